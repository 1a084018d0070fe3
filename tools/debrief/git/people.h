#pragma once
// Who a person is under the repository's mailmap (gitmailmap(5)). Read here and not by libgit2,
// which heeds the case of letters where git does not.

#include <map>
#include <string>
#include <string_view>

#include "debrief/git/repository.h"

namespace debrief {

/// Case of ASCII letters aside, an entry for a name and an address comes before one for the
/// address.
class Mailmap {
 public:
  /// The `.mailmap` of the work tree, or of HEAD in a bare repository; an empty one when there is
  /// none. The user's own `mailmap.file` is not read: output does not depend on whose machine runs.
  static Mailmap of(const Repository& repository);

  /// The `.mailmap` of a commit's tree.
  static Mailmap of(const Repository& repository, const ObjectId& commit);

  /// The text that of() would read.
  static std::string text_of(const Repository& repository);
  static std::string text_of(const Repository& repository, const ObjectId& commit);

  /// Reads the lines of a mailmap; lines that say nothing are passed over.
  explicit Mailmap(std::string_view text);

  /// The person's proper name and address.
  GitPerson resolve(const GitPerson& person) const;

  /// The same for `Name <address>` as in a Co-authored-by trailer; other text stays as it is.
  std::string resolve(std::string_view name_and_address) const;

 private:
  struct Entry {
    GitPerson proper;                          // for the address under any name; may be empty
    std::map<std::string, GitPerson> by_name;  // for the address under one name, in lower case
  };
  std::map<std::string, Entry> entries_;  // by the address of the commit, in lower case
};

}  // namespace debrief
