#pragma once
// What a word is in its sentence.

#include <cstdint>

namespace debrief {

enum class Tag : uint8_t {
  kNoun,
  kName,    ///< a capitalised word that no class knows, or a known or given name
  kOpaque,  ///< code, an address, an identifier, a quotation
  kHandle,
  kNumber,
  kAdjective,
  kDeterminer,     ///< the, each, no
  kPossessive,     ///< my, their
  kGenitive,       ///< 's, '
  kPronoun,        ///< can be a subject: we, they, it, someone
  kObjectPronoun,  ///< us, them
  kAdverb,
  kNot,  ///< not, never
  kPreposition,
  kTo,
  kSubordinator,  ///< because, when, if
  kRelative,      ///< who, which, that
  kConjunction,   ///< and, but, or
  kModal,
  kVerb,  ///< forms tell which; be, have and do are verbs too
  kPunctuation,
};

}  // namespace debrief
