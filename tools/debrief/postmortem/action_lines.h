#pragma once
// Paragraphs under a heading of actions in which each line is an action: lists without bullets.

#include <vector>

#include "debrief/postmortem/reading.h"

namespace debrief {

/// The lines of a part of a paragraph, empty ones left out.
std::vector<Part> lines_within(const Prose& prose, Part part, const SourceFile& file);

/// Whether there are several lines and each begins a sentence of its own.
bool stand_apart(const Prose& prose, const std::vector<Part>& lines);

/// Whether most of at least three lines ask for work. Then the others do too.
bool mostly_ask(const Prose& prose, const std::vector<Part>& lines);

}  // namespace debrief
