#pragma once
// Who a person is under the repository's mailmap (gitmailmap(5)).

#include <string>
#include <string_view>

#include "debrief/git/handle.h"
#include "debrief/git/repository.h"

namespace debrief {

class Mailmap {
 public:
  /// The `.mailmap` of the work tree, or of HEAD in a bare repository; an empty one when there is
  /// none. The user's own `mailmap.file` is not read: output does not depend on whose machine runs.
  static Mailmap of(const Repository& repository);

  /// The person's proper name and address.
  GitPerson resolve(const GitPerson& person) const;

  /// The same for `Name <address>` as in a Co-authored-by trailer; other text stays as it is.
  std::string resolve(std::string_view name_and_address) const;

 private:
  explicit Mailmap(MailmapHandle mailmap) : mailmap_(std::move(mailmap)) {}
  MailmapHandle mailmap_;
};

}  // namespace debrief
