#include "debrief/git/people.h"

#include <optional>
#include <utility>

#include "debrief/base/file_system.h"
#include "debrief/base/strings.h"

namespace debrief {

namespace {

constexpr std::string_view kFile = ".mailmap";

std::string text_on_disk(const Repository& repository) {
  const DiskFileSystem disk;
  const std::string path = join_path(repository.work_tree(), kFile);
  if (disk.kind(path) != FileKind::kFile) return "";  // git does not follow a link here either
  return disk.read(path).value_or("");
}

// Takes `Name <address>` off the front; nullopt when there is no address any more.
std::optional<GitPerson> take_person(std::string_view& text) {
  const size_t open = text.find('<');
  const size_t close = text.find('>', open == std::string_view::npos ? 0 : open);
  if (open == std::string_view::npos || close == std::string_view::npos) return std::nullopt;
  GitPerson person{std::string(trim(text.substr(0, open))),
                   std::string(trim(text.substr(open + 1, close - open - 1)))};
  text.remove_prefix(close + 1);
  return person;
}

void replace_by(GitPerson& person, const GitPerson& proper) {
  if (!proper.name.empty()) person.name = proper.name;
  if (!proper.email.empty()) person.email = proper.email;
}

}  // namespace

std::string Mailmap::text_of(const Repository& repository) {
  if (!repository.is_bare()) return text_on_disk(repository);
  const auto head = repository.resolve("HEAD");
  return head ? text_of(repository, *head) : std::string();
}

std::string Mailmap::text_of(const Repository& repository, const ObjectId& commit) {
  const auto files = repository.files(commit, kFile);
  if (!files || files->empty() || files->front().path != kFile) return "";
  return repository.read(files->front().blob).value_or("");
}

Mailmap Mailmap::of(const Repository& repository) { return Mailmap(text_of(repository)); }

Mailmap Mailmap::of(const Repository& repository, const ObjectId& commit) {
  return Mailmap(text_of(repository, commit));
}

Mailmap::Mailmap(std::string_view text) {
  for (std::string_view line : split(text, '\n')) {
    if (!line.empty() && line.front() == '#') continue;
    const auto proper = take_person(line);
    if (!proper) continue;
    const auto old = take_person(line);
    if (!old) {  // `Proper Name <address of the commit>`
      replace_by(entries_[lower_ascii(proper->email)].proper, {proper->name, ""});
      continue;
    }
    Entry& entry = entries_[lower_ascii(old->email)];
    replace_by(old->name.empty() ? entry.proper : entry.by_name[lower_ascii(old->name)], *proper);
  }
}

GitPerson Mailmap::resolve(const GitPerson& person) const {
  GitPerson result = person;
  const auto entry = entries_.find(lower_ascii(person.email));
  if (entry == entries_.end()) return result;
  const auto named = entry->second.by_name.find(lower_ascii(person.name));
  replace_by(result, named == entry->second.by_name.end() ? entry->second.proper : named->second);
  return result;
}

std::string Mailmap::resolve(std::string_view name_and_address) const {
  std::string_view rest = name_and_address;
  const auto person = take_person(rest);
  if (!person || !trim(rest).empty()) return std::string(name_and_address);
  const GitPerson proper = resolve(*person);
  return concat(proper.name, " <", proper.email, ">");
}

}  // namespace debrief
