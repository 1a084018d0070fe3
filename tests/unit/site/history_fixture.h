#pragma once
// Sites of repositories that real commits made, for what is told from history.

#include <string>
#include <string_view>

#include "support/git_fixture.h"

#include "debrief/corpus/corpus.h"
#include "debrief/site/site.h"

namespace debrief {

/// A managed record `2024-03-01-a` with a status, facts and what stands behind them.
std::string past_record(std::string_view status, std::string_view facts,
                        std::string_view rest = "");

/// The corpus of a repository's work tree.
Corpus loaded(const std::string& directory);

/// The site of a repository's work tree, old revisions read from its objects.
SiteFiles site_of_repository(const std::string& directory, Audience audience = Audience::kTeam);

}  // namespace debrief
