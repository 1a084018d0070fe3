#pragma once
// Findings as pictures: under each line of a document stand carets that mark a span and say what is
// found there. A test draws what it got and compares the whole text with the fixture.

#include <string>
#include <string_view>
#include <vector>

#include "debrief/text/source_file.h"

namespace debrief {

struct Caret {
  Span span;         ///< one that runs over several lines is drawn to the end of its first
  std::string text;  ///< `rule: message`
};

/// The document with a line of carets below each line that one begins on, in the order given.
std::string draw_carets(const SourceFile& source, const std::vector<Caret>& carets);

/// The document of a fixture: lines that hold nothing but white space, carets and a text behind
/// them are removed.
std::string remove_carets(std::string_view fixture);

}  // namespace debrief
