#pragma once
// Whether something is said or only spoken about: denied, prevented, named as a word, asked,
// supposed, reported.

#include "debrief/language/engine_classes.h"
#include "debrief/language/reading.h"

namespace debrief {

/// Whether the words [first, last) are spoken about rather than asserted: “not human error”, “to
/// prevent human error”; of a label also “the user error rate”, “the label human error”. Looks at a
/// bounded number of words on both sides. Whether the sentence asks is asks()'s to say.
enum class SaidAs { kStatement, kLabel };
bool is_mentioned(const LanguageData& data, const Reading::Impl& reading,
                  const ReadSentence& sentence, uint32_t first, uint32_t last,
                  SaidAs said_as = SaidAs::kLabel);

/// Whether a link's text says more than the bytes [begin, end): a title or a clause, which names
/// what it leads to. “Bob [broke the build](…)” is told, “see [Bob broke the build](…)” is not.
bool is_in_title(const Reading::Impl& reading, uint32_t begin, uint32_t end);

/// Whether a label of error [first, last) is a figure or a status of a machine: “client and user
/// errors”, “the planning error of the optimiser”, “HTTP 400 is a user error”.
bool is_figure(const LanguageData& data, const Reading::Impl& reading, const ReadSentence& sentence,
               uint32_t first, uint32_t last);

/// Whether the predicate stands in the scope of a denial, a question or a supposition outside it:
/// “we do not think that … should have checked”.
bool is_denied(const LanguageData& data, const Reading::Impl& reading, const ReadSentence& sentence,
               const VerbGroup& group);

/// Whether somebody else's words are told: behind “the vendor said that”.
bool is_reported(const LanguageData& data, const Reading::Impl& reading,
                 const ReadSentence& sentence, uint32_t first);

/// Whether the predicate tells of something that happened: no modal, no condition, no question, no
/// order, no habit.
bool is_real(const LanguageData& data, const Reading::Impl& reading, const ReadSentence& sentence,
             const VerbGroup& group);

}  // namespace debrief
