#pragma once
// The closed classes of English: words whose number does not grow, and which say what a sentence is
// made of. Open classes are data (rules/lexicon).

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "debrief/language/reading.h"

namespace debrief {

/// The tag of a function word, when it has one that does not depend on the words around it. `that`,
/// `her`, `to`, `no`, `'s` and `'d` are decided by the tagger.
std::optional<Tag> function_word(std::string_view word);

struct FunctionWord {
  std::string_view word;
  Tag tag;
};
/// All words for which function_word() holds.
std::span<const FunctionWord> function_words();

/// Two words that act as one: `by mistake`, `due to`, `so that`. The tag both take.
std::optional<Tag> function_pair(std::string_view first, std::string_view second);

std::vector<std::string_view> function_pair_openers();  ///< the first words of all such pairs

std::vector<std::string_view> modal_words();  ///< all words for which is_modal() holds
bool is_modal(std::string_view word);         ///< can, should, would …; not `need`, `ought`
bool is_condition(std::string_view word);     ///< if, unless, whether, lest
/// Words that give a cause: because, due, caused, by, from, through, via …; what stands behind is
/// not in the scope of a negation before.
bool is_cause(std::string_view word);

/// Whether a sentence asks. One that ends in a tag (`…, shouldn't they?`, `…, right?`) tells.
bool asks(const SentenceView& sentence);

/// The tags that a noun phrase is made of, its determiner left out.
constexpr bool is_nominal(Tag tag) {
  return tag == Tag::kNoun || tag == Tag::kName || tag == Tag::kOpaque || tag == Tag::kHandle ||
         tag == Tag::kNumber || tag == Tag::kAdjective || tag == Tag::kGenitive;
}

/// The tags that a noun phrase can end in.
constexpr bool is_head(Tag tag) {
  return tag == Tag::kNoun || tag == Tag::kName || tag == Tag::kOpaque || tag == Tag::kHandle ||
         tag == Tag::kNumber || tag == Tag::kPronoun || tag == Tag::kObjectPronoun;
}

}  // namespace debrief
