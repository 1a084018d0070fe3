// The charts: where things lie, what the tables and CSVs say, and how large they grow.

#include "chart_fixture.h"
#include "support/fixtures.h"
#include <gmock/gmock.h>

#include "debrief/base/strings.h"
#include "debrief/site/charts/bars.h"
#include "debrief/site/charts/columns.h"
#include "debrief/site/charts/durations.h"
#include "debrief/site/charts/flow.h"
#include "debrief/site/charts/heat_map.h"
#include "debrief/site/charts/series.h"
#include "debrief/site/charts/severities.h"
#include "debrief/site/charts/spark.h"
#include "debrief/site/charts/stats_pages.h"

namespace debrief {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

/// A corpus of records by id: their fields.
Corpus records_of(const std::map<std::string, std::string>& fields) {
  std::map<std::string, std::string> documents;
  for (const auto& [id, each] : fields) documents[id + ".md"] = record_text(id, each);
  return corpus_of(documents);
}

/// Records that started on one day after another and took so many minutes to detect and resolve.
Corpus timed(const std::vector<std::pair<int, int>>& minutes) {
  std::map<std::string, std::string> fields;
  for (size_t i = 0; i < minutes.size(); ++i) {
    const absl::CivilMinute start(2021, 4, 1 + static_cast<int>(i), 10, 0);
    const auto later = [&](int add) { return concat(absl::FormatCivilTime(start + add), "Z"); };
    fields[concat("2021-04-0", i + 1, "-x")] =
        concat("started: ", later(0), "\ndetected: ", later(minutes[i].first),
               "\nresolved: ", later(minutes[i].second), "\n");
  }
  return records_of(fields);
}

TEST(LogScale, EndsAtRoundValuesAndGivesAMinuteAndAWeekRoom) {
  const LogScale scale(absl::Minutes(7), absl::Hours(20));
  EXPECT_DOUBLE_EQ(scale.place(absl::Minutes(5)), 1.5);
  EXPECT_DOUBLE_EQ(scale.place(absl::Hours(24)), 98.5);
  EXPECT_DOUBLE_EQ(scale.place(absl::ZeroDuration()), 1.5);
  EXPECT_NEAR(scale.place(absl::Minutes(85)), 50, 0.2) << "the middle of 5 and 1440 is their root";
  std::vector<std::string> labels;
  for (const auto& tick : scale.ticks(Words::english())) labels.push_back(tick.label);
  EXPECT_THAT(labels, ElementsAre("5\u00a0min", "15\u00a0min", "1\u00a0h", "3\u00a0h", "6\u00a0h",
                                  "12\u00a0h", "1\u00a0d"));
}

TEST(Spread, IsOfValuesThatWereMeasuredAndOfFiveAtLeast) {
  std::vector<absl::Duration> sorted;
  for (const int minutes : {1, 2, 3, 4}) sorted.push_back(absl::Minutes(minutes));
  EXPECT_FALSE(spread_of(sorted));
  sorted.push_back(absl::Minutes(500));
  const auto spread = spread_of(sorted);
  ASSERT_TRUE(spread);
  EXPECT_EQ(spread->lower, absl::Minutes(2));
  EXPECT_EQ(spread->median, absl::Minutes(3));
  EXPECT_EQ(spread->upper, absl::Minutes(4));
  EXPECT_EQ(rough_text(absl::Minutes(599)), "9\u00a0h\u00a059\u00a0min");
  EXPECT_EQ(rough_text(absl::Minutes(24 * 60 + 31)), "1\u00a0d\u00a01\u00a0h");
}

ColumnChart columns_with(std::vector<std::vector<size_t>> counts, bool marks) {
  ColumnChart chart{
      .frame = {.id = "c", .title = "T", .description = "D"}, .fills = {"b1", "b2"}, .columns = {}};
  for (const auto& each : counts) {
    ColumnData column;
    column.title = "x";
    column.counts = each;
    for (size_t i = 0; marks && i < each[0] + each[1]; ++i) {
      column.marks.push_back({i < each[0] ? "s1" : "s2", "a.html", "a"});
    }
    chart.columns.push_back(std::move(column));
  }
  return chart;
}

TEST(Columns, ShowEachRecordAsAMarkWhileTheFullestHasSix) {
  const std::string six = columns_svg(columns_with({{1, 5}, {0, 0}}, true), "").str();
  EXPECT_EQ(times(six, "<use "), 6u);
  EXPECT_THAT(six, AllOf(HasSubstr("role=\"group\""), HasSubstr("height=\"138\""),
                         HasSubstr("<use href=\"#s1\" x=\"25%\" y=\"97\"/>"),
                         HasSubstr("<use href=\"#s2\" x=\"25%\" y=\"80\"/>")));
}

TEST(Columns, StackBarsBeyondWhoseHeightsAddUp) {
  const std::string seven = columns_svg(columns_with({{3, 4}, {1, 0}}, false), "").str();
  EXPECT_EQ(times(seven, "<use "), 0u);
  // 108 pixels are seven records: 46 and 62 of them, each a pixel less for the gap.
  EXPECT_THAT(seven,
              AllOf(HasSubstr("role=\"img\""),
                    HasSubstr("<rect class=\"b1\" x=\"7%\" width=\"36%\" y=\"76\" height=\"45\"/>"),
                    HasSubstr("<rect class=\"b2\" x=\"7%\" width=\"36%\" y=\"14\" height=\"61\"/>"),
                    HasSubstr(">7</text>"), HasSubstr(">1</text>")));
}

TEST(MonthsFigure, PlacesRecordsUnderTheMonthsOfTheirStartTheGravestBelow) {
  const ChartWorld world(records_of({{"2021-05-02-a", "severity: SEV3\nstarted: 2021-05-02\n"},
                                     {"2021-05-01-b", "severity: SEV1\nstarted: 2021-05-01\n"},
                                     {"2019-01-01-old", "severity: SEV1\nstarted: 2019-01-01\n"}}));
  const auto records = counted_records(world.model());
  const std::string html = months_figure(world.site(), records, {.id = "m"}).str();
  EXPECT_THAT(html,
              HasSubstr("<a tabindex=\"-1\" href=\"incidents/2021-05-01-b.html\"><title>1 May 2021 "
                        "SEV1 Incident 2021-05-01-b</title><use href=\"#s1\" x=\"97.92%\" "
                        "y=\"29\"/></a>"));
  EXPECT_THAT(html, HasSubstr("<use href=\"#s3\" x=\"97.92%\" y=\"12\"/>"));
  EXPECT_EQ(times(html, "<use href=\"#s1\" x="), 1u) << "what is older stands in the table only";
  EXPECT_EQ(table_csv(months_table(world.site(), records)).bytes,
            "month,SEV1,SEV3,all\r\n2021-05,1,1,2\r\n2019-01,1,0,1\r\n");
  EXPECT_THAT(html, HasSubstr("<a href=\"calendar.html#m2021-05\"><bdi>May 2021</bdi></a>"));
}

TEST(Strip, MarksEveryRecordAndSaysMedianHalfAndWhatIsMissing) {
  Corpus corpus = timed({{5, 60}, {10, 120}, {15, 180}, {20, 240}, {60, 1440}});
  const auto more = corpus_of({{"z.md", record_text("2021-03-01-z", "started: 2021-03-01\n")}});
  corpus.documents.push_back(more.documents[0]);
  const ChartWorld world(std::move(corpus));
  const auto records = counted_records(world.model());
  const Measures measures = measures_of(world.model(), records);
  const std::string html = durations_figure(world.site(), records, measures, {.id = "d"}).str();
  EXPECT_THAT(text_of(html),
              AllOf(HasSubstr("Detected: median 15\u00a0min , middle half 10\u00a0min – "
                              "20\u00a0min, n\u00a0=\u00a05, 1 not recorded"),
                    HasSubstr("Resolved: median 3\u00a0h , middle half 2\u00a0h – 4\u00a0h")));
  EXPECT_EQ(times(html, "<use "), 10u);
  EXPECT_EQ(times(html, "class=\"c-med\""), 2u);
  EXPECT_THAT(text_of(html), Not(HasSubstr("mean")));
  // From 5 min to 1 d: the first at the left end, the last at the right.
  EXPECT_THAT(
      html, AllOf(HasSubstr("x=\"1.5%\" y=\"22\"/></a>"), HasSubstr("x=\"98.5%\" y=\"22\"/></a>")));
}

TEST(Strip, OfFourNamesNoMedian) {
  const ChartWorld world(timed({{5, 60}, {10, 120}, {15, 180}, {20, 240}}));
  const auto records = counted_records(world.model());
  const std::string html =
      durations_figure(world.site(), records, measures_of(world.model(), records), {.id = "d"})
          .str();
  EXPECT_THAT(text_of(html), HasSubstr("Detected: 4 records, too few for a median"));
  EXPECT_EQ(times(html, "class=\"c-med\""), 0u);
  EXPECT_EQ(times(html, "class=\"c-soft\""), 0u);
}

TEST(DurationsTable, GivesMinutesToPrograms) {
  const ChartWorld world(timed({{5, 60}, {10, 1560}}));
  const auto table = durations_table(world.site(), counted_records(world.model()));
  EXPECT_EQ(table_csv(table).bytes,
            "incident,day,severity,minutes_to_detect,minutes_to_resolve\r\n"
            "2021-04-02-x,2021-04-02,,10,1560\r\n2021-04-01-x,2021-04-01,,5,60\r\n");
}

TEST(WriteUp, DrawsTheTargetAsADashedLineAndCountsWhatIsWithin) {
  Corpus corpus = timed({{5, 60}, {5, 60}});
  add_history(corpus, "2021-04-01-x.md", {{"2021-04-02T11:00:00Z", "Write"}});
  add_history(corpus, "2021-04-02-x.md", {{"2021-04-09T11:00:00Z", "Write"}});
  const ChartWorld world(std::move(corpus));
  const auto records = counted_records(world.model());
  const std::string html =
      write_up_figure(world.site(), records, measures_of(world.model(), records), {.id = "w"})
          .str();
  EXPECT_EQ(times(html, "class=\"c-target\""), 1u);
  EXPECT_THAT(text_of(html), AllOf(HasSubstr("From resolution to the first written record"),
                                   HasSubstr("1 of 2 within 48\u00a0h (dashed).")));
}

const char kDone[] = "## Actions\n\n- [x] **A1** Do it — @a, due 2021-03-05, prevent\n";
const char kOpen[] = "## Actions\n\n- [ ] **A1** Do it — @a, due 2021-06-05, prevent\n";

Corpus acted() {
  Corpus corpus = corpus_of({{"a.md", record_text("2021-01-01-a", "", kDone)},
                             {"b.md", record_text("2021-01-02-b", "", kOpen)},
                             {"c.md", record_text("2021-01-03-c", "", kOpen)}});
  add_life(corpus, "a.md", "2021-01-05T10:00:00Z", "2021-03-01T10:00:00Z");
  add_life(corpus, "b.md", "2021-02-01T10:00:00Z", "");
  return corpus;
}

TEST(ActionFlow, CountsWhatCommitsProveAndSaysWhatTheyDoNot) {
  const ChartWorld world(acted());
  const ActionFlow flow = flow_of(world.model(), counted_records(world.model()));
  EXPECT_EQ(flow.spans.size(), 2u);
  EXPECT_EQ(flow.open(), 1u);
  EXPECT_EQ(flow.unknown, 1u);
  const std::string html = flow_figure(world.site(), flow, {.id = "f"}).str();
  EXPECT_THAT(text_of(html), AllOf(HasSubstr("2 opened"), HasSubstr("1 open"),
                                   HasSubstr("1 closed"), HasSubstr("1 more action is not drawn")));
  EXPECT_EQ(table_csv(flow_table(world.site(), flow)).bytes,
            "month,opened,closed,open_at_end\r\n2021-03,0,1,1\r\n2021-02,1,0,2\r\n"
            "2021-01,1,0,1\r\n");
  // 147 days from 1 January; 4, 31 and 59 days in. Two of two are 92 % of the height.
  EXPECT_THAT(html, AllOf(HasSubstr("d=\"M0 1000 27 1000 27 540 211 540 211 80 1000 80\""),
                          HasSubstr("d=\"M0 1000 401 1000 401 540 1000 540\"")));
}

TEST(ActionFlow, TellsTheAgeOfWhatIsOpen) {
  const ChartWorld world(acted());
  const ActionFlow flow = flow_of(world.model(), counted_records(world.model()));
  EXPECT_EQ(table_csv(ages_table(world.site(), flow)).bytes,
            "open_for,actions\r\nunder 30 days,0\r\n30 to 90 days,0\r\n3 to 6 months,1\r\n"
            "6 to 12 months,0\r\nover a year,0\r\n");
  EXPECT_THAT(table_csv(strength_table(world.site(), flow)).bytes,
              HasSubstr("half_year,stronger,intermediate,weaker,none\r\n2021-H1,0,0,0,2\r\n"));
}

TEST(Spark, HasABarForEachOfTheLastTwelveMonths) {
  const ChartWorld world(records_of({{"2021-05-02-a", "started: 2021-05-02\n"},
                                     {"2020-06-01-b", "started: 2020-06-01\n"},
                                     {"2020-05-31-c", "started: 2020-05-31\n"}}));
  const auto months = last_months(world.model(), counted_records(world.model()));
  EXPECT_THAT(months, ElementsAre(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));
  const std::string svg = spark_svg(Words::english(), months, 1, "channels").str();
  EXPECT_THAT(svg, AllOf(HasSubstr("aria-label=\"channels: 2 in the last 12 months\""),
                         HasSubstr("<path class=\"sp-on\" d=\"M2 9h6v9h-6zM112 9h6v9h-6z\"/>")));
  EXPECT_LT(svg.size(), 512u);
}

TEST(HeatMap, MarksEveryDayThatAnIncidentWasUnderWay) {
  const ChartWorld world(
      records_of({{"2021-02-19-a", "started: 2021-02-19T10:00Z\nresolved: 2021-02-22T09:00Z\n"},
                  {"2021-02-22-b", "started: 2021-02-22T10:00Z\n"}}));
  const DaysUnderWay days = days_under_way(world.model(), counted_records(world.model()));
  EXPECT_EQ(table_csv(days_table(world.site(), days)).bytes,
            "day,incidents\r\n2021-02-22,2\r\n2021-02-21,1\r\n2021-02-20,1\r\n2021-02-19,1\r\n");
  const std::string svg =
      heat_map_svg(world.site(), days, {absl::CivilMonth(2021, 1)}, {.id = "h"}).str();
  EXPECT_EQ(times(svg, "class=\"hm-one hm-day\""), 3u);
  EXPECT_EQ(times(svg, "class=\"hm-more hm-day\""), 1u);
  // The week of 28 December is the first column; 22 February is a Monday eight weeks on.
  EXPECT_THAT(svg, HasSubstr("<title>22 Feb 2021: Incident 2021-02-22-b, 1 more</title><rect "
                             "class=\"hm-more hm-day\" x=\"20.98%\" width=\"1.5%\" y=\"32\" "
                             "height=\"8\"/>"));
}

TEST(HeatMap, IsNotFilledByAWrongDate) {
  const ChartWorld world(
      records_of({{"1921-02-19-a", "started: 1921-02-19T10:00Z\nresolved: 2021-02-22T09:00Z\n"}}));
  EXPECT_EQ(days_under_way(world.model(), counted_records(world.model())).size(), 367u);
}

TEST(Coverage, CountsRecordsByTheGroupsOfTheTaxonomy) {
  const char kFactors[] =
      "## Contributing factors\n\n- **F1** (tech.capacity) Full.\n- **F2** (tech.data) Odd.\n";
  const ChartWorld world(corpus_of({{"a.md", record_text("2021-01-01-a", "", kFactors)},
                                    {"b.md", record_text("2021-01-02-b", "")}}));
  const auto records = counted_records(world.model());
  EXPECT_THAT(table_csv(coverage_table(world.site(), records)).bytes,
              AllOf(HasSubstr("group,incidents\r\ntech,1\r\n"), HasSubstr("\r\norg,0\r\n")));
  EXPECT_THAT(text_of(coverage_figure(world.site(), records, {.id = "c"}).str()),
              HasSubstr("1 of 2 records name a factor"));
}

TEST(ChartTable, LetsNoTitleBecomeAFormula) {
  const ChartTable table{.name = "t",
                         .caption = "c",
                         .columns = {{"A", "a", false}},
                         .rows = {{{"=1+1", "", "", false}}, {{"why", "", "", true}}}};
  EXPECT_EQ(table_csv(table).bytes, "a\r\n'=1+1\r\n\r\n");
  const std::string html = data_table(Words::english(), table, {.most_rows = 1}).str();
  EXPECT_THAT(text_of(html), HasSubstr("1 of 2 rows; the CSV has all."));
}

TEST(Charts, AreAsLargeForTwoThousandRecordsAsForAFew) {
  const ChartWorld world(corpus_of(many_records(2000)));
  const SiteContext& site = world.site();
  const auto records = counted_records(world.model());
  const Measures measures = measures_of(world.model(), records);
  const DaysUnderWay days = days_under_way(world.model(), records);
  EXPECT_LT(months_figure(site, records, {.id = "a"}).str().size(), 24000u);
  EXPECT_LT(durations_figure(site, records, measures, {.id = "b", .most_rows = 12}).str().size(),
            20000u);
  EXPECT_LT(heat_map_figure(site, days, {.id = "c", .most_rows = 12}).str().size(), 20000u);
  const std::string strips = durations_figure(site, records, measures, {.id = "b"}).str();
  EXPECT_EQ(times(strips, "<use "), 0u);
  EXPECT_GT(times(strips, "class=\"c-bin\""), 20u);
  EXPECT_EQ(times(strips, "class=\"c-med\""), 2u);
}

}  // namespace
}  // namespace debrief
