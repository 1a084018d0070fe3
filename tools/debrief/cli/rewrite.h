#pragma once
// Writing a document back into its place, for commands that change what people wrote.

#include <string>
#include <string_view>

#include "debrief/base/result.h"
#include "debrief/base/world.h"
#include "debrief/corpus/corpus.h"

namespace debrief {

/// Replaces the file of a document, read from the work tree, by `bytes`: whole and in one step, its
/// mode kept, a link followed to the file that it names.
///
/// kUsage, and nothing is written, when the place leads out of the repository or into `.git`, or
/// the file is no longer what was read.
Result<void> rewrite_document(const Corpus& corpus, const CorpusDocument& document,
                              std::string_view bytes, FileSystem& files);

/// Prints what writing would change: bytes as they are for a program, safe to look at on a
/// terminal.
void print_diff(std::string_view path, std::string_view before, std::string_view after,
                const Terminal& terminal, std::ostream& out);

}  // namespace debrief
