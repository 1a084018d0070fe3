#include "debrief/postmortem/action_lines.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/postmortem/action_sentences.h"

namespace debrief {
namespace {

constexpr size_t kMostLines = 64;  ///< of a paragraph that is read line by line

bool ends_sentence(std::string_view text) {
  text = trim(text);
  return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with(')');
}

bool starts_anew(std::string_view text) {
  return !text.empty() && ((text.front() >= 'A' && text.front() <= 'Z') || text.front() == '@');
}

}  // namespace

std::vector<Part> lines_within(const Prose& prose, Part part, const SourceFile& file) {
  std::vector<Part> lines;
  for (const Part& line : lines_of(prose, file)) {
    const Part within =
        trimmed(prose, {std::max(line.begin, part.begin), std::min(line.end, part.end)});
    if (!within.empty()) lines.push_back(within);
  }
  return lines;
}

bool stand_apart(const Prose& prose, const std::vector<Part>& lines) {
  if (lines.size() < 2 || lines.size() > kMostLines) return false;
  return std::ranges::all_of(lines, [&](const Part& line) {
    const std::string_view text = text_of(prose, line);
    const bool last = line.end == lines.back().end;
    return starts_anew(text) && (last || ends_sentence(text) || starts_with_action_verb(text));
  });
}

bool mostly_ask(const Prose& prose, const std::vector<Part>& lines) {
  const auto asking = std::ranges::count_if(
      lines, [&](const Part& line) { return starts_with_action_verb(text_of(prose, line)); });
  return lines.size() > 2 && static_cast<size_t>(asking) * 2 > lines.size();
}

}  // namespace debrief
