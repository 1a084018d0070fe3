#pragma once
// What an action or a factor says, for checks that look at words.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/lint/readings.h"
#include "debrief/postmortem/document.h"

namespace debrief {

/// A stretch of one of a document's texts: bytes [begin, end) of its prose.
struct Wording {
  size_t text = 0;  ///< index into Document::texts
  uint32_t begin = 0;
  uint32_t end = 0;
};

/// What is to be done, without id, owner and date. Nullopt when no text holds it.
std::optional<Wording> wording_of(const Document& document, const Action& action,
                                  const Readings& readings);

/// What a factor says, without its id and kind. Nullopt when no text holds it.
std::optional<Wording> wording_of(const Document& document, const Factor& factor,
                                  const Readings& readings);

/// The answers of the whys: all, or those that no further why asks on from. In the order of the
/// text; an answer that no single text holds is left out.
enum class WhyAnswers { kAll, kLast };
std::vector<Wording> answers_of(const Document& document, WhyAnswers which);

/// Its words as they are read, markup gone.
std::string_view words_of(const Document& document, const Wording& wording);

/// Where it stands in the source.
Span span_of(const Document& document, const Wording& wording);

/// Where a phrase stands in it outside quotations, in order; also where it is denied.
std::vector<LanguageMatch> find_in(const Wording& wording, const std::string& phrase,
                                   Readings& readings);

/// Whether a phrase stands in it outside quotations.
bool says(const Wording& wording, const std::string& phrase, Readings& readings);

/// A match from the one whose act it is, where they stand before it, on: “The engineer ran”.
LanguageMatch with_agent(const Document& document, const Wording& wording, LanguageMatch match);

/// The actions that count: all but those that were declined.
std::vector<const Action*> standing_actions(const Document& document);

}  // namespace debrief
