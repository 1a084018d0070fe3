#include "debrief/git/library.h"

#include <algorithm>
#include <cstring>
#include <iterator>

#include "debrief/base/strings.h"

namespace debrief {

namespace {

// `objectformat` is here so that a SHA-256 repository opens far enough to be named as one.
const char* const kExtensions[] = {"objectformat", "partialclone", "preciousobjects",
                                   "relativeworktrees", "worktreeconfig"};

bool start() {
  git_libgit2_init();
  git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
  git_libgit2_opts(GIT_OPT_ENABLE_CACHING, 0);
  git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, kExtensions, std::size(kExtensions));
  return true;
}

}  // namespace

void start_library() { [[maybe_unused]] static const bool started = start(); }

std::string library_message() {
  const git_error* const error = git_error_last();
  if (error == nullptr || error->message == nullptr) return "no reason given";
  std::string text = error->message;
  if (text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'a') {
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
  }
  return text;
}

Error library_error(std::string message) {
  return {.kind = ErrorKind::kGit, .message = concat(message, ": ", library_message())};
}

git_oid to_oid(const ObjectId& id) {
  git_oid oid;
  std::copy(id.bytes.begin(), id.bytes.end(), oid.id);
  return oid;
}

ObjectId from_oid(const git_oid& oid) {
  ObjectId id;
  std::copy_n(oid.id, id.bytes.size(), id.bytes.begin());
  return id;
}

}  // namespace debrief
