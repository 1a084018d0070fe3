// The trace as it is printed.

#include "debrief/record/trace_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "debrief/base/embedded.h"
#include "debrief/base/strings.h"
#include "debrief/postmortem/parse.h"
#include "debrief/schema/schema.h"
#include "debrief/text/utf8.h"

namespace debrief {
namespace {

using ::testing::HasSubstr;

const char* const kIncident = R"(---
debrief: 1
id: 2024-05-14-cold-cache
title: Product pages took nine seconds
status: review
severity: SEV2
---

## Facts

- **X1** Product pages took 9 s in the median between 09:02Z and 10:40Z on every web host
- **X2** 3,100 of 40,000 sessions were left
- **X3** The status page stayed green

## Contributing factors

- **F1** (proc.rollout) All hosts restart at once ← X1
- **F2** (tool.observability) The cache's hit rate is on no dashboard
- **F3** (env.vendor) The vendor is away on Sundays — accepted: one day a year

## Actions

- [x] **A1** Restart hosts in three groups — @bob, prevent, F1
- [~] **A2** Page when the hit rate is below 60 % — @alice, detect
- [-] **A3** Ask the vendor for Sundays — @bob, F3

## Check-back

| Fact | Less likely through |
|---|---|
| X2 | A1, A2 |
| the weather | A1 |
)";

CorpusDocument document_of(std::string text) {
  SourceFile file("postmortems/cold-cache.md", std::move(text));
  return {.path = "postmortems/cold-cache.md",
          .document = parse_document(std::move(file)),
          .history = {}};
}

TEST(TraceText, ShowsWhatActionsDo) {
  EXPECT_EQ(trace_text(document_of(kIncident), {.columns = 80}),
            R"(Product pages took nine seconds
2024-05-14-cold-cache · SEV2 · review

Facts                                                           A1  A2
  X1  Product pages took 9 s in the median between 09:02Z and…  ●
  X2  3,100 of 40,000 sessions were left                        ●   ◐
  X3  The status page stayed green                              hangs in the air

Factors                                                         A1  A2
  F1  All hosts restart at once                                 ●
  F2  The cache's hit rate is on no dashboard                   hangs in the air
  F3  The vendor is away on Sundays                             accepted

Actions
  A1  ● done         Restart hosts in three groups
  A2  ◐ in progress  Page when the hit rate is below 60 %

Accepted
  F3  one day a year

the check-back speaks of “the weather”, which is none of the facts and factors

3 facts: 2 made less likely, 1 hangs in the air (X3); 3 factors: 1 made less likely, 1 accepted, 1 hangs in the air (F2)
)");
}

TEST(TraceText, ListsActionsThatDoNotFitBesideEachOther) {
  std::string text =
      "## Facts\n\n- **X1** It was slow\n\n## Factors\n\n- **F1** The pool\n\n## Actions\n\n";
  for (int i = 1; i <= 20; ++i) append(text, "- [ ] **A", i, "** Do it — @bob, F1\n");
  append(text, "\n## Check-back\n\n- X1 → A3, A17\n");
  const std::string out = trace_text(document_of(text), {.columns = 80});
  EXPECT_THAT(out, HasSubstr("X1  It was slow"));
  EXPECT_THAT(out, HasSubstr("○ A3 ○ A17\n"));
}

TEST(TraceText, FitsItsTerminalAndNeedsNoUnicode) {
  for (const int columns : {20, 40, 60, 80, 120}) {
    const std::string out = trace_text(document_of(kIncident), {.columns = columns, .utf8 = false});
    for (const std::string_view line : split(out, '\n')) {
      const bool sentence = line.find(" the check-back") != line.npos ||
                            line.starts_with("3 facts") || line.starts_with("the check-back") ||
                            line.starts_with("2024") || line.starts_with("Product");
      if (!sentence) {
        EXPECT_LE(display_width(line), static_cast<size_t>(std::max(columns, 60))) << line;
      }
    }
    EXPECT_THAT(out, HasSubstr("x done"));
  }
}

TEST(TraceText, SaysHowToBeginWithoutACheckBack) {
  EXPECT_THAT(trace_text(document_of("## Facts\n\nIt was slow.\n"), {}),
              HasSubstr("there is no check-back yet"));
  EXPECT_THAT(trace_text(document_of(""), {}), HasSubstr("no facts; no factors\n"));
}

TEST(TraceOverview, HasALineForEach) {
  const CorpusDocument one = document_of(kIncident), two = document_of("# None\n");
  EXPECT_EQ(trace_overview({&one, &two}, {}),
            R"( incident               facts  in the air  factors  in the air
 2024-05-14-cold-cache  3      1           3        1
 cold-cache             –      –           –        –
2 post-mortems: 3 facts, 1 in the air; 3 factors, 1 in the air · debrief trace ID
)");
}

TEST(TraceJson, HoldsToItsSchema) {
  const auto schema = Schema::compile(std::string(*embedded_file("schema/trace.schema.json")));
  ASSERT_TRUE(schema) << schema.error().message;
  for (const std::string& text :
       {std::string(kIncident), std::string(), std::string("## Facts\n\n- \xC3 x\n\x01\n")}) {
    const CorpusDocument document = document_of(text);
    const SourceFile file("trace.json", trace_json({&document}));
    const YamlTree tree = parse_yaml(file, {0, file.size()});
    EXPECT_TRUE(tree.problems.empty()) << file.bytes();
    for (const SchemaProblem& problem : schema->validate(tree))
      ADD_FAILURE() << problem.path << ": " << problem.message << "\n" << file.bytes();
  }
}

TEST(TraceCsv, HasARowForEachFactAndFactor) {
  const CorpusDocument document = document_of(kIncident);
  const std::string csv = trace_csv({&document});
  EXPECT_THAT(csv,
              HasSubstr("2024-05-14-cold-cache,postmortems/cold-cache.md,12,fact,X2,,\"3,100 of "
                        "40,000 sessions were left\",less-likely,A1 A2,\r\n"));
  EXPECT_THAT(csv, HasSubstr(",factor,F3,env.vendor,The vendor is away on Sundays,accepted,,"
                             "one day a year\r\n"));
}

TEST(TraceMarkdown, HasATable) {
  const CorpusDocument document = document_of(kIncident);
  EXPECT_THAT(
      trace_markdown({&document}),
      HasSubstr("| F2 | The cache's hit rate is on no dashboard | **hangs in the air** |\n"));
}

}  // namespace
}  // namespace debrief
