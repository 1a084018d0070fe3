// What changed in which record, day by day.

#include "history_fixture.h"
#include "site_fixture.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view kActions =
    "\n## Actions\n\n- [ ] **A1** Put a limit on the queue — @ben, due 2024-03-15, prevent\n";
constexpr std::string_view kLater =
    "\n## Actions\n\n- [x] **A1** Put a limit on the queue — @ben, due 2024-04-12, prevent\n";

class ChangesPage : public ::testing::Test {
 protected:
  void SetUp() override { isolated_home(); }

  void commit(std::string_view text, const std::string& day, const std::string& subject) {
    repository_.write("postmortems/a.md", text);
    repository_.commit(subject, {.authored = concat(day, "T09:00:00Z")});
  }

  ScratchDirectory scratch_;
  GitFixture repository_{scratch_.at("repository")};
};

TEST_F(ChangesPage, TellsWhatChangedNewestDayFirst) {
  const std::string facts = "Checkout answered after nine seconds from 08:00 UTC on.";
  commit(past_record("draft", facts, kActions), "2024-03-02", "Write it down");
  commit(past_record("published", facts, kActions), "2024-03-04", "Tell all");
  commit(past_record("published", facts, kLater), "2024-03-20", "The queue has a limit");
  const SiteFiles site = site_of_repository(repository_.path());
  EXPECT_TRUE(in_order(text_of(site.at("changes.html")),
                       {"Wednesday 20 March 2024", "Checkout was slow",
                        "A1 due 15 Mar → 12 Apr; A1 done", "Monday 4 March 2024", "now published",
                        "Saturday 2 March 2024", "first written; now a draft; 1 action added"}));
}

TEST_F(ChangesPage, LeavesOutWhatReadsAsBefore) {
  commit(past_record("draft", "Checkout answered after *nine* seconds."), "2024-03-02", "Write");
  commit(past_record("draft", "Checkout answered after _nine_ seconds."), "2024-03-03", "Format");
  const std::string text = text_of(site_of_repository(repository_.path()).at("changes.html"));
  EXPECT_THAT(text, HasSubstr("Saturday 2 March 2024"));
  EXPECT_THAT(text, Not(HasSubstr("3 March")));
}

TEST(ChangesPageWithoutHistory, SaysSo) {
  const std::string text =
      text_of(site_of(DocumentTexts{{"2021-02-19-a.md", managed("", "")}}).at("changes.html"));
  EXPECT_THAT(text, HasSubstr("There is no history to read changes from."));
}

}  // namespace
}  // namespace debrief
