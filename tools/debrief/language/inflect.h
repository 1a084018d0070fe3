#pragma once
// Regular inflection of English by rule. Irregular forms are data (rules/lexicon/verbs.yaml).

#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// The regular forms of a verb, lower case. A verb of two words inflects the first.
struct VerbForms {
  std::string third;   ///< `checks`
  std::string past;    ///< `checked`; also the participle
  std::string gerund;  ///< `checking`
};

/// Spells `lemma`'s regular forms. `doubles` says that its last consonant is doubled (`drop`,
/// `commit`): stress is not written, so it cannot be derived for longer words.
VerbForms regular_forms(std::string_view lemma, bool doubles);

/// Whether a verb of one syllable doubles its last consonant: consonant, one vowel, consonant other
/// than `w x y`.
bool doubles_last(std::string_view lemma);

/// What a noun may be the plural of: `deploys` → `deploy`, `retries` → `retry`. The word itself
/// when it does not look like a plural.
std::string singular(std::string_view noun);
/// Whether singular(noun) is `one`; cheap where it is plain that it is not.
bool is_singular(std::string_view noun, std::string_view one);

/// Lemmas that a form in -s, -ed or -ing may have by rule, most likely first; empty for a word that
/// does not look like one.
std::vector<std::string> possible_lemmas(std::string_view form);

}  // namespace debrief
