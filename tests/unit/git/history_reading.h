#pragma once
// What the tests of histories share: reading one, telling it in words, and a repository to make it.

#include <string>
#include <vector>

#include "support/fixtures.h"
#include "support/git_fixture.h"
#include <gtest/gtest.h>

#include "debrief/git/history.h"

namespace debrief {

/// The history of HEAD.
Result<History> try_read(const std::string& directory, const HistoryOptions& options = {});

/// The same; the test fails when it cannot be read.
History read(const std::string& directory, const HistoryOptions& options = {});

/// A line a revision, newest first: `Rename the cache incident: renamed pm/b.md from pm/a.md`.
std::vector<std::string> told(const History& history, const std::string& path);

/// The lines of a document from one number up to another, all different.
std::string text(int from, int to);

class HistoryOf : public ::testing::Test {
 protected:
  ScratchDirectory scratch_;
  GitFixture git_{scratch_.at("r")};
};

}  // namespace debrief
