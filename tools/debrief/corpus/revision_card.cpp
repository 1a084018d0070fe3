#include "debrief/corpus/revision_card.h"

#include <algorithm>
#include <utility>

#include "debrief/base/byte_stream.h"
#include "debrief/base/stable_hash.h"
#include "debrief/base/strings.h"
#include "debrief/corpus/revision_text.h"

namespace debrief {
namespace {

void add_front_matter(const FrontMatter& front, PartHash& hash) {
  hash.add_number(front.present);
  for (const YamlNode& node : front.tree.nodes) {
    hash.add_number(static_cast<uint64_t>(node.kind)).add(node.text);
    hash.add_number(node.items.size()).add_number(node.entries.size());
  }
}

/// What a reader sees of the body, block by block, and where its links lead.
void add_body(const Markdown& markdown, PartHash& hash) {
  for (BlockIndex i = 0; i < markdown.blocks.size(); ++i) {
    const Block& block = markdown.blocks[i];
    std::string line = plain_text(markdown, i);
    for (const std::string_view part : split(block.literal, '\n')) append(line, trim(part));
    if (block.checkbox != Checkbox::kNone) append(line, static_cast<int>(block.checkbox));
    if (!line.empty()) hash.add(line);
  }
  for (const Inline& each : markdown.inlines) {
    if (!each.url.empty()) hash.add(each.url);
  }
}

uint64_t reading_of(const Document& document) {
  if (document.markdown.refusal) return stable_hash(document.source.bytes());
  PartHash hash;
  add_front_matter(document.front_matter, hash);
  add_body(document.markdown, hash);
  return hash.value();
}

bool tells_facts(const TextBlock& text) {
  const bool told = text.role == SectionRole::kFacts || text.role == SectionRole::kImpact ||
                    text.role == SectionRole::kTimeline;
  return told && text.kind != TextKind::kHeading;
}

/// The words of what is told as facts, folded to 32 bits each, sorted.
std::vector<uint32_t> fact_words_of(const Document& document) {
  std::vector<uint32_t> words;
  for (const TextBlock& text : document.texts) {
    if (!tells_facts(text)) continue;
    for (const std::string_view word : words_of(text.prose.text)) {
      const uint64_t hash = stable_hash(lower_ascii(word));
      words.push_back(static_cast<uint32_t>(hash ^ (hash >> 32)));
    }
  }
  std::ranges::sort(words);
  return words;
}

CardAction card_of(const Action& action) {
  CardAction card{
      .id = action.id, .text = action.text, .status = action.status, .due = {}, .owners = {}};
  if (action.due) card.due = absl::CivilDay(action.due->value.local);
  for (const PersonReference& owner : action.owners) {
    append(card.owners, card.owners.empty() ? "" : ", ", owner.name);
  }
  return card;
}

}  // namespace

RevisionCard card_of(const Document& document, const std::set<std::string>& prompts) {
  const auto& visibility = document.front_matter.visibility;
  RevisionCard card{.id = identity_of(document.source.bytes()),
                    .visibility = visibility ? visibility->value : "",
                    .status = document.status,
                    .facts_written = facts_are_written(document, prompts),
                    .letters = stable_hash(letters_of(document.source.bytes())),
                    .reading = reading_of(document),
                    .amendments = static_cast<uint32_t>(document.amendments.size()),
                    .fact_words = fact_words_of(document),
                    .actions = {}};
  for (const Action& action : document.actions) card.actions.push_back(card_of(action));
  return card;
}

double facts_changed(const RevisionCard& before, const RevisionCard& after) {
  const std::vector<uint32_t>& a = before.fact_words;
  const std::vector<uint32_t>& b = after.fact_words;
  const size_t longer = std::max(a.size(), b.size());
  if (longer == 0) return 0;
  std::vector<uint32_t> common;
  std::ranges::set_intersection(a, b, std::back_inserter(common));
  return static_cast<double>(longer - common.size()) / static_cast<double>(longer);
}

std::string card_bytes(const RevisionCard& card) {
  ByteWriter out;
  out.text(card.id);
  out.text(card.visibility);
  out.number(static_cast<uint32_t>(card.status));
  out.number(card.facts_written ? 1 : 0);
  for (const uint64_t each : {card.letters, card.reading}) {
    out.number(static_cast<uint32_t>(each >> 32));
    out.number(static_cast<uint32_t>(each));
  }
  out.number(card.amendments);
  out.number(static_cast<uint32_t>(card.fact_words.size()));
  uint32_t last = 0;
  for (const uint32_t each : card.fact_words) out.number(each - std::exchange(last, each));
  out.number(static_cast<uint32_t>(card.actions.size()));
  for (const CardAction& each : card.actions) {
    out.text(each.id);
    out.text(each.text);
    out.number(static_cast<uint32_t>(each.status));
    out.text(each.due ? absl::FormatCivilTime(*each.due) : std::string());
    out.text(each.owners);
  }
  return out.take();
}

std::optional<RevisionCard> read_card(std::string_view bytes) {
  ByteReader in(bytes);
  RevisionCard card;
  card.id = in.text();
  card.visibility = in.text();
  card.status = static_cast<Status>(in.number_below(static_cast<uint32_t>(Status::kWithdrawn) + 1));
  card.facts_written = in.number_below(2) != 0;
  for (uint64_t* const each : {&card.letters, &card.reading}) {
    *each = uint64_t{in.number()} << 32;
    *each |= in.number();
  }
  card.amendments = in.number();
  card.fact_words.resize(in.count());
  uint32_t last = 0;
  for (uint32_t& each : card.fact_words) each = last += in.number();
  card.actions.resize(in.count());
  for (CardAction& each : card.actions) {
    each.id = in.text();
    each.text = in.text();
    each.status = static_cast<ActionStatus>(
        in.number_below(static_cast<uint32_t>(ActionStatus::kDeclined) + 1));
    const std::string due(in.text());
    absl::CivilDay day;
    if (!due.empty() && absl::ParseCivilTime(due, &day)) each.due = day;
    each.owners = in.text();
  }
  if (!in.done()) return std::nullopt;
  return card;
}

}  // namespace debrief
