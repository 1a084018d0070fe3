#pragma once
// A repository with two incidents that have to do with each other, for tests of what is built of
// it again after a change.

#include <sstream>
#include <string>

#include "support/git_fixture.h"
#include <gtest/gtest.h>

#include "debrief/base/file_system.h"
#include "debrief/cli/command.h"
#include "debrief/cli/site_build.h"
#include "debrief/site/site.h"

namespace debrief {

inline constexpr const char* kFirst = "postmortems/2024-02-01-queue.md";
inline constexpr const char* kSecond = "postmortems/2024-03-01-cache.md";
inline constexpr const char* kConfiguration = "version: 1\npaths: [\"postmortems/*.md\"]\n";

/// A post-mortem with a factor and an action.
std::string record(const std::string& day, const std::string& fact, const std::string& action,
                   const std::string& more = "");

class IncidentRepository : public testing::Test {
 protected:
  IncidentRepository();

  /// All files of the site as the repository stands, made from nothing.
  SiteFiles built_anew(const SiteRequest& request = {});

  ScratchDirectory scratch_;
  GitFixture repository_{scratch_.at("r")};
  DiskFileSystem disk_;
  std::ostringstream out_, err_;
  std::istringstream in_;
  World world_{.files = disk_,
               .out = out_,
               .err = err_,
               .in = in_,
               .environment = [](const std::string&) { return std::nullopt; },
               .now = [] { return absl::FromUnixSeconds(1'710'000'000); },
               .working_directory = repository_.path(),
               .jobs = 2};
  Invocation invocation_{.world = world_};
};

}  // namespace debrief
