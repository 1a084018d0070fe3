#pragma once
// A reader over the shipped lexicon, and short ways to say what it finds.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/language/lexicon.h"
#include "debrief/language/reader.h"

namespace debrief {

/// The lexicon of rules/lexicon, loaded once.
std::shared_ptr<const Lexicon> shipped_lexicon();

/// Text as one block of prose. Words between backticks are code spans; the backticks are dropped.
Prose prose_of(std::string_view text);

/// Matches as `marked words|agent class|agent|flags`, flags `q` quoted and `m` mentioned.
std::vector<std::string> found(std::string_view text, const Frame& frame,
                               const KnownNames& names = {});
std::vector<std::string> found(std::string_view text, const std::string& phrase,
                               const KnownNames& names = {});

/// Frames of the shapes that rules use.
Frame should_have_frame();
Frame harm_frame();
Frame fault_frame();

}  // namespace debrief
