#pragma once
// The addresses that a repository's host has for commits and files: GitHub, GitLab, Gitea and
// Forgejo, Bitbucket. Which of them it is, its name says; any other is taken to be like GitHub.

#include <optional>
#include <string>
#include <string_view>

#include "debrief/corpus/corpus.h"

namespace debrief {

/// What the host's addresses look like.
enum class HostKind { kGitHub, kGitLab, kForgejo, kBitbucket };
/// By the host's name in `https://host/owner/name`.
HostKind host_kind(std::string_view repository);

/// Pages of the host about one file. Empty where the host has no such page, or is not configured.
struct HostLinks {
  std::string source, edit, blame, history;
};

/// The pages about a file at a commit; without one, at whatever is newest there. Editing needs a
/// branch and is offered where the host takes `HEAD` for its own.
HostLinks host_links(const Corpus& corpus, std::string_view path,
                     const std::optional<ObjectId>& commit);

/// The file at a commit; empty when the configuration names no host.
std::string host_file_url(const Corpus& corpus, const ObjectId& commit, std::string_view path);

/// The commit's own page; empty when the configuration names no host.
std::string host_commit_page(const Corpus& corpus, const ObjectId& commit);

/// A path or fragment as it may stand in an address.
std::string percent_encoded(std::string_view path);

}  // namespace debrief
