#include "debrief/import/body_edits.h"

#include <algorithm>
#include <array>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

using enum SectionRole;

struct PlainHeading {
  std::string_view title;  ///< in lower case
  SectionRole role;
};

/// Titles that say no more than the role does. `What went wrong` is not among them: it says more
/// than `Lessons learned`.
constexpr std::array kPlain = std::to_array<PlainHeading>({
    {"action items", kActions},
    {"causes", kFactors},
    {"chronology", kTimeline},
    {"contributing causes", kFactors},
    {"event timeline", kTimeline},
    {"executive summary", kFacts},
    {"follow ups", kActions},
    {"follow-ups", kActions},
    {"followups", kActions},
    {"got lucky", kLucky},
    {"incident summary", kFacts},
    {"incident timeline", kTimeline},
    {"issue summary", kFacts},
    {"key takeaways", kLessons},
    {"learnings", kLessons},
    {"lessons", kLessons},
    {"lessons learnt", kLessons},
    {"next steps", kActions},
    {"overview", kFacts},
    {"root cause", kFactors},
    {"root causes", kFactors},
    {"sequence of events", kTimeline},
    {"summary", kFacts},
    {"takeaways", kLessons},
    {"things that went well", kWentWell},
    {"timeline of events", kTimeline},
    {"we got lucky", kLucky},
    {"went well", kWentWell},
    {"what happened", kFacts},
    {"what went right", kWentWell},
    {"what worked", kWentWell},
});
static_assert(std::ranges::is_sorted(kPlain, {}, &PlainHeading::title));

std::string_view canonical_title(SectionRole role) {
  switch (role) {
    case kFacts:
      return "Facts";
    case kTimeline:
      return "Timeline";
    case kFactors:
      return "Contributing factors";
    case kWentWell:
      return "What went well";
    case kLucky:
      return "Where we got lucky";
    case kActions:
      return "Actions";
    case kLessons:
      return "Lessons learned";
    default:
      return {};
  }
}

/// The number of an id such as `A12`; 0 for any other.
uint32_t number_of_id(std::string_view id) {
  constexpr size_t kMostDigits = 6;
  if (id.size() < 2 || id.size() > kMostDigits || id[0] != 'A') return 0;
  uint32_t number = 0;
  for (const char byte : id.substr(1)) {
    if (!is_ascii_digit(byte)) return 0;
    number = number * 10 + static_cast<uint32_t>(byte - '0');
  }
  return number;
}

}  // namespace

BodyEdits heading_edits(const Document& document, const std::set<std::string>& anchors) {
  BodyEdits found;
  std::vector<const TextBlock*> texts(document.markdown.blocks.size(), nullptr);
  for (const TextBlock& text : document.texts) {
    if (text.kind != TextKind::kField) texts[text.block] = &text;
  }
  std::map<SectionRole, size_t> sections;  // how many of each role
  for (const Section& section : document.sections) ++sections[section.role];
  for (const Section& section : document.sections) {
    if (!section.heading_block) continue;
    const Block& block = document.markdown.blocks[*section.heading_block];
    const std::string_view title = canonical_title(section.role);
    if (block.kind != BlockKind::kHeading || title.empty()) continue;
    const std::string own = lower_ascii(section.title);
    const auto plain = std::ranges::lower_bound(kPlain, own, {}, &PlainHeading::title);
    const bool says_no_more =
        plain != kPlain.end() && plain->title == own && plain->role == section.role;
    const TextBlock* text = texts[*section.heading_block];
    if (!says_no_more || sections[section.role] != 1 || text == nullptr || !text->prose.exact)
      continue;
    if (!text->prose.marks.empty()) continue;
    if (anchors.contains(heading_slug(plain_text(document.markdown, *section.heading_block)))) {
      continue;
    }
    found.edits.push_back({text->prose.source(0, text->prose.text.size()), std::string(title)});
    found.reworded.push_back(*section.heading_block);
    found.notes.push_back({Certainty::kUnderstood, "heading", std::string(title),
                           concat("was “", section.title, "”"),
                           document.source.line_of(section.heading.begin), Sureness::kHigh});
  }
  return found;
}

BodyEdits action_edits(const Document& document) {
  BodyEdits found;
  uint32_t number = 0;
  for (const Action& action : document.actions) number = std::max(number, number_of_id(action.id));
  uint32_t first = 0;
  for (const Action& action : document.actions) {
    const Block& item = document.markdown.blocks[action.block];
    if (!action.id.empty() || item.kind != BlockKind::kItem) continue;
    const Block& paragraph = document.markdown.blocks[action.text_block];
    uint32_t at = paragraph.span.begin;
    if (item.checkbox != Checkbox::kNone) at = std::max(at, item.checkbox_span.end);
    const std::string_view bytes = document.source.bytes();
    while (at < paragraph.span.end && (bytes[at] == ' ' || bytes[at] == '\t')) ++at;
    found.edits.push_back({{at, at}, concat("**A", ++number, "** ")});
    if (first == 0) first = document.source.line_of(action.span.begin);
  }
  if (found.edits.empty()) return found;
  const size_t count = found.edits.size();
  const uint32_t from = number + 1 - static_cast<uint32_t>(count);
  found.notes.push_back({Certainty::kUnderstood, "actions",
                         count == 1 ? concat("A", number) : concat("A", from, "–A", number),
                         "ids for items that had none", first, Sureness::kHigh});
  return found;
}

}  // namespace debrief
