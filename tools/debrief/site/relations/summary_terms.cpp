#include "debrief/site/relations/summary_terms.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "debrief/base/strings.h"
#include "debrief/language/grammar.h"
#include "debrief/site/model.h"
#include "debrief/site/words.h"

namespace debrief {
namespace {

/// A summary is so long at most; what stands behind is detail.
constexpr size_t kMostBytes = 800;
constexpr size_t kMostTelling = 8;
constexpr size_t kLeastLetters = 4;
/// A word that more than this share of the records use tells nothing, nor do few do so.
constexpr double kFrequentShare = 0.1;
constexpr size_t kFewRecords = 3;
constexpr double kSaturation = 1.2, kLengthShare = 0.75;

bool is_letter(char byte) { return is_ascii_alpha(byte) || (byte & 0x80) != 0; }

/// Names of months and days stand in every summary.
const std::set<std::string, std::less<>>& calendar_words() {
  static const auto* const kWords = [] {
    auto* words = new std::set<std::string, std::less<>>;
    const Words& english = Words::english();
    for (int i = 1; i <= 12; ++i) words->insert(lower_ascii(english.month(i)));
    for (int i = 0; i < 7; ++i) words->insert(lower_ascii(english.day(i)));
    return words;
  }();
  return *kWords;
}

bool tells(const std::string& word) {
  return !function_word(word) && !calendar_words().contains(word);
}

std::string summary_of(const Record& record) {
  std::string text = record.title;
  for (const Fact& fact : record.document().facts) {
    if (text.size() > kMostBytes) break;
    append(text, " ", fact.text);
  }
  return text;
}

}  // namespace

SummaryTerms::SummaryTerms(const SiteModel& model) {
  KnownWords known_words;
  for (size_t i = 0; i < model.records.size(); ++i) {
    read(i, summary_of(model.records[i]), known_words);
  }
  const auto count = static_cast<double>(model.records.size());
  const double frequent = std::max<double>(kFewRecords, count * kFrequentShare);
  for (Term& term : terms_) {
    const auto having = static_cast<double>(term.records.size());
    const bool alone = term.records.size() < 2;
    if (!alone && having <= frequent && having * 2 <= count) {
      term.rarity = std::log(1 + (count - having + 0.5) / (having + 0.5));
    }
  }
  double words = 0;
  for (const double each : length_) words += each;
  if (words > 0) usual_length_ = words / count;
}

void SummaryTerms::read(size_t record, std::string_view text, KnownWords& known_words) {
  std::vector<uint32_t> found;
  for (size_t at = 0; at < text.size();) {
    size_t end = at;
    while (end < text.size() && is_letter(text[end])) ++end;
    if (end - at >= kLeastLetters) {
      std::string word = lower_ascii(text.substr(at, end - at));
      const auto [known, is_new] =
          known_words.try_emplace(word, static_cast<uint32_t>(terms_.size()));
      if (is_new) terms_.push_back({std::move(word), {}, 0});
      found.push_back(known->second);
    }
    at = end + 1;
  }
  length_.push_back(static_cast<double>(found.size()));
  std::ranges::sort(found);
  std::vector<Use>& uses = uses_.emplace_back();
  for (const uint32_t term : found) {
    if (!uses.empty() && uses.back().term == term) {
      ++uses.back().times;
      continue;
    }
    if (terms_[term].records.empty() && !tells(terms_[term].word)) continue;
    uses.push_back({term, 1});
    terms_[term].records.push_back(static_cast<uint32_t>(record));
  }
  uses.shrink_to_fit();
}

double SummaryTerms::weight_in(const Use& use, size_t record) const {
  const double times = use.times;
  const double length = 1 - kLengthShare + kLengthShare * length_[record] / usual_length_;
  return terms_[use.term].rarity * times * (kSaturation + 1) / (times + kSaturation * length);
}

std::vector<uint32_t> SummaryTerms::telling(size_t record) const {
  std::vector<uint32_t> terms;
  for (const Use& use : uses_[record]) {
    if (terms_[use.term].rarity > 0) terms.push_back(use.term);
  }
  std::ranges::sort(terms, {}, [&](uint32_t term) { return std::tuple(-rarity(term), term); });
  if (terms.size() > kMostTelling) terms.resize(kMostTelling);
  return terms;
}

std::vector<uint32_t> SummaryTerms::shared(size_t record, size_t other) const {
  std::vector<uint32_t> terms;
  const std::vector<Use>&one = uses_[record], &two = uses_[other];
  for (size_t i = 0, j = 0; i < one.size() && j < two.size();) {
    if (one[i].term == two[j].term && rarity(one[i].term) > 0) terms.push_back(one[i].term);
    const bool first = one[i].term <= two[j].term;
    const bool second = two[j].term <= one[i].term;
    i += first;
    j += second;
  }
  std::ranges::sort(terms, {},
                    [&](uint32_t term) { return std::tuple(-rarity(term), word(term)); });
  return terms;
}

double SummaryTerms::likeness(size_t record, size_t other) const {
  double sum = 0;
  std::vector<uint32_t> terms = shared(record, other);
  std::ranges::sort(terms);
  auto term = terms.begin();
  for (const Use& use : uses_[other]) {
    if (term == terms.end()) break;
    if (use.term != *term) continue;
    sum += weight_in(use, other);
    ++term;
  }
  return sum;
}

}  // namespace debrief
