#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/postmortem/time_text.h"
#include "debrief/text/words.h"

namespace debrief {
namespace {

constexpr std::array kNumerals = std::to_array<std::string_view>(
    {"all",  "billion", "both",     "dozen",   "eight",  "eleven", "every", "five",
     "four", "half",    "hundred",  "million", "nine",   "none",   "one",   "seven",
     "six",  "ten",     "thousand", "three",   "twelve", "twenty", "two",   "zero"});
static_assert(std::ranges::is_sorted(kNumerals));

/// What holds the facts to the ground.
struct Anchors {
  bool clock = false;   ///< a time of day
  bool zone = false;    ///< of one of them, or of all
  bool number = false;  ///< besides dates and times
};

/// Reads the numbers of one text: dates, clocks, quantities.
void read_numbers(const Prose& prose, Anchors& anchors) {
  const std::string_view text = prose.text;
  size_t behind = 0;
  for (const Word& word : split_words(prose)) {
    if (word.begin < behind) continue;
    if (std::ranges::binary_search(kNumerals, word.text)) anchors.number = true;
    if (word.kind != WordKind::kNumber) continue;
    if (const auto time = read_time(text.substr(word.begin, 80))) {
      anchors.clock |= time->clock.has_value();
      anchors.zone |= time->clock.has_value() && !time->zone.empty();
      behind = word.begin + time->end;
    } else {
      anchors.number = true;
    }
  }
  if (!find_zone_name(text).empty()) anchors.zone = true;
}

bool is_told(const TextBlock& text) {
  return text.role == SectionRole::kFacts && text.kind != TextKind::kField &&
         text.kind != TextKind::kHeading && !text.quoted;
}

/// “how many users”, “as many nodes as”, “62,000 of the most active organisations”: no amount, or
/// one that is given.
bool is_no_amount(const Prose& prose, uint32_t begin) {
  std::vector<Word> before = split_words(
      std::string_view(prose.text).substr(begin - std::min(begin, 40U), std::min(begin, 40U)));
  if (before.empty()) return false;
  for (const std::string_view word : {"how", "as", "so", "too", "the"}) {
    if (before.back().text == word) return true;
  }
  return before.size() > 1 && before.back().text == "of" &&
         before[before.size() - 2].kind == WordKind::kNumber;
}

/// “many users” in a sentence without a number.
void emit_vague_amounts(const Document& document, size_t index, Readings& readings, Emit& emit) {
  const Prose& prose = document.texts[index].prose;
  constexpr uint32_t kNear = 24;
  const std::vector<LanguageMatch> counted = readings.find(index, "@countable");
  for (const LanguageMatch& amount : readings.find(index, "@vague-amount")) {
    const auto thing = std::ranges::find_if(counted, [&](const LanguageMatch& match) {
      return match.begin >= amount.end && match.begin - amount.end <= kNear;
    });
    if (thing == counted.end() || is_no_amount(prose, amount.begin)) continue;
    const std::string_view between =
        std::string_view(prose.text).substr(amount.end, thing->end - amount.end);
    if (between.find_first_of("0123456789.,;:()") != between.npos) continue;
    // “many users (8,000)”
    const std::string_view behind = std::string_view(prose.text).substr(thing->end, 6);
    if (behind.find_first_of("0123456789") != behind.npos) continue;
    const std::string_view words =
        std::string_view(prose.text).substr(amount.begin, thing->end - amount.begin);
    emit(prose.source(amount.begin, thing->end), concat("“", words, "” gives no number"))
        .question("How many, of how many, and where was that counted?")
        .rewrite("8,000 of 62,000 organisations");
  }
}

std::string what_is_missing(const Anchors& anchors, bool instant) {
  if (!instant && !anchors.number) return "the facts name neither an instant nor a number";
  if (!anchors.number) return "the facts give no number";
  return anchors.clock ? "the facts give a time without its zone" : "the facts name no instant";
}

}  // namespace

void facts_unanchored(const Document& document, const Config&, Readings& readings, Emit& emit) {
  if (document.status == Status::kStub) return;
  Anchors anchors;
  const TextBlock* first = nullptr;
  for (size_t index = 0; index < document.texts.size(); ++index) {
    const TextBlock& text = document.texts[index];
    if (!is_told(text)) continue;
    if (first == nullptr) first = &text;
    read_numbers(text.prose, anchors);
    emit_vague_amounts(document, index, readings, emit);
  }
  if (first == nullptr) return;
  const bool dated = document.started && document.started->instant;
  const bool instant = dated || (anchors.clock && (anchors.zone || document.front_matter.timezone));
  if (instant && anchors.number) return;
  emit(document.sections[first->section].heading, what_is_missing(anchors, instant));
}

}  // namespace debrief
