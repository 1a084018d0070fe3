#pragma once
// What a document without front matter says about itself: `**Severity:** P2`, `| Severity | P2 |`,
// `### Severity` with one line below. Which labels mean what is identity.cpp's to say.

#include <functional>
#include <string_view>

#include "debrief/postmortem/document.h"

namespace debrief {

/// A label and its value as written, markup gone, and the value's bytes (the block's lines where
/// they are not proven).
using LabelVisitor = std::function<void(std::string_view label, std::string_view value, Span span)>;

/// Calls `visit` for whatever stands like a label with a value: headings first, then lines and rows
/// in the order of the text. Timeline, actions, stories and quotations are left out. The sections
/// must have been read. Linear.
void each_label(const Document& document, const LabelVisitor& visit);

/// The field of front matter that a label stands for: `started`, `severity`, …; `date` for a day of
/// the incident without more; empty when it stands for none.
std::string_view labelled_field(std::string_view label);

/// The name of a file without its endings (`.html.md.erb`); of an `index` or `readme` the name of
/// its folder.
std::string_view name_without_endings(std::string_view path);

}  // namespace debrief
