#include "debrief/cli/rewrite.h"

#include "debrief/base/strings.h"
#include "debrief/corpus/ground.h"
#include "debrief/text/line_diff.h"
#include "debrief/text/visible.h"

namespace debrief {
namespace {

/// Where the file of a document lies; a path out of the root is kept as it was given.
std::string place_of(const Ground& ground, const std::string& path) {
  if (path.starts_with('/')) return path;
  const bool outside = path == ".." || path.starts_with("../");
  return normalise_path(join_path(outside ? ground.directory : ground.root, path));
}

Error refused(std::string message, const std::string& path) {
  return {.kind = ErrorKind::kUsage, .message = std::move(message), .where = path};
}

}  // namespace

Result<void> rewrite_document(const Corpus& corpus, const CorpusDocument& document,
                              std::string_view bytes, FileSystem& files) {
  const Ground& ground = *corpus.ground;
  const std::string place = place_of(ground, document.path);
  DEBRIEF_TRY(real, files.real_path(place));
  const bool inside = ground.from_root(place).has_value();
  if (has_git_step(real) || (inside && !ground.real_inside(place))) {
    return fail(
        refused("the file is a link that leads out of the repository or into .git; nothing "
                "was written",
                document.path));
  }
  DEBRIEF_TRY(now, files.read(real));
  if (now != document.document.source.bytes()) {
    return fail(refused("the file changed while it was read; nothing was written", document.path)
                    .hint("run the command again"));
  }
  return files.write(real, bytes);
}

void print_diff(std::string_view path, std::string_view before, std::string_view after,
                const Terminal& terminal, std::ostream& out) {
  const std::string diff = unified_diff(path, before, after);
  if (!terminal.is_terminal) {
    out << diff;
    return;
  }
  for (const std::string_view line : lines_with_endings(diff)) {
    const std::string text = visible(
        trim(line).empty() ? line.substr(0, 1) : line.substr(0, line.find_last_not_of("\r\n") + 1));
    const std::string_view colour = !terminal.colour         ? ""
                                    : line.starts_with('-')  ? "\x1b[31m"
                                    : line.starts_with('+')  ? "\x1b[32m"
                                    : line.starts_with("@@") ? "\x1b[36m"
                                                             : "";
    out << colour << text << (colour.empty() ? "" : "\x1b[0m") << '\n';
  }
}

}  // namespace debrief
