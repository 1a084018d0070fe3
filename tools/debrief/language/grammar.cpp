#include "debrief/language/grammar.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

// Sorted by word.
constexpr FunctionWord kFunctionWords[] = {
    {"a", Tag::kDeterminer},
    {"about", Tag::kPreposition},
    {"above", Tag::kPreposition},
    {"across", Tag::kPreposition},
    {"after", Tag::kPreposition},
    {"against", Tag::kPreposition},
    {"all", Tag::kDeterminer},
    {"along", Tag::kPreposition},
    {"although", Tag::kSubordinator},
    {"amid", Tag::kPreposition},
    {"among", Tag::kPreposition},
    {"an", Tag::kDeterminer},
    {"and", Tag::kConjunction},
    {"another", Tag::kDeterminer},
    {"any", Tag::kDeterminer},
    {"anybody", Tag::kPronoun},
    {"anyone", Tag::kPronoun},
    {"anything", Tag::kPronoun},
    {"around", Tag::kPreposition},
    {"as", Tag::kPreposition},
    {"at", Tag::kPreposition},
    {"because", Tag::kSubordinator},
    {"before", Tag::kPreposition},
    {"behind", Tag::kPreposition},
    {"below", Tag::kPreposition},
    {"beneath", Tag::kPreposition},
    {"beside", Tag::kPreposition},
    {"between", Tag::kPreposition},
    {"beyond", Tag::kPreposition},
    {"both", Tag::kDeterminer},
    {"but", Tag::kConjunction},
    {"by", Tag::kPreposition},
    {"can", Tag::kModal},
    {"could", Tag::kModal},
    {"despite", Tag::kPreposition},
    {"down", Tag::kPreposition},
    {"during", Tag::kPreposition},
    {"each", Tag::kDeterminer},
    {"either", Tag::kDeterminer},
    {"every", Tag::kDeterminer},
    {"everybody", Tag::kPronoun},
    {"everyone", Tag::kPronoun},
    {"everything", Tag::kPronoun},
    {"except", Tag::kPreposition},
    {"few", Tag::kDeterminer},
    {"for", Tag::kPreposition},
    {"from", Tag::kPreposition},
    {"he", Tag::kPronoun},
    {"her", Tag::kPossessive},
    {"herself", Tag::kObjectPronoun},
    {"him", Tag::kObjectPronoun},
    {"himself", Tag::kObjectPronoun},
    {"his", Tag::kPossessive},
    {"how", Tag::kSubordinator},
    {"i", Tag::kPronoun},
    {"if", Tag::kSubordinator},
    {"in", Tag::kPreposition},
    {"inside", Tag::kPreposition},
    {"into", Tag::kPreposition},
    {"it", Tag::kPronoun},
    {"its", Tag::kPossessive},
    {"itself", Tag::kObjectPronoun},
    {"lest", Tag::kSubordinator},
    {"like", Tag::kPreposition},
    {"many", Tag::kDeterminer},
    {"may", Tag::kModal},
    {"me", Tag::kObjectPronoun},
    {"might", Tag::kModal},
    {"must", Tag::kModal},
    {"my", Tag::kPossessive},
    {"myself", Tag::kObjectPronoun},
    {"near", Tag::kPreposition},
    {"neither", Tag::kDeterminer},
    {"never", Tag::kNot},
    {"no", Tag::kDeterminer},
    {"no-one", Tag::kPronoun},
    {"nobody", Tag::kPronoun},
    {"none", Tag::kPronoun},
    {"noone", Tag::kPronoun},
    {"nor", Tag::kConjunction},
    {"not", Tag::kNot},
    {"nothing", Tag::kPronoun},
    {"of", Tag::kPreposition},
    {"off", Tag::kPreposition},
    {"on", Tag::kPreposition},
    {"onto", Tag::kPreposition},
    {"or", Tag::kConjunction},
    {"our", Tag::kPossessive},
    {"ourselves", Tag::kObjectPronoun},
    {"out", Tag::kPreposition},
    {"outside", Tag::kPreposition},
    {"over", Tag::kPreposition},
    {"per", Tag::kPreposition},
    {"several", Tag::kDeterminer},
    {"shall", Tag::kModal},
    {"she", Tag::kPronoun},
    {"should", Tag::kModal},
    {"since", Tag::kSubordinator},
    {"some", Tag::kDeterminer},
    {"somebody", Tag::kPronoun},
    {"someone", Tag::kPronoun},
    {"something", Tag::kPronoun},
    {"such", Tag::kDeterminer},
    {"than", Tag::kSubordinator},
    {"that", Tag::kRelative},
    {"the", Tag::kDeterminer},
    {"their", Tag::kPossessive},
    {"them", Tag::kObjectPronoun},
    {"themselves", Tag::kObjectPronoun},
    {"these", Tag::kDeterminer},
    {"they", Tag::kPronoun},
    {"this", Tag::kDeterminer},
    {"those", Tag::kDeterminer},
    {"through", Tag::kPreposition},
    {"throughout", Tag::kPreposition},
    {"to", Tag::kTo},
    {"toward", Tag::kPreposition},
    {"towards", Tag::kPreposition},
    {"under", Tag::kPreposition},
    {"unless", Tag::kSubordinator},
    {"until", Tag::kSubordinator},
    {"up", Tag::kPreposition},
    {"upon", Tag::kPreposition},
    {"us", Tag::kObjectPronoun},
    {"via", Tag::kPreposition},
    {"we", Tag::kPronoun},
    {"what", Tag::kRelative},
    {"whatever", Tag::kRelative},
    {"when", Tag::kSubordinator},
    {"whenever", Tag::kSubordinator},
    {"where", Tag::kSubordinator},
    {"whereas", Tag::kSubordinator},
    {"wherever", Tag::kSubordinator},
    {"whether", Tag::kSubordinator},
    {"which", Tag::kRelative},
    {"while", Tag::kSubordinator},
    {"whilst", Tag::kSubordinator},
    {"who", Tag::kRelative},
    {"whoever", Tag::kPronoun},
    {"whom", Tag::kRelative},
    {"whose", Tag::kPossessive},
    {"why", Tag::kSubordinator},
    {"will", Tag::kModal},
    {"with", Tag::kPreposition},
    {"within", Tag::kPreposition},
    {"without", Tag::kPreposition},
    {"would", Tag::kModal},
    {"you", Tag::kPronoun},
    {"your", Tag::kPossessive},
};
static_assert(std::is_sorted(std::begin(kFunctionWords), std::end(kFunctionWords),
                             [](const FunctionWord& a, const FunctionWord& b) {
                               return a.word < b.word;
                             }));

struct Pair {
  std::string_view first, second;
  Tag tag;
};

// Sorted by both words.
constexpr Pair kFunctionPairs[] = {
    {"according", "to", Tag::kPreposition}, {"as", "soon", Tag::kSubordinator},
    {"as", "well", Tag::kAdverb},           {"at", "all", Tag::kAdverb},
    {"at", "least", Tag::kAdverb},          {"at", "most", Tag::kAdverb},
    {"at", "once", Tag::kAdverb},           {"because", "of", Tag::kPreposition},
    {"by", "accident", Tag::kAdverb},       {"by", "hand", Tag::kAdverb},
    {"by", "mistake", Tag::kAdverb},        {"due", "to", Tag::kPreposition},
    {"even", "if", Tag::kSubordinator},     {"even", "though", Tag::kSubordinator},
    {"for", "example", Tag::kAdverb},       {"going", "forward", Tag::kAdverb},
    {"in", "case", Tag::kSubordinator},     {"in", "error", Tag::kAdverb},
    {"in", "haste", Tag::kAdverb},          {"in", "hindsight", Tag::kAdverb},
    {"in", "order", Tag::kSubordinator},    {"in", "retrospect", Tag::kAdverb},
    {"in", "time", Tag::kAdverb},           {"instead", "of", Tag::kPreposition},
    {"moving", "forward", Tag::kAdverb},    {"of", "course", Tag::kAdverb},
    {"on", "time", Tag::kAdverb},           {"owing", "to", Tag::kPreposition},
    {"prior", "to", Tag::kPreposition},     {"rather", "than", Tag::kPreposition},
    {"so", "that", Tag::kSubordinator},     {"such", "as", Tag::kPreposition},
    {"thanks", "to", Tag::kPreposition},    {"with", "hindsight", Tag::kAdverb},
};
static_assert(std::is_sorted(std::begin(kFunctionPairs), std::end(kFunctionPairs),
                             [](const Pair& a, const Pair& b) {
                               return std::tie(a.first, a.second) < std::tie(b.first, b.second);
                             }));

constexpr std::string_view kConditions[] = {"if", "unless", "whether", "lest", "whenever"};
constexpr std::string_view kCauses[] = {"because", "by",    "caused",  "due", "from",
                                        "owing",   "since", "through", "via"};

}  // namespace

std::optional<Tag> function_word(std::string_view word) {
  const auto* row =
      std::lower_bound(std::begin(kFunctionWords), std::end(kFunctionWords), word,
                       [](const FunctionWord& a, std::string_view b) { return a.word < b; });
  if (row == std::end(kFunctionWords) || row->word != word) return std::nullopt;
  return row->tag;
}

std::span<const FunctionWord> function_words() { return kFunctionWords; }

std::optional<Tag> function_pair(std::string_view first, std::string_view second) {
  const Pair wanted{first, second, Tag::kAdverb};
  const auto* row =
      std::lower_bound(std::begin(kFunctionPairs), std::end(kFunctionPairs), wanted,
                       [](const Pair& a, const Pair& b) {
                         return std::tie(a.first, a.second) < std::tie(b.first, b.second);
                       });
  if (row == std::end(kFunctionPairs) || row->first != first || row->second != second)
    return std::nullopt;
  return row->tag;
}

std::vector<std::string_view> function_pair_openers() {
  std::vector<std::string_view> words;
  for (const Pair& pair : kFunctionPairs) words.push_back(pair.first);
  return words;
}

std::vector<std::string_view> modal_words() {
  std::vector<std::string_view> words;
  for (const FunctionWord& row : kFunctionWords) {
    if (row.tag == Tag::kModal) words.push_back(row.word);
  }
  return words;
}

bool is_modal(std::string_view word) { return function_word(word) == Tag::kModal; }
bool is_condition(std::string_view word) { return is_one_of(word, kConditions); }
bool is_cause(std::string_view word) { return is_one_of(word, kCauses); }

bool asks(const SentenceView& s) {
  int64_t mark = static_cast<int64_t>(s.last) - 1;
  if (s.holds(mark) && !s.is(mark, "?")) --mark;
  if (!s.is(mark, "?")) return false;
  int64_t i = mark - 1;
  if ((s.is(i, "right") || s.is(i, "no")) && s.is(i - 1, ",")) return false;
  if (s.tag(i) != Tag::kPronoun) return true;
  --i;
  if (s.tag(i) == Tag::kNot) --i;
  const bool auxiliary = s.tag(i) == Tag::kModal ||
                         (s.tag(i) == Tag::kVerb &&
                          (s[i].lemma == "do" || s[i].lemma == "have" || s[i].lemma == "be"));
  return !auxiliary || !s.is(i - 1, ",");
}

}  // namespace debrief
