#include "debrief/git/branches.h"

#include <algorithm>

#include "debrief/git/repository_impl.h"

namespace debrief {

std::vector<Branch> branches_of(const Repository& repository) {
  git_repository* const raw = repository.impl().repository.get();
  std::vector<Branch> branches;
  for (const std::string_view folder : {"refs/heads/", "refs/remotes/"}) {
    ReferenceIteratorHandle iterator;
    if (git_reference_iterator_new(fill(iterator), raw) != 0) return branches;
    const size_t first = branches.size();
    const char* full = nullptr;
    while (git_reference_next_name(&full, iterator.get()) == 0) {
      const std::string_view name = full;
      git_oid id;
      if (!name.starts_with(folder) || git_reference_name_to_id(&id, raw, full) != 0) continue;
      Branch branch{.name = std::string(name.substr(folder.size())), .commit = {}};
      std::copy_n(id.id, branch.commit.bytes.size(), branch.commit.bytes.begin());
      branches.push_back(std::move(branch));
    }
    std::ranges::sort(branches.begin() + static_cast<std::ptrdiff_t>(first), branches.end(), {},
                      &Branch::name);
  }
  return branches;
}

}  // namespace debrief
