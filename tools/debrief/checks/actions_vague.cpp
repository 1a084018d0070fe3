#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/wording.h"
#include "debrief/text/words.h"

namespace debrief {
namespace {

/// What may stand before the word that decides: “we should improve …”.
constexpr std::array kLeads = std::to_array<std::string_view>(
    {"a",      "also",   "be",   "can",   "could", "going", "i",     "is",
     "it",     "let",    "may",  "might", "must",  "need",  "needs", "perhaps",
     "please", "should", "team", "the",   "to",    "us",    "we",    "will"});
static_assert(std::ranges::is_sorted(kLeads));

/// Verbs whose outcome is an answer: with a date it is known when.
constexpr std::array kQuestions = std::to_array<std::string_view>(
    {"assess", "discuss", "evaluate", "explore", "figure out", "identify", "investigate",
     "look into", "review", "understand"});
static_assert(std::ranges::is_sorted(kQuestions));

/// Words that are vague only before a bare aim: “ensure stability”, not “ensure that the suite runs
/// against the new client before each release”.
constexpr std::array kShortOnly =
    std::to_array<std::string_view>({"clear", "clearer", "ensure", "ensuring", "keep", "make sure",
                                     "more", "prioritise", "prioritize"});
static_assert(std::ranges::is_sorted(kShortOnly));
constexpr size_t kFewWords = 6;

/// Ways of saying when it is done, or how.
constexpr std::array kBounds = std::to_array<const char*>(
    {"when", "whenever", "if", "until", "unless", "so that", "by adding", "by using", "by moving",
     "by making", "by setting", "by removing", "~verify", "at least", "at most", "within"});

bool is_lead(const Word& word) {
  return word.kind == WordKind::kPunctuation || std::ranges::binary_search(kLeads, word.text);
}

/// The vague word that the action starts with, behind “we should” at most.
std::optional<LanguageMatch> leading_vagueness(const Document& document, const Wording& wording,
                                               Readings& readings) {
  const std::string_view words = words_of(document, wording);
  for (const LanguageMatch& match : find_in(wording, "@vague-act", readings)) {
    const auto before = split_words(words.substr(0, match.begin - wording.begin));
    if (std::ranges::all_of(before, is_lead)) return match;
    break;
  }
  return std::nullopt;
}

/// “a synthetic check”, “one more runbook”: a thing that will be there, within three words behind
/// what makes it new.
bool names_something_new(const Document& document, const Wording& wording, Readings& readings) {
  const std::string_view text = document.texts[wording.text].prose.text;
  for (const LanguageMatch& thing : find_in(wording, "@deliverable", readings)) {
    std::vector<Word> before = split_words(text.substr(wording.begin, thing.begin - wording.begin));
    const size_t from = before.size() > 3 ? before.size() - 3 : 0;
    for (size_t i = from; i < before.size(); ++i) {
      const std::string& word = before[i].text;
      if (word == "a" || word == "an" || word == "one" || word == "new" || word == "with") {
        return true;
      }
    }
  }
  return false;
}

/// Something that can be pointed at: a number, code, an address, a thing that will be there.
bool names_an_outcome(const Document& document, const Wording& wording, Readings& readings) {
  const Prose& prose = document.texts[wording.text].prose;
  const bool marked = std::ranges::any_of(prose.marks, [&](const ProseRange& range) {
    const bool within = range.begin >= wording.begin && range.end <= wording.end;
    return within && (range.mark == ProseMark::kCode || range.mark == ProseMark::kLink ||
                      range.mark == ProseMark::kUrl);
  });
  if (marked) return true;
  for (const Word& word : split_words(words_of(document, wording))) {
    if (word.kind == WordKind::kNumber || word.kind == WordKind::kIdentifier) return true;
  }
  if (names_something_new(document, wording, readings)) return true;
  return std::ranges::any_of(kBounds,
                             [&](const char* phrase) { return says(wording, phrase, readings); });
}

bool is_dated_question(const Action& action, std::string_view word) {
  return action.due &&
         (action.type == "investigate" || std::ranges::binary_search(kQuestions, word));
}

/// “Ensure that …” with more words than an aim takes.
bool says_more(std::string_view word, std::string_view words) {
  return std::ranges::binary_search(kShortOnly, word) && split_words(words).size() > kFewWords;
}

}  // namespace

void actions_vague(const Document& document, const Config&, Readings& readings, Emit& emit) {
  for (const Action* action : standing_actions(document)) {
    if (action->status == ActionStatus::kDone || action->tracker) continue;
    const auto wording = wording_of(document, *action, readings);
    if (!wording) continue;
    const auto match = leading_vagueness(document, *wording, readings);
    if (!match) continue;
    const Prose& prose = document.texts[wording->text].prose;
    const std::string word =
        lower_ascii(std::string_view(prose.text).substr(match->begin, match->end - match->begin));
    if (is_dated_question(*action, word)) continue;
    if (says_more(word, words_of(document, *wording))) continue;
    if (names_an_outcome(document, *wording, readings)) continue;
    emit(prose.source(match->begin, match->end));
  }
}

}  // namespace debrief
