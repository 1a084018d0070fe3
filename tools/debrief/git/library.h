#pragma once
// libgit2 itself: started once, with the options that every repository is read under, and its last
// error as text.

#include <string>

#include "debrief/git/handle.h"
#include "debrief/git/repository.h"

namespace debrief {

/// Starts libgit2 if that has not been done: hashes are not verified on reading (git does not
/// either), nothing is cached (the walk reads each object once), and the extensions that change
/// nothing for a reader are known.
void start_library();

/// What libgit2 says went wrong last on this thread, lower case.
std::string library_message();

/// `message: what libgit2 says` as an error of the kind kGit.
Error library_error(std::string message);

git_oid to_oid(const ObjectId& id);
ObjectId from_oid(const git_oid& id);

}  // namespace debrief
