#include "debrief/checks/wording.h"

#include <algorithm>
#include <map>

namespace debrief {
namespace {

/// The part of a text that stands in a span of the source; all of it where that cannot be told.
Wording part_in(const Document& document, size_t text, Span span) {
  const Prose& prose = document.texts[text].prose;
  const auto size = static_cast<uint32_t>(prose.text.size());
  if (!prose.exact) return {text, 0, size};
  const auto byte_at = [&](uint32_t offset) {
    return static_cast<uint32_t>(prose.sources.first_from(offset));
  };
  const uint32_t begin = byte_at(span.begin), end = byte_at(span.end);
  if (begin >= end) return {text, 0, size};
  return {text, begin, end};
}

}  // namespace

std::optional<Wording> wording_of(const Document& document, const Action& action,
                                  const Readings& readings) {
  const Span block = document.markdown.blocks[action.text_block].span;
  for (const size_t text : readings.texts_in(block)) {
    if (document.texts[text].block == action.text_block) {
      return part_in(document, text, action.text_span);
    }
  }
  return std::nullopt;
}

std::optional<Wording> wording_of(const Document& document, const Factor& factor,
                                  const Readings& readings) {
  // Of a row the cell that holds the factor, of an item its first paragraph.
  const std::string_view start = std::string_view(factor.text).substr(0, factor.text.find(' '));
  for (const size_t text : readings.texts_in(factor.span)) {
    const Prose& prose = document.texts[text].prose;
    if (prose.exact && !factor.text_span.empty()) {
      const Span block = document.markdown.blocks[document.texts[text].block].span;
      if (block.contains(factor.text_span)) return part_in(document, text, factor.text_span);
      continue;
    }
    const size_t at = prose.text.find(start);
    if (at == prose.text.npos) continue;
    return Wording{text, static_cast<uint32_t>(at), static_cast<uint32_t>(prose.text.size())};
  }
  return std::nullopt;
}

std::vector<Wording> answers_of(const Document& document, WhyAnswers which) {
  // The texts of the body by where they start; leaf blocks do not overlap.
  std::map<uint32_t, size_t> texts;
  for (size_t text = 0; text < document.texts.size(); ++text) {
    if (document.texts[text].role == SectionRole::kWhys)
      texts[document.markdown.blocks[document.texts[text].block].span.begin] = text;
  }
  std::vector<bool> asked_on(document.whys.size());
  for (const Why& why : document.whys) {
    if (why.parent) asked_on[*why.parent] = true;
  }
  std::vector<Wording> answers;
  for (size_t i = 0; i < document.whys.size(); ++i) {
    const Why& why = document.whys[i];
    if (why.answer.empty() || (which == WhyAnswers::kLast && asked_on[i])) continue;
    const auto behind = texts.upper_bound(why.answer_span.begin);
    if (behind == texts.begin()) continue;
    const size_t text = std::prev(behind)->second;
    const Span block = document.markdown.blocks[document.texts[text].block].span;
    if (block.contains(why.answer_span))
      answers.push_back(part_in(document, text, why.answer_span));
  }
  return answers;
}

std::string_view words_of(const Document& document, const Wording& wording) {
  return std::string_view(document.texts[wording.text].prose.text)
      .substr(wording.begin, wording.end - wording.begin);
}

Span span_of(const Document& document, const Wording& wording) {
  return document.texts[wording.text].prose.source(wording.begin, wording.end);
}

std::vector<LanguageMatch> find_in(const Wording& wording, const std::string& phrase,
                                   Readings& readings) {
  std::vector<LanguageMatch> found = readings.find(wording.text, phrase);
  std::erase_if(found, [&](const LanguageMatch& match) {
    return match.begin < wording.begin || match.end > wording.end;
  });
  return found;
}

bool says(const Wording& wording, const std::string& phrase, Readings& readings) {
  return !find_in(wording, phrase, readings).empty();
}

LanguageMatch with_agent(const Document& document, const Wording& wording, LanguageMatch match) {
  const std::string_view text = document.texts[wording.text].prose.text;
  constexpr size_t kFar = 80;  // “Alice, who was on call for the second week that month, ran”
  const bool inside =
      text.substr(match.begin, match.end - match.begin).find(match.agent) != text.npos;
  if (match.agent.empty() || inside) return match;
  const size_t agent = text.substr(0, match.begin).rfind(match.agent);
  if (agent == text.npos || agent < wording.begin || match.begin - agent > kFar) return match;
  match.begin = static_cast<uint32_t>(agent);
  return match;
}

std::vector<const Action*> standing_actions(const Document& document) {
  std::vector<const Action*> actions;
  for (const Action& action : document.actions) {
    if (action.status != ActionStatus::kDeclined) actions.push_back(&action);
  }
  return actions;
}

}  // namespace debrief
