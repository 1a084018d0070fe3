#pragma once
// What a revision of a document says, as far as its history needs to know: whose it is, whether the
// facts are written yet, and whether it reads like the revision before it.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/postmortem/document.h"
#include "debrief/postmortem/parse.h"

namespace debrief {

/// The front matter's `id` in a blob's bytes, read line by line without a parse; empty when there
/// is none, or only what a template has in its place (`YYYY-MM-DD-name`).
std::string identity_of(std::string_view bytes);

/// For each section of a document, whether it holds more than a template does: some text that is
/// not a comment, a table's header row, or a placeholder (`TODO`, `TBD`, `<when>`,
/// `[what happened]`, `…`). What a nested section holds counts for those around it. Linear.
std::vector<bool> sections_with_text(const Document& document);

/// Whether the facts of a revision are written. A legacy revision counts with any text at all,
/// since it may have another form.
///
/// `prompts` are lines that stand in the repository's own templates, as prompt_line() gives them:
/// one that an author has left as it was says nothing.
bool facts_are_written(const Document& document, const std::set<std::string>& prompts = {});

/// A line as it is compared with those of a template: the letters and digits alone, in lower case.
std::string prompt_line(std::string_view line);

/// Adds the lines of a template, as they are written and as they read, in that form.
void add_prompt_lines(std::string_view bytes, std::set<std::string>& prompts);

/// Letters and digits alone: what no change of layout alters.
std::string letters_of(std::string_view bytes);

/// The words of a text: the longest runs of letters and digits, as slices of it.
std::vector<std::string_view> words_of(std::string_view text);

}  // namespace debrief
