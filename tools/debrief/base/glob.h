#pragma once
// Path patterns as in `.debrief.yaml`: `postmortems/**/*.md`.

#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// Whether `path` matches `pattern` whole.
///
/// `*` and `?` stay within a component, `**` as a whole component matches any number of components
/// (none too),
/// `[a-z]` and `[!a-z]` match one byte, `\` makes the next byte plain. Cost O(path × pattern) at
/// worst.
bool glob_match(std::string_view pattern, std::string_view path);

/// Whether `text` holds a character that glob_match() reads as more than itself.
bool is_glob(std::string_view text);

/// Where a `[` stands that no `]` closes, so that glob_match() takes it for itself; npos when every
/// one is closed.
size_t unclosed_class(std::string_view pattern);

/// The directory that every match of `pattern` lies in: its components before the first special
/// one.
std::string glob_root(std::string_view pattern);

}  // namespace debrief
