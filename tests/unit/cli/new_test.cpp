// `debrief new` as a user runs it, in a folder of its own.

#include <sstream>

#include "support/fixtures.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/cli/command.h"

namespace debrief {
namespace {

using testing::HasSubstr;

/// What one run of the program prints.
struct Ran {
  int code = 0;
  std::string out, err;
};

class New : public testing::Test {
 protected:
  Ran run(std::vector<std::string> words, std::string_view input = {}) {
    DiskFileSystem files;
    std::ostringstream out, err;
    std::istringstream in{std::string(input)};
    World world{.files = files,
                .out = out,
                .err = err,
                .in = in,
                .environment =
                    [this](const std::string& name) {
                      return name == "CI" && in_ci_ ? std::optional<std::string>("true")
                                                    : std::nullopt;
                    },
                .now = [] { return absl::FromUnixSeconds(1772460000); },  // 2026-03-02T14:00Z
                .working_directory = directory_.path(),
                .interactive = interactive_};
    words.insert(words.begin(), "debrief");
    std::vector<const char*> arguments;
    for (const std::string& word : words) arguments.push_back(word.c_str());
    const ExitCode code =
        run_command_line(static_cast<int>(arguments.size()), arguments.data(), world);
    return {static_cast<int>(code), out.str(), err.str()};
  }

  std::string read(std::string_view name) { return read_file(directory_.at(name)); }

  ScratchDirectory directory_;
  bool interactive_ = false;
  bool in_ci_ = false;
};

TEST_F(New, EveryKindInEverySchoolAndSizeLintsClean) {
  for (const std::string profile : {"leaddev", "google", "etsy", "pagerduty", "strict"}) {
    directory_.write(".debrief.yaml", concat("version: 1\ntimezone: Europe/London\npaths: [\"",
                                             profile, "/*.md\"]\nprofile: ", profile, "\n"));
    for (const std::string kind : {"incident", "near-miss", "surprise", "game-day", "security"}) {
      for (const std::string size : {"--stub", "--brief", "--full"}) {
        const Ran ran =
            run({"new", concat("An ", kind, " ", size), "--kind", kind, size, "--severity", "SEV2",
                 "--started", "2026-03-01 10:02", "--owner", "@aisha"});
        ASSERT_EQ(ran.code, 0) << profile << kind << size << ran.err;
      }
    }
    const Ran lint = run({"lint", "--output-format", "concise", "--fail-on", "info"});
    EXPECT_EQ(lint.code, 0) << profile << "\n" << lint.out;
    EXPECT_EQ(lint.out.find("No findings in 15 post-mortems"), 0u) << lint.out;
  }
}

TEST_F(New, AStubHoldsWhatTheSchemaAsksForAndNothingElse) {
  ASSERT_EQ(run({"new", "Outage", "--stub", "--started", "2026-03-01 10:02", "--owner", "@sam",
                 "--severity", "SEV3"})
                .code,
            0);
  EXPECT_EQ(read("postmortems/2026-03-01-outage.md"),
            "---\ndebrief: 1\nid: 2026-03-01-outage\ntitle: Outage\nstatus: stub\nseverity: SEV3\n"
            "started: 2026-03-01T10:02+00:00\nowner: \"@sam\"\n---\n");
}

TEST_F(New, TakesTitlesInAnyLanguage) {
  const std::string long_title = replace_all(std::string(200, 'x'), "x", "日");
  for (const std::string& title :
       {std::string("停电"), std::string("停電二"), std::string("\"Quotes\": and, 'colons'"),
        std::string("{{title}} {{date}}"), std::string("🔥 fire --> <!-- x"), std::string("- [ ] #"),
        std::string("null"), long_title}) {
    const Ran ran = run({"new", title, "--severity", "SEV2", "--owner", "@a"});
    EXPECT_EQ(ran.code, 0) << title << ran.err;
  }
  EXPECT_THAT(run({"new", long_title + "日"}).err, HasSubstr("201 letters is longer than 200"));
  EXPECT_THAT(run({"new", " "}).err, HasSubstr("a title is needed"));
  EXPECT_THAT(read("postmortems/2026-03-02-incident-2.md"), HasSubstr("title: 停電二\n"));
  EXPECT_EQ(run({"lint", "--fail-on", "warning"}).code, 0) << run({"lint"}).out;
}

TEST_F(New, AsksOnATerminalAndNeverInCi) {
  interactive_ = true;
  const Ran ran = run({"new"}, "Cache stampede\n\n10:02\n10:47\n\n@sam\n");
  ASSERT_EQ(ran.code, 0) << ran.err;
  const std::string text = read("postmortems/2026-03-02-cache-stampede.md");
  EXPECT_THAT(text, HasSubstr("started: 2026-03-02T10:02\n"));
  EXPECT_THAT(text, HasSubstr("resolved: 2026-03-02T10:47\n"));
  EXPECT_THAT(run({"new"}, "Half").err, HasSubstr("the input ended before all was answered"));
  in_ci_ = true;
  const Ran quiet = run({"new"}, "Cache\n");
  EXPECT_EQ(quiet.code, 2);
  EXPECT_THAT(quiet.err, testing::StartsWith("error: a title is needed"));
}

TEST_F(New, OffersWhatAnEarlierIncidentHadAsDefaults) {
  directory_.write(
      "postmortems/2026-02-01-cold.md",
      "---\ndebrief: 1\nid: 2026-02-01-cold\ntitle: Cold\nstatus: closed\n"
      "severity: SEV1\nstarted: 2026-02-01T10:00Z\nowner: \"@a\"\nfacilitator: \"@sam\"\n"
      "services: [web]\ntags: [cache]\n---\n\n## Contributing factors\n\n"
      "- **F1** (tool.observability) Secret words\n- **F2** (x.own) Others\n");
  interactive_ = true;
  const Ran ran =
      run({"new", "Again", "--like", "2026-02-01-cold"}, "\n2026-03-02 09:00\n\n\n@b\n");
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("[SEV1]"));
  EXPECT_THAT(ran.err, HasSubstr("[web]"));
  const std::string text = read("postmortems/2026-03-02-again.md");
  for (const std::string_view part :
       {"severity: SEV1\n", "services: [web]\n", "tags: [cache]\n", "@sam led that about",
        "related: [{id: 2026-02-01-cold, rel: similar}]\n",
        "- [ ] tool.observability: What was there to see"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
  EXPECT_THAT(text, testing::Not(HasSubstr("Secret words")));
  interactive_ = false;
  EXPECT_THAT(run({"new", "More", "--like", "2026-02-01-cald"}).err,
              HasSubstr("did you mean “2026-02-01-cold”?"));
}

TEST_F(New, PrintsTheAgendaOfWhatIsThere) {
  ASSERT_EQ(run({"new", "Cold *cache*", "--participant", "@alice:on-call", "--participant", "Bob",
                 "--facilitator", "@sam", "--owner", "@a"})
                .code,
            0);
  const Ran ran = run({"new", "--agenda", "2026-03-02-cold-cache"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  std::vector<std::string_view> headings;
  for (const std::string_view line : split(ran.out, '\n')) {
    if (line.starts_with('#')) headings.push_back(line);
  }
  EXPECT_THAT(headings,
              testing::ElementsAre("# Agenda: Cold \\*cache\\*", "## Before",
                                   "## 0:00 Make it safe (5 min)", "## 0:05 Facts (5 min)",
                                   "## 0:10 Timeline (5 min)", "## Stories, one by one",
                                   "### 0:15 @alice — on-call (10 min)", "### 0:25 Bob (10 min)",
                                   "## 0:35 Second stories (10 min)", "## 0:45 Why, last (10 min)",
                                   "## 0:55 Actions (10 min)", "## 1:05 Check-back (5 min)",
                                   "## 1:10 Sharing (5 min)"));
  EXPECT_EQ(run({"new", "Title", "--agenda", "2026-03-02-cold-cache"}).code, 2);
}

TEST_F(New, ATeamsOwnTemplatesCountMore) {
  directory_.write(".debrief/templates/postmortem/parts/safety.md",
                   "## Safety\n\nOur own words.\n");
  directory_.write(".debrief/templates/postmortem/near-miss.md", "## Facts\n\n{{title}}\n");
  ASSERT_EQ(run({"new", "One", "--owner", "@a"}).code, 0);
  ASSERT_EQ(run({"new", "Two", "--owner", "@a", "--kind", "near-miss"}).code, 0);
  EXPECT_THAT(read("postmortems/2026-03-02-one.md"),
              HasSubstr("\n## Safety\n\nOur own words.\n\n## Facts"));
  ASSERT_EQ(run({"new", "Three", "--owner", "@a", "--kind", "game-day", "--brief"}).code, 0);
  EXPECT_THAT(read("postmortems/2026-03-02-three.md"), HasSubstr("Our own words."));
  EXPECT_THAT(read("postmortems/2026-03-02-two.md"), HasSubstr("---\n## Facts\n\nTwo\n"));
}

}  // namespace
}  // namespace debrief
