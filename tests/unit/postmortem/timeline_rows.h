#pragma once
// A timeline as lines of text, for tests.

#include <string>

#include "debrief/base/strings.h"
#include "debrief/postmortem/parse.h"

namespace debrief {

/// `[~]local[–until] [=]zone | phase | text | source`, one entry a line; `?` for a time that is not
/// known, `=` before the zone when the instant is known, `→` before what is suggested.
inline std::string timeline_rows(const Document& document) {
  std::string lines;
  for (const TimelineEntry& entry : document.timeline) {
    if (!entry.at) {
      append(lines, "? “", entry.at_text, "”");
    } else {
      append(lines, entry.at->approximate ? "~" : "", format_local(*entry.at));
      if (entry.until) append(lines, "–", format_local(*entry.until));
      append(lines, entry.at->instant ? " =" : " ", entry.at->zone);
    }
    if (!entry.suggestion.empty()) append(lines, " → ", entry.suggestion);
    append(lines, " | ", entry.phase, " | ", entry.text);
    if (!entry.source.empty()) append(lines, " | ", entry.source);
    append(lines, "\n");
  }
  return lines;
}

/// The wall clocks alone, `2021-02-19T10:02 2021-02-20T00:10 ?`; `/` before the end of a range.
inline std::string timeline_clocks(const Document& document) {
  std::string clocks;
  for (const TimelineEntry& entry : document.timeline) {
    if (!clocks.empty()) clocks += ' ';
    clocks += entry.at ? concat(entry.at->approximate ? "~" : "", format_local(*entry.at)) : "?";
    if (entry.until) append(clocks, "/", format_local(*entry.until));
  }
  return clocks;
}

inline Document parse_timeline(std::string text, std::string path = "cache.md",
                               std::string timezone = "") {
  return parse_document(SourceFile(std::move(path), std::move(text)),
                        {.timezone = std::move(timezone)});
}

}  // namespace debrief
