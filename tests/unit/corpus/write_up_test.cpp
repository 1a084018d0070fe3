// How long after an incident its facts were told, and what can be said when that is not known.

#include "debrief/corpus/write_up.h"

#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/postmortem/parse.h"

namespace debrief {
namespace {

enum class Past { kNone, kUncommitted, kTruncated, kUnreadable, kWhole };

/// `4h`, `at most 4h`, `before`, `72h late`, `unknown` for an incident that was over at 10:00Z on
/// 1 March.
std::string told(Past past, std::string_view first_written, std::string_view fields) {
  const std::string text =
      concat("---\ndebrief: 1\nresolved: 2026-03-01T10:00:00Z\n", fields, "---\n\n# Checkout\n");
  CorpusDocument document{"a.md", parse_document(SourceFile("a.md", text)), {}};
  if (past != Past::kNone) {
    DocumentHistory history;
    if (past != Past::kUncommitted) history.revisions.resize(1);
    history.truncated = past == Past::kTruncated;
    history.lacks_contents = past == Past::kUnreadable;
    if (const auto moment = parse_moment(first_written)) {
      history.first_written = Timestamp{absl::ToUnixSeconds(*moment->instant), 0};
    }
    document.history = history;
  }
  const WriteUp result = write_up_of(document, Config{});
  if (!result.delay) return "unknown";
  if (result.before) return "before";
  return concat(result.at_most ? "at most " : "", absl::ToInt64Hours(*result.delay), "h",
                result.late ? " late" : "");
}

TEST(WriteUp, IsKnownAsFarAsTheHistoryIs) {
  constexpr std::string_view kSoon = "debriefed: 2026-03-01T14:00:00Z\n";
  constexpr std::string_view kLate = "debriefed: 2026-03-04T10:00:00Z\n";
  const struct {
    Past past;
    std::string_view first_written, fields, told;
  } kCases[] = {
      {Past::kWhole, "2026-03-01T13:00:00Z", "", "3h"},
      {Past::kWhole, "2026-03-01T09:00:00Z", "", "before"},
      {Past::kWhole, "2026-03-04T10:00:00Z", "", "72h late"},
      {Past::kWhole, "2026-03-04T10:00:00Z", kSoon, "4h"},
      {Past::kWhole, "2026-03-04T10:00:00Z", "debriefed: 2026-03-02\n", "14h"},
      {Past::kWhole, "", kLate, "72h late"},
      {Past::kWhole, "", "", "unknown"},
      {Past::kTruncated, "", kSoon, "at most 4h"},
      {Past::kTruncated, "", kLate, "unknown"},
      {Past::kTruncated, "", "debriefed: 2026-03-01T08:00:00Z\n", "before"},
      {Past::kTruncated, "2026-03-04T10:00:00Z", "", "72h late"},
      {Past::kUnreadable, "", kSoon, "at most 4h"},
      {Past::kUnreadable, "", kLate, "unknown"},
      {Past::kUncommitted, "", kSoon, "at most 4h"},
      {Past::kUncommitted, "", kLate, "unknown"},
      {Past::kNone, "", kLate, "unknown"},
      {Past::kNone, "", "written: 2026-03-02\n", "14h"},
  };
  for (const auto& [past, first_written, fields, expected] : kCases) {
    EXPECT_EQ(told(past, first_written, fields), expected)
        << static_cast<int>(past) << " " << first_written << " " << fields;
  }
}

}  // namespace
}  // namespace debrief
