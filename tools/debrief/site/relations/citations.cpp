#include "debrief/site/relations/citations.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/site/links.h"

namespace debrief {
namespace {

/// Longer sentences are cut on either side of what is cited.
constexpr size_t kMostContext = 160;

/// Where the text block holds bytes of the source, as a range of its prose; empty when it does not.
std::pair<size_t, size_t> prose_range(const Prose& prose, Span span) {
  return {prose.sources.first_from(span.begin), prose.sources.first_from(span.end)};
}

/// The start of the sentence that `at` lies in, not further back than kMostContext.
size_t sentence_begin(std::string_view text, size_t at) {
  const size_t limit = at > kMostContext ? at - kMostContext : 0;
  for (size_t i = at; i > limit + 1; --i) {
    const bool ends = text[i - 2] == '.' || text[i - 2] == '!' || text[i - 2] == '?';
    if (ends && is_ascii_space(text[i - 1])) return i;
  }
  if (limit == 0) return 0;
  const size_t space = text.find(' ', limit);
  return space < at ? space + 1 : at;
}

size_t sentence_end(std::string_view text, size_t at) {
  const size_t limit = std::min(text.size(), at + kMostContext);
  for (size_t i = at; i < limit; ++i) {
    const bool ends = text[i] == '.' || text[i] == '!' || text[i] == '?';
    if (ends && (i + 1 == text.size() || is_ascii_space(text[i + 1]))) return i + 1;
  }
  if (limit == text.size()) return limit;
  const size_t space = text.rfind(' ', limit);
  return space == std::string_view::npos || space < at ? at : space;
}

/// The section that a block stands in; of a story the teller too: `Stories, @dana`.
std::string place_of(const Document& document, uint32_t index) {
  if (index >= document.sections.size()) return "";
  const Section& section = document.sections[index];
  const auto story = std::ranges::find(document.stories, index, &Story::section);
  if (story == document.stories.end()) return section.title;
  const std::string who = person_name(story->who);
  if (!section.parent || document.sections[*section.parent].title.empty()) return who;
  return concat(document.sections[*section.parent].title, ", ", who);
}

Backlink citation(const Document& document, size_t record, Span link) {
  Backlink result;
  result.record = record;
  for (const TextBlock& block : document.texts) {
    const Prose& prose = block.prose;
    if (block.kind == TextKind::kField || prose.sources.empty()) continue;
    const auto [begin, end] = prose_range(prose, link);
    if (begin == end) continue;
    const std::string_view text = prose.text;
    const size_t from = sentence_begin(text, begin);
    result.before = text.substr(from, begin - from);
    result.cited = text.substr(begin, end - begin);
    result.after = text.substr(end, sentence_end(text, end) - end);
    result.place = place_of(document, block.section);
    break;
  }
  return result;
}

}  // namespace

void add_citations(SiteModel& model) {
  for (size_t i = 0; i < model.records.size(); ++i) {
    const CorpusDocument& source = *model.records[i].source;
    for (const Reference& reference : source.document.references) {
      if (reference.kind != Reference::Kind::kLink) continue;
      const auto link = local_link(source.path, reference.target);
      if (!link) continue;
      const auto target = model.by_path.find(link->path);
      if (target == model.by_path.end() || target->second == i) continue;
      model.records[target->second].cited_by.push_back(
          citation(source.document, i, reference.span));
    }
  }
}

}  // namespace debrief
