// The history of one folder as a process of its own, to stand beside `git log --raw -M`.
//
//   history_walk REPOSITORY FOLDER

#include <cstdio>

#include "debrief/git/history.h"
#include "debrief/git/repository.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: history_walk REPOSITORY FOLDER\n", stderr);
    return 2;
  }
  auto repository = debrief::Repository::discover(argv[1]);
  if (!repository) {
    std::fprintf(stderr, "error: %s\n", repository.error().message.c_str());
    return 2;
  }
  const auto head = repository->resolve("HEAD");
  if (!head) return 2;
  const auto history = debrief::read_history(*repository, *head, {.folders = {argv[2]}});
  if (!history) {
    std::fprintf(stderr, "error: %s\n", history.error().message.c_str());
    return 2;
  }
  size_t revisions = 0;
  for (const auto& [path, file] : history->files) revisions += file.revisions.size();
  std::printf("%zu files, %zu revisions, %llu commits\n", history->files.size(), revisions,
              static_cast<unsigned long long>(history->commits_walked));
  return 0;
}
