#pragma once
// Parts of a Markdown block: a timeline row without its time, an action without its owner and date,
// with links, code and emphasis as they were written.

#include <optional>
#include <string>

#include "debrief/postmortem/document.h"
#include "debrief/site/safe_html.h"

namespace debrief {

/// What becomes of references to footnotes outside the part that is kept: a note must be referred
/// to from somewhere, and only once.
enum class OuterNotes { kKeep, kDrop };

/// The inlines of `block` as far as their bytes lie in `keep`. When the place of one is not proven,
/// the source of `keep` as plain text.
SafeHtml trimmed_html(const Document& document, BlockIndex block, Span keep,
                      const HtmlOptions& options, OuterNotes notes = OuterNotes::kKeep);

/// Where `text` stands in the prose of `block`; the whole block when it is not found there.
Span span_of_text(const Document& document, BlockIndex block, std::string_view text);

/// The blocks of a list item but the one whose text is shown already. Empty for anything else.
SafeHtml below_item(const Document& document, BlockIndex item, BlockIndex shown,
                    const HtmlOptions& options);

/// The anchor of a factor by its id: `f1`, `factor-3`; nullopt when there is none.
std::optional<std::string> factor_anchor(const Document& document, std::string_view id);
/// The anchor of the factor at an index.
std::string factor_anchor(const Document& document, size_t index);

}  // namespace debrief
