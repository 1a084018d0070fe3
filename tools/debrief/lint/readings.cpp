#include "debrief/lint/readings.h"

#include <algorithm>

namespace debrief {

Readings::Readings(const Document& document, const RuleSet& rules, const Reader& reader)
    : document_(document), rules_(rules), reader_(reader), readings_(document.texts.size()) {}

const Reading& Readings::of(size_t text) {
  std::optional<Reading>& reading = readings_[text];
  if (!reading) reading = reader_.read(document_.texts[text].prose);
  return *reading;
}

std::vector<size_t> Readings::texts_in(Span span) const {
  const auto& texts = document_.texts;
  const auto block_of = [&](const TextBlock& text) {
    return document_.markdown.blocks[text.block].span;
  };
  // Fields come first, and are nowhere in the body.
  const auto first = std::partition_point(texts.begin(), texts.end(), [&](const TextBlock& text) {
    return text.kind == TextKind::kField || block_of(text).begin < span.begin;
  });
  std::vector<size_t> found;
  for (auto text = first; text != texts.end() && block_of(*text).begin < span.end; ++text) {
    if (span.contains(block_of(*text))) found.push_back(static_cast<size_t>(text - texts.begin()));
  }
  return found;
}

std::vector<LanguageMatch> Readings::find(size_t text, const std::string& phrase) {
  std::vector<LanguageMatch> matches = reader_.match(of(text), phrase);
  std::erase_if(matches, [](const LanguageMatch& match) { return match.quoted; });
  return matches;
}

std::vector<LanguageMatch> Readings::find(size_t text, const Frame& frame) {
  std::vector<LanguageMatch> matches = reader_.match(of(text), frame);
  std::erase_if(matches,
                [](const LanguageMatch& match) { return match.quoted || match.mentioned; });
  return matches;
}

std::vector<RuleMatch> Readings::find_rule(size_t text, std::string_view id) {
  const Rule* rule = rules_.find(id);
  if (rule == nullptr) return {};
  std::vector<RuleMatch> matches = run_matchers(*rule, reader_, of(text));
  std::erase_if(matches, [](const RuleMatch& match) { return match.quoted; });
  return matches;
}

}  // namespace debrief
