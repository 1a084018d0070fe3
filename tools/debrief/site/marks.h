#pragma once
// The vocabulary of states: a glyph and a word for each, so that no state is told by colour alone.
// The glyphs are drawn once a page, in templates/site/layout.html, and used by name.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "debrief/postmortem/document.h"
#include "debrief/rules/rule.h"
#include "debrief/site/safe_html.h"
#include "debrief/site/words.h"

namespace debrief {

/// A glyph by its id, without a word; the style sheet gives it its size where it stands.
SafeHtml glyph_html(std::string_view glyph, std::string_view kind = "");

/// A state that is none of those below: its glyph and its word.
SafeHtml state_mark(std::string_view glyph, std::string_view word);

/// A severity by its rank in the configured list, 1 the gravest; rank 0 is a name that is not
/// listed.
SafeHtml severity_mark(const Words& words, size_t rank, std::string_view name);
/// The glyph's id for `<use>`: `s1` to `s5`.
std::string severity_glyph(size_t rank);

/// `In review`, `Published`, …; empty for kUnknown.
std::string_view status_word(const Words& words, Status status);
SafeHtml status_mark(const Words& words, Status status);

std::string_view action_status_word(const Words& words, ActionStatus status);
/// The state of an action; overdue by so many days when given.
SafeHtml action_mark(const Words& words, ActionStatus status, std::optional<int64_t> overdue_days);

/// Three rising bars and the word; empty for a strength that is none of the three.
SafeHtml strength_mark(const Words& words, std::string_view strength);

/// How grave a finding is. Errors are late in colour too; what is only asked is a question.
std::string_view finding_word(const Words& words, Severity severity);
SafeHtml finding_mark(const Words& words, Severity severity);

}  // namespace debrief
