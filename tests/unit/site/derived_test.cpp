// What the site derives from a document: dates as words, durations, phases, outline, API.

#include "site_fixture.h"
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "debrief/base/strings.h"
#include "debrief/site/dates.h"
#include "debrief/site/model.h"
#include "debrief/site/phases.h"

namespace debrief {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

TEST(MomentText, SaysWhatIsKnownAndNoMore) {
  struct {
    const char* moment;
    const char* text;
    const char* zone;
    const char* machine;
  } const kCases[] = {
      {"2021-02-19T10:00:00Z", "Fri 19 Feb 2021, 10:00", "UTC", "2021-02-19T10:00Z"},
      {"2021-02-19T10:00:05+02:00", "Fri 19 Feb 2021, 10:00:05", "UTC+02:00",
       "2021-02-19T08:00:05Z"},
      {"~2021-02-19T13:40", "Fri 19 Feb 2021, about 13:40", "", "2021-02-19T13:40"},
      {"2020-02-29", "Sat 29 Feb 2020", "", "2020-02-29"},
  };
  for (const auto& [written, text, zone, machine] : kCases) {
    const auto moment = parse_moment(written);
    ASSERT_TRUE(moment) << written;
    EXPECT_EQ(moment_text(Words::english(), *moment), text);
    EXPECT_EQ(zone_text(*moment), zone);
    EXPECT_EQ(machine_text(*moment), machine);
  }
}

TEST(TimeBetween, IsKnownOnlyFromTwoComparableTimes) {
  struct {
    const char* from;
    const char* to;
    std::optional<int> minutes;
  } const kCases[] = {
      {"2021-02-19T10:00Z", "2021-02-19T13:40+02:00", 100},
      {"2021-02-19T10:00", "2021-02-19T10:30", 30},
      {"2021-02-19T10:00Z", "2021-02-19T10:30", {}},
      {"2021-02-19", "2021-02-20", {}},
      {"2021-02-19T10:00Z", "2021-02-19T09:00Z", {}},
  };
  for (const auto& [from, to, minutes] : kCases) {
    const auto span = time_between(parse_moment(from), parse_moment(to));
    ASSERT_EQ(span.has_value(), minutes.has_value()) << from << " " << to;
    if (span) {
      EXPECT_EQ(*span, absl::Minutes(*minutes));
    }
  }
  EXPECT_FALSE(time_between(std::nullopt, parse_moment("2021-02-19T10:00Z")));
}

std::vector<std::string> phase_texts(const std::string& fields) {
  const Corpus corpus = corpus_of({{"a.md", concat("---\ndebrief: 1\n", fields, "---\n")}});
  std::vector<std::string> texts;
  for (const Phase& phase : phases_of(corpus.documents[0].document)) {
    texts.push_back(
        concat(phase_word(Words::english(), phase.kind), " ", format_duration(phase.length)));
  }
  return texts;
}

TEST(Phases, AreOnlyWhatTheInstantsGive) {
  const std::string start = "started: 2021-02-19T10:00:00Z\n";
  EXPECT_THAT(phase_texts(start + "detected: 2021-02-19T10:30:00Z\nmitigated: "
                                  "2021-02-19T11:00:00Z\nresolved: 2021-02-19T12:00:00Z\n"),
              ElementsAre("Undetected 30 min", "Responding 30 min", "Repairing 1 h"));
  EXPECT_THAT(phase_texts(start + "detected: 2021-02-19T10:30:00Z\nresolved: "
                                  "2021-02-19T12:00:00Z\n"),
              ElementsAre("Undetected 30 min", "Not divided 1 h 30 min"));
  EXPECT_THAT(phase_texts(start), ElementsAre());
  EXPECT_THAT(phase_texts("resolved: 2021-02-19T12:00:00Z\n"), ElementsAre());
  EXPECT_THAT(phase_texts(start + "resolved: 2021-02-19\n"), ElementsAre());
  EXPECT_THAT(phase_texts(start + "detected: 2021-02-19T09:00:00Z\n"), ElementsAre());
}

std::vector<std::string> anchors_of(const std::string& text) {
  const Corpus corpus = corpus_of({{"a.md", text}});
  std::vector<std::string> anchors;
  for (const OutlineNode& node : make_outline(corpus.documents[0].document).nodes) {
    anchors.push_back(node.anchor);
    for (const OutlineNode& nested : node.nested) anchors.push_back("  " + nested.anchor);
  }
  return anchors;
}

TEST(Outline, PutsAManagedRecordInTheOrderThatIsReadBest) {
  EXPECT_THAT(
      anchors_of("---\ndebrief: 1\n---\n# T\n## Actions\n## Background\n### More\n## "
                 "Timeline\n## Facts\n## Background\n"),
      ElementsAre("facts", "timeline", "h-background", "  h-more", "h-background-2", "actions"));
}

TEST(Outline, LeavesALegacyDocumentInItsOwnOrderWithFactsFirst) {
  EXPECT_THAT(anchors_of("# T\n## Actions\n## Background\n## Summary\n## Timeline\n"),
              ElementsAre("facts", "actions", "h-background", "timeline"));
}

TEST(Outline, TakesFurtherHeadingsOfTheFirstLevelForSections) {
  EXPECT_THAT(anchors_of("# T\n## One\n# Two\n## Three\n"),
              ElementsAre("h-one", "h-two", "  h-three"));
}

TEST(Model, ListsRecordsNewestFirstAndThoseWithoutADateLast) {
  const Corpus corpus =
      corpus_of({{"a.md", "# No date\n"},
                 {"2019-01-02-b.md", "# Named by its file\n"},
                 {"c.md", "---\ndebrief: 1\nid: c\ntitle: C\nstarted: 2020-01-01\n---\n"}});
  const SiteModel model = make_model(corpus, {}, test_options().as_of);
  std::vector<std::string> titles;
  for (const Record& record : model.records) titles.push_back(record.title);
  EXPECT_THAT(titles, ElementsAre("C", "Named by its file", "No date"));
}

TEST(Model, NeverTakesADateOfTheHistoryForTheDayOfAnIncident) {
  Corpus corpus = corpus_of({{"told.md",
                              "# Told\n\n## Timeline\n\n- 2019-05-02 10:00 It breaks\n"
                              "- 2019-05-01 09:00 The flag is set\n"},
                             {"untold.md", "# Untold\n"},
                             {"later.md", "# Later\n"}});
  add_history(corpus, "told.md", {{"2020-03-01T10:00:00Z", "Import"}});
  add_history(corpus, "untold.md", {{"2020-03-01T10:00:00Z", "Import"}});
  add_history(corpus, "later.md", {{"2020-04-01T10:00:00Z", "Import"}});
  const SiteModel model = make_model(corpus, {}, test_options().as_of);
  std::vector<std::string> titles;
  for (const Record& record : model.records) titles.push_back(record.title);
  EXPECT_THAT(titles, ElementsAre("Told", "Later", "Untold"));
  EXPECT_EQ(model.records[0].day, absl::CivilDay(2019, 5, 1));
  EXPECT_EQ(model.records[1].day, std::nullopt);
  const SiteFiles site = site_of(corpus);
  EXPECT_THAT(text_of(site.at("incidents.html")), HasSubstr("written 1 Mar 2020"));
  EXPECT_THAT(text_of(site.at("index.html")),
              testing::AllOf(HasSubstr("Untold no date 1 Mar 2020"),
                             HasSubstr("2 records without a date.")));
}

TEST(Model, CountsAnActionAsOverdueFromTheDayAfterItsDueDate) {
  const auto overdue = [](const char* mark, const char* due) {
    const Corpus corpus =
        corpus_of({{"a.md", concat("---\ndebrief: 1\n---\n## Actions\n\n- [", mark,
                                   "] **A1** Do it — @a, due ", due, "\n")}});
    return make_model(corpus, {}, test_options().as_of).records.at(0).actions.at(0).overdue_days;
  };
  EXPECT_EQ(overdue(" ", "2021-05-28"), std::nullopt);
  EXPECT_EQ(overdue(" ", "2021-05-27"), 1);
  EXPECT_EQ(overdue("~", "2021-05-14"), 14);
  EXPECT_EQ(overdue("x", "2021-05-14"), std::nullopt);
  EXPECT_EQ(overdue("-", "2021-05-14"), std::nullopt);
}

Corpus api_corpus() {
  Corpus corpus =
      corpus_of({{"postmortems/rollout.md", kRollout},
                 {"postmortems/threads.md", kStub},
                 {"postmortems/old.md", "# \xFF\"</script>\n\n## Summary\n\nIt broke.\n"}});
  corpus.revision = ObjectId{};
  add_history(corpus, "postmortems/rollout.md",
              {{"2021-02-22T15:20:00Z", "Record it", "Ann <ann@example.org>"}});
  return corpus;
}

TEST(Api, TellsWhatThePagesTell) {
  const auto json = nlohmann::json::parse(site_of(api_corpus()).at("api/v1/incidents.json"));
  ASSERT_EQ(json["incidents"].size(), 3u);
  const auto& rollout = json["incidents"][0];
  EXPECT_EQ(json["as_of"], "2021-05-28");
  EXPECT_EQ(rollout["id"], "2021-02-19-channel-rollout");
  EXPECT_EQ(rollout["page"], "incidents/2021-02-19-channel-rollout.html");
  EXPECT_EQ(rollout["detected"]["at"], "2021-02-19T13:40:00Z");
  EXPECT_EQ(rollout["detected"]["approximate"], true);
  EXPECT_EQ(rollout["first_written"], "2021-02-22T15:20:00+00:00");
  EXPECT_EQ(rollout["authors"], nlohmann::json::array({"Ann"}));
  EXPECT_EQ(rollout["actions"][1]["overdue_days"], 14);
  EXPECT_EQ(rollout["factors"][0]["kind"], "know.ambiguity");
  const auto& old = json["incidents"][2];
  EXPECT_EQ(old["mode"], "legacy");
  EXPECT_EQ(old["started"], nullptr);
  EXPECT_EQ(old["history"], "none");
}

}  // namespace
}  // namespace debrief
