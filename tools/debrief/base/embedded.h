#pragma once
// The files that the program carries: `rules/**`, `schema/**`, `templates/**`, named as in the
// source tree. A repository's own rules and templates lie over these; that is decided where they
// are read, not here.

#include <optional>
#include <string_view>
#include <vector>

namespace debrief {

struct EmbeddedFile {
  std::string_view name;   ///< for example `rules/blame/should-have.yaml`
  std::string_view bytes;  ///< lives as long as the program
};

/// The embedded file of this exact name; nullopt when there is none. O(log n).
std::optional<std::string_view> embedded_file(std::string_view name);

/// All embedded files whose names start with `prefix`, sorted by name bytes.
std::vector<EmbeddedFile> embedded_files(std::string_view prefix);

}  // namespace debrief
