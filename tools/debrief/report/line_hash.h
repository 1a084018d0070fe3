#pragma once
// The fingerprint by which GitHub code scanning knows an alert again (`primaryLocationLineHash`).

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// For each line of a text, from the first: the hash that GitHub's uploader would give it, with the
/// number of lines before it that have the same one: `c129715d7a2bc9a3:1`. Empty for lines that
/// hold nothing but blanks up to the end of the file.
///
/// A rolling 64-bit hash, base 37, over the 100 UTF-16 code units from the start of the line,
/// spaces and tabs left out, line breaks as LF, 65535 at the end of the file (github/codeql-action,
/// fingerprints). Linear.
std::vector<std::string> line_hashes(std::string_view text);

}  // namespace debrief
