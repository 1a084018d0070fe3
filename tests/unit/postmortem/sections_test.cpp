// The outline of a document: what starts a section, what it is for, and what is in it.

#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/postmortem/label.h"
#include "debrief/postmortem/parse.h"
#include "debrief/postmortem/roles.h"

namespace debrief {
namespace {

Document parse(std::string text, const ParseOptions& options = {}) {
  return parse_document(SourceFile("postmortems/cache.md", std::move(text)), options);
}

/// `level role "title" < parent`, one section a line, without the text before the first heading.
std::string outline(const Document& document) {
  std::string lines;
  for (size_t i = 1; i < document.sections.size(); ++i) {
    const Section& section = document.sections[i];
    append(lines, section.level, " ", role_name(section.role), " “", section.title, "”");
    if (section.parent) append(lines, " < ", document.sections[*section.parent].title);
    append(lines, "\n");
  }
  return lines;
}

TEST(NormalLabel, KeepsOnlyWords) {
  struct {
    std::string_view text, label;
  } const kCases[] = {
      {"What went well?", "what went well"},
      {"1. Timeline", "timeline"},
      {"2.3) Root Causes", "root causes"},
      {"🔥 Impact:", "impact"},
      {"Timeline (UTC)", "timeline"},
      {"TL;DR", "tl dr"},
      {"Actions & follow-ups", "actions and follow ups"},
      {"What didn’t go well", "what didnt go well"},
      {"5 whys", "5 whys"},
      {"ÉVÉNEMENTS", "événements"},
      {"ХРОНОЛОГИЯ", "хронология"},
      {"タイムライン：", "タイムライン"},
      {"  ", ""},
      {"\xff", ""},
  };
  for (const auto& [text, label] : kCases) EXPECT_EQ(normal_label(text), label) << text;
}

TEST(RoleAliases, KnowTheCommonHeadings) {
  const RoleAliases aliases({});
  struct {
    std::string_view title;
    SectionRole role;
  } const kCases[] = {
      {"Facts", SectionRole::kFacts},
      {"Executive summary", SectionRole::kFacts},
      {"What happened?", SectionRole::kFacts},
      {"Customer impact", SectionRole::kImpact},
      {"TIMELINE", SectionRole::kTimeline},
      {"Timeline – all times in UTC", SectionRole::kTimeline},
      {"3. Timeline: Friday", SectionRole::kTimeline},
      {"Root Cause(s)", SectionRole::kFactors},
      {"Contributing factors", SectionRole::kFactors},
      {"5 Whys", SectionRole::kWhys},
      {"Where did we get lucky?", SectionRole::kLucky},
      {"Action Items & Followups", SectionRole::kActions},
      {"Future actions", SectionRole::kActions},
      {"Actions taken", SectionRole::kActions},
      {"Events", SectionRole::kNone},
      {"Check-back", SectionRole::kCheckBack},
      {"Lessons Learnt", SectionRole::kLessons},
      {"Attendees", SectionRole::kNone},
      {"A short, confusing timeline", SectionRole::kTimeline},
      {"Timeline of 12 May in UTC", SectionRole::kTimeline},
      {"Chronology of the outage", SectionRole::kTimeline},
      {"The timeline service", SectionRole::kNone},
      {"Timeline of planned actions", SectionRole::kNone},
      {"", SectionRole::kNone},
  };
  for (const auto& [title, role] : kCases) EXPECT_EQ(aliases.role_of(title), role) << title;
}

TEST(RoleAliases, CanBeExtendedAndOverruled) {
  const RoleAliases aliases({{SectionRole::kFacts, {"Was geschah?", "Background"}},
                             {SectionRole::kSecondStories, {"Causes"}}});
  EXPECT_EQ(aliases.role_of("WAS GESCHAH"), SectionRole::kFacts);
  EXPECT_EQ(aliases.role_of("2. Background"), SectionRole::kFacts);
  EXPECT_EQ(aliases.role_of("Causes"), SectionRole::kSecondStories);
}

TEST(Sections, NestByLevelWhateverTheHeadingLooksLike) {
  const Document document = parse(R"(intro

# The cache was cold

Facts
-----

Pages took 9 s.

## Timeline ##

### Database

10:02 text

**Prevention**

text

**Impact:** 40 users

What went well:

- The alert

# Glossary
)");
  EXPECT_EQ(outline(document),
            "1  “The cache was cold”\n"
            "2 facts “Facts” < The cache was cold\n"
            "2 timeline “Timeline” < The cache was cold\n"
            "3  “Database” < Timeline\n"
            "7 actions “Prevention” < Database\n"
            "7 impact “Impact” < Database\n"
            "7 went-well “What went well” < Database\n"
            "1 glossary “Glossary”\n");
}

TEST(Sections, OfDaysBelongToTheTimelineBesideThem) {
  const Document document = parse(
      "## Timeline\n\n## 12 May 2023\n\na\n\n### 20:15\n\nb\n\n## 13 May 2023\n\nc\n\n## Impact\n\n"
      "d\n\n## 12 May 2023\n\ne\n");
  std::string roles;
  for (uint32_t index = 1; index < document.sections.size(); ++index) {
    append(roles, document.sections[index].title, "=", role_name(document.role_of_section(index)),
           " ");
  }
  EXPECT_EQ(roles,
            "Timeline=timeline 12 May 2023=timeline 20:15=timeline 13 May 2023=timeline "
            "Impact=impact 12 May 2023= ");
}

TEST(Sections, AreNotMadeByListsQuotesCodeOrSentences) {
  const Document document = parse(R"(- # Timeline
- **Impact**

> ## Facts
> **Actions**

```
# Facts
```

We did the following:

- one

**The service was restored.**

**Note:** nothing.

Impact: a sentence that goes on.
)");
  EXPECT_EQ(outline(document), "");
}

TEST(Sections, CoverTheFileAndSliceToTheirHeadings) {
  const std::string text = "a\n\n# B\n\nc\n\n**Impact:** d\n\nTimeline:\ne\n";
  const Document document = parse(text);
  std::vector<std::string_view> headings, spans;
  for (const Section& section : document.sections) {
    headings.push_back(document.source.slice(section.heading));
    spans.push_back(document.source.slice(section.span));
  }
  EXPECT_EQ(join(headings, "¦"), "¦# B¦**Impact:**¦Timeline:");
  EXPECT_EQ(join(spans, "¦"),
            "a\n\n¦# B\n\nc\n\n**Impact:** d\n\nTimeline:\ne\n¦**Impact:** d\n\n¦Timeline:\ne\n");
}

TEST(Sections, GiveTheirRoleToTheTextBelowThem) {
  const Document document = parse(
      "## Timeline\n\n### Database\n\ntext\n\n- item\n\n> quote\n\n| a |\n|---|\n| cell |\n\n"
      "```\ncode\n```\n<!-- hint -->\n\n## Other\n\nelse <!-- hint -->\n");
  std::string lines;
  for (const TextBlock& text : document.texts) {
    append(lines, static_cast<int>(text.kind), " ", role_name(text.role), " ",
           document.sections[text.section].title, text.quoted ? " quoted " : " ", text.prose.text,
           "\n");
  }
  EXPECT_EQ(lines,
            "3 timeline Timeline Timeline\n"
            "3 timeline Database Database\n"
            "0 timeline Database text\n"
            "1 timeline Database item\n"
            "0 timeline Database quoted quote\n"
            "2 timeline Database a\n"
            "2 timeline Database cell\n"
            "3  Other Other\n"
            "0  Other else \n");
}

TEST(Names, OfRolesAreUniqueAndReadBack) {
  for (int i = 1; i <= static_cast<int>(SectionRole::kAmendments); ++i) {
    const auto role = static_cast<SectionRole>(i);
    EXPECT_EQ(role_of_name(role_name(role)), role);
  }
  EXPECT_EQ(role_of_name(""), std::nullopt);
  EXPECT_EQ(role_of_name("Facts"), std::nullopt);
  EXPECT_EQ(status_of_name("withdrawn"), Status::kWithdrawn);
  EXPECT_EQ(status_of_name(""), Status::kUnknown);
}

}  // namespace
}  // namespace debrief
