#include "history_reading.h"

#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {

Result<History> try_read(const std::string& directory, const HistoryOptions& options) {
  isolated_home();
  DEBRIEF_TRY(repository, Repository::discover(directory));
  DEBRIEF_TRY(head, repository.resolve("HEAD"));
  return read_history(repository, head, options);
}

History read(const std::string& directory, const HistoryOptions& options) {
  auto history = try_read(directory, options);
  EXPECT_TRUE(history) << history.error().message;
  return history ? *std::move(history) : History{};
}

std::vector<std::string> told(const History& history, const std::string& path) {
  static const char* const kWords[] = {"added ", "modified ", "renamed ", "deleted "};
  std::vector<std::string> lines;
  const auto file = history.files.find(path);
  if (file == history.files.end()) return {"no such file"};
  for (const Revision& revision : file->second.revisions) {
    std::string line = concat(history.commit(revision).subject, ": ",
                              kWords[static_cast<size_t>(revision.change)], revision.path);
    if (!revision.previous_path.empty()) append(line, " from ", revision.previous_path);
    lines.push_back(std::move(line));
  }
  return lines;
}

std::string text(int from, int to) {
  std::string lines;
  for (int i = from; i < to; ++i) append(lines, "the ", i, "th thing that was seen\n");
  return lines;
}

}  // namespace debrief
