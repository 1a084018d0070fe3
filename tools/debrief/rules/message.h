#pragma once
// The words of a finding: a rule's message, question or rewrite with its placeholders filled.
//
// A lexical rule may use `{match}` (the marked words), `{agent}` (who acts, as written) and
// `{verb}` (the lemma, with its particle); a structural one `{match}` alone. Any of them may stand
// for one or for many, so the text around `{agent}` must read with both: “what did {agent} see”,
// never “{agent} was”.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/language/reader.h"

namespace debrief {

/// `text` with its placeholders filled; `matched` is what the match marks in the source.
///
/// White space in `matched` is folded and a long match is cut in its middle. An agent that is not
/// known to be people, or that no question can be put to (“no one”, “someone”), reads “the people
/// involved”; a capital that only the start of a sentence explains is lowered, a possessive loses
/// its ending. A pronoun stands in the case that the slot asks for (“what did she see”, “right to
/// her”), and “I” becomes “you”. A missing verb reads “do that”.
std::string expand_message(std::string_view text, std::string_view matched,
                           const LanguageMatch& match);

/// The same for a structural finding: `{match}` alone.
std::string expand_message(std::string_view text, std::string_view matched);

/// A placeholder of a text that cannot be filled, or text around one that cannot read well.
struct MessageProblem {
  size_t begin = 0;
  std::string message;  ///< house style, with the nearest name
};

/// The first thing wrong with the placeholders of a rule's text; nullopt when all is well. An empty
/// list of names allows no placeholder.
std::optional<MessageProblem> check_message(std::string_view text,
                                            const std::vector<std::string_view>& names);

}  // namespace debrief
