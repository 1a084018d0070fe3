#pragma once
// The words of the interface in scripts. A script asks for a text as a template does, with a string
// that is `"[[key]]"` and nothing else but a space at its ends.

#include <string>
#include <string_view>

#include "debrief/base/result.h"
#include "debrief/site/words.h"

namespace debrief {

/// The script with the texts in it, each escaped for the string that it stands in. kConfig for a
/// key that there is not, with `name` and a line; brackets that are not a string are the script's
/// own.
Result<std::string> script_with_words(const std::string& name, std::string_view script,
                                      const Words& words);

/// The trouble that the key of a text, asked for at an offset of a file, is none that there is.
tl::unexpected<Error> no_such_text(const std::string& name, std::string_view bytes, size_t at,
                                   std::string_view key, const Words& words);

}  // namespace debrief
