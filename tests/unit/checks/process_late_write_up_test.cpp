#include "linting.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/checks/table.h"
#include "debrief/lint/lint.h"
#include "debrief/postmortem/parse.h"

namespace debrief {
namespace {

struct History {
  std::string first_written;  ///< RFC 3339, or empty: unknown
  bool truncated = false;
  bool committed = true;
  bool known = true;  ///< there is a repository
};

/// The message for an incident that was resolved on 2026-03-01 at 10:00Z; empty when there is none.
std::string late_message(const History& given, std::string_view fields = "",
                         const Config& config = {}) {
  Corpus corpus;
  corpus.config = config;
  const std::string text =
      concat("---\ndebrief: 1\nstarted: 2026-03-01T08:00:00Z\n", "resolved: 2026-03-01T10:00:00Z\n",
             fields, "---\n\n# Checkout\n");
  corpus.documents.push_back({"a.md", parse_document(SourceFile("a.md", text)), {}});
  if (given.known) {
    DocumentHistory history;
    history.truncated = given.truncated;
    if (given.committed) history.revisions.resize(1);
    if (const auto moment = parse_moment(given.first_written)) {
      history.first_written = Timestamp{absl::ToUnixSeconds(*moment->instant), 0};
    }
    corpus.documents[0].history = history;
  }
  const Findings findings =
      lint(corpus, own_rules(), all_checks(), {.select = {"process/late-write-up"}});
  if (findings.all.empty()) return {};
  const Finding& finding = findings.all.front();
  EXPECT_EQ(corpus.documents[0].document.source.slice(finding.span), "2026-03-01T10:00:00Z");
  return finding.message;
}

TEST(LateWriteUp, CountsFromTheEndToTheFirstFacts) {
  EXPECT_EQ(late_message({"2026-03-03T10:00:00Z"}), "");
  EXPECT_EQ(late_message({"2026-03-03T11:30:00Z"}),
            "the facts were written down 49 hours after the incident was resolved; 48 hours were "
            "agreed");
  EXPECT_EQ(late_message({"2026-03-06T13:00:00Z"}),
            "the facts were written down 5 days 3 hours after the incident was resolved; 48 hours "
            "were agreed");
}

TEST(LateWriteUp, TakesTheDebriefingWhenThatWasEarlier) {
  EXPECT_EQ(late_message({"2026-03-20T10:00:00Z"}, "debriefed: 2026-03-02T10:00:00Z\n"), "");
  EXPECT_EQ(late_message({""}, "debriefed: 2026-03-09T10:00:00Z\n"),
            "the facts were written down 8 days after the incident was resolved; 48 hours were "
            "agreed");
}

TEST(LateWriteUp, CountsADebriefingThatIsADateFromItsStart) {
  EXPECT_EQ(late_message({"2026-03-20T10:00:00Z"}, "debriefed: 2026-03-03\n"), "");
  EXPECT_EQ(late_message({"2026-03-20T10:00:00Z"}, "debriefed: 2026-03-05\n"),
            "the facts were written down 3 days 14 hours after the incident was resolved; 48 hours "
            "were agreed");
}

TEST(LateWriteUp, FollowsTheConfiguration) {
  Config config;
  config.late_after = absl::Hours(24 * 5);
  EXPECT_EQ(late_message({"2026-03-06T10:00:00Z"}, "", config), "");
  config.late_after = absl::Hours(1);
  config.late_from = "mitigated";
  EXPECT_EQ(late_message({"2026-03-06T10:00:00Z"}, "", config), "") << "mitigated is not known";
}

TEST(LateWriteUp, SaysNothingThatHistoryCannotProve) {
  EXPECT_EQ(late_message({"", true}), "");
  EXPECT_EQ(late_message({"", true}, "debriefed: 2026-03-09T10:00:00Z\n"), "");
  EXPECT_EQ(late_message({"", false, false}, "debriefed: 2026-03-09T10:00:00Z\n"), "");
  EXPECT_EQ(late_message({"", false, false, false}, "debriefed: 2026-03-09T10:00:00Z\n"), "");
  EXPECT_EQ(late_message({"2026-02-20T10:00:00Z"}), "") << "written before it was resolved";
}

}  // namespace
}  // namespace debrief
