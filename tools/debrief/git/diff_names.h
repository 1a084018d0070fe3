#pragma once
// The names of files in a unified diff: quoted as git quotes them, with the letter and the slash
// that git puts before them, or without.

#include <optional>
#include <string>
#include <string_view>

namespace debrief {

/// A name in quotes as git writes it (`core.quotePath`), or all up to a tab.
std::string name_in(std::string_view text);

/// The two names of a line `--- …` and `+++ …` without `a/` and `b/`, which are taken off when both
/// have them; empty for `/dev/null`.
struct DiffNames {
  std::string before, after;
};
DiffNames names_in(std::string_view before, std::string_view after);

/// The name that stands twice behind `diff --git `: with any two letters before it (`a/` and `b/`,
/// `i/` and `w/` of `diff.mnemonicPrefix`), or with none. Nullopt when they are two names, of a
/// file that was renamed.
std::optional<std::string> common_name(std::string_view names);

}  // namespace debrief
