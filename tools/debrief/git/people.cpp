#include "debrief/git/people.h"

#include <algorithm>
#include <utility>

#include "debrief/base/file_system.h"
#include "debrief/base/strings.h"
#include "debrief/git/raw_object.h"
#include "debrief/git/repository_impl.h"

namespace debrief {

namespace {

constexpr std::string_view kFile = ".mailmap";

std::string mailmap_text(const Repository& repository) {
  if (!repository.is_bare()) {
    const DiskFileSystem disk;
    const std::string path = join_path(repository.work_tree(), kFile);
    if (disk.kind(path) != FileKind::kFile) return "";  // git does not follow a link here either
    return disk.read(path).value_or("");
  }
  const auto head = repository.resolve("HEAD");
  if (!head) return "";
  const auto files = repository.files(*head, kFile);
  if (!files || files->empty() || files->front().path != kFile) return "";
  return repository.read(files->front().blob).value_or("");
}

}  // namespace

Mailmap Mailmap::of(const Repository& repository) {
  const std::string text = mailmap_text(repository);
  MailmapHandle mailmap;
  git_mailmap_from_buffer(fill(mailmap), text.data(), text.size());
  return Mailmap(std::move(mailmap));
}

GitPerson Mailmap::resolve(const GitPerson& person) const {
  const char* name = nullptr;
  const char* email = nullptr;
  if (mailmap_ == nullptr || git_mailmap_resolve(&name, &email, mailmap_.get(), person.name.c_str(),
                                                 person.email.c_str()) != 0) {
    return person;
  }
  return {name, email};
}

std::string Mailmap::resolve(std::string_view name_and_address) const {
  const size_t open = name_and_address.find('<');
  const size_t close = name_and_address.rfind('>');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
    return std::string(name_and_address);
  }
  const GitPerson person =
      resolve(GitPerson{std::string(trim(name_and_address.substr(0, open))),
                        std::string(trim(name_and_address.substr(open + 1, close - open - 1)))});
  return concat(person.name, " <", person.email, ">");
}

}  // namespace debrief
