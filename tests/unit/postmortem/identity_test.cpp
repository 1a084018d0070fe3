// Who a document is, directives and references.

#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/postmortem/parse.h"

namespace debrief {
namespace {

Document parse(std::string text, std::string path = "postmortems/cache.md") {
  return parse_document(SourceFile(std::move(path), std::move(text)));
}

std::string moment(const std::optional<Moment>& at) { return at ? format_local(*at) : "?"; }

/// `severity | started | detected | mitigated | resolved | services | status`.
std::string facts(const Document& document) {
  return concat(document.severity, " | ", moment(document.started), " | ",
                moment(document.detected), " | ", moment(document.mitigated), " | ",
                moment(document.resolved), " | ", join(document.services, "+"), " | ",
                status_name(document.status));
}

TEST(Identity, OfALegacyDocumentComesFromItsNames) {
  struct {
    std::string path, text, id, title;
  } const kCases[] = {
      {"p/2021-02-19-cold-cache.md", "# Cold cache\n", "2021-02-19-cold-cache", "Cold cache"},
      {"p/2021-06-03--full.md", "", "2021-06-03--full", "2021-06-03--full"},
      {"p/PM2019-009 - Disk full.md", "# Summary\n\n# Disk\n", "pm2019-009-disk-full", "Disk"},
      {"p/2022-03-10-ingress.html.md.erb", "## A\n", "2022-03-10-ingress", "2022-03-10-ingress"},
      {"p/2023-01-03-overload/index.md", "", "2023-01-03-overload", "2023-01-03-overload"},
      {"index.md", "", "index", "index"},
      {"p/Größe & Co.md", "", "größe-co", "Größe & Co"},
      {"p/–.md", "", "document", "–"},
      {"p/a.md", "---\ntitle: Front\nid: x1\n---\n# Body\n", "x1", "Front"},
      {"p/a.md", "Setext *title*\n===\n", "a", "Setext title"},
  };
  for (const auto& [path, text, id, title] : kCases) {
    const Document document = parse(text, path);
    EXPECT_EQ(document.id, id) << path;
    EXPECT_EQ(document.title, title) << path;
  }
}

TEST(Identity, OfALegacyDocumentComesFromItsLabels) {
  struct {
    std::string_view text, facts;
  } const kCases[] = {
      {"**Severity:** P2\n\nDate: 2020-05-01\n", "P2 | 2020-05-01 | ? | ? | ? |  | "},
      {"- **Severity**: SEV2 (full outage)\n- **Status**: Draft\n- **Services**: web, search\n",
       "SEV2 | ? | ? | ? | ? | web+search | draft"},
      {"| Severity | SEV1 |\n|---|---|\n| Start time | 2020-05-01 10:00 UTC |\n"
       "| Detected | 10:20 |\n| Resolved | 01:00 |\n",
       "SEV1 | 2020-05-01T10:00 | 2020-05-01T10:20 | ? | 2020-05-01T01:00 |  | "},
      {"| Start Time | 2020-05-01 23:00 | Severity | 3 |\n|-|-|-|-|\n| End Time | 02:00 | Owner | "
       "|\n",
       "3 | 2020-05-01T23:00 | ? | ? | 2020-05-02T02:00 |  | "},
      {"### Date\n\n2020-05-01\n\n### Severity\n\nHigh\n", "High | 2020-05-01 | ? | ? | ? |  | "},
      {"Severity: TBD\nDate: soon\nTime to detection: 5 minutes\nDetected: 5 minutes\n",
       " | ? | ? | ? | ? |  | "},
      {"## Timeline\n\n- 2020-05-01 10:00 [detected] a\n- 10:30 all fine [resolved]\n",
       " | ? | 2020-05-01T10:00 | ? | 2020-05-01T10:30 |  | "},
      {"## Timeline\n\nStart: 2020-05-01 10:00\n", " | 2020-05-01T10:00 | ? | ? | ? |  | "},
      {"> Service: search\n\nService: \"search\" was slow\n", " | ? | ? | ? | ? |  | "},
      {"## Actions\n\nSeverity: SEV1\n", " | ? | ? | ? | ? |  | "},
  };
  for (const auto& [text, expected] : kCases) {
    EXPECT_EQ(facts(parse(std::string(text))), expected) << text;
  }
  EXPECT_EQ(facts(parse("text", "2020-05-01-a.md")), " | 2020-05-01 | ? | ? | ? |  | ");
  EXPECT_EQ(facts(parse("Date: 2020-05-03\n", "2020-05-01-a.md")),
            " | 2020-05-03 | ? | ? | ? |  | ");
}

TEST(Identity, OfAManagedDocumentComesFromItsFrontMatterAlone) {
  const Document document = parse(
      "---\ndebrief: 1\nseverity: SEV3\n---\n# T\n\nSeverity: SEV1\nDate: 2020-05-01\n\n## "
      "Timeline\n\n- 2020-05-01 10:00 [detected] a\n",
      "2020-05-01-a.md");
  EXPECT_EQ(facts(document), "SEV3 | ? | ? | ? | ? |  | ");
}

/// `scope rules: reason → what it covers`, one directive a line.
std::string directives(const Document& document) {
  std::string lines;
  for (const Directive& directive : document.directives) {
    std::vector<std::string> rules;
    for (const auto& rule : directive.rules) {
      EXPECT_EQ(document.source.slice(rule.span), rule.value);
      rules.push_back(rule.value);
    }
    const std::string_view whole = document.source.slice(directive.span);
    EXPECT_TRUE(whole.starts_with("<!--") && whole.ends_with("-->")) << whole;
    if (!directive.unknown.empty()) append(lines, "? ", directive.unknown, "\n");
    if (!directive.unknown.empty()) continue;
    append(lines, static_cast<int>(directive.scope), " ", join(rules, "+"), ": ", directive.reason,
           " → ", document.source.slice(directive.covers), "\n");
  }
  return lines;
}

TEST(Directives, CoverTheNextBlockTheirOwnBlockASectionOrTheFile) {
  struct {
    std::string_view text, directives;
  } const kCases[] = {
      {"<!-- debrief-ignore blame/should-have: quoted from the chat -->\nNext "
       "*block*\nhere.\n\nc\n",
       "0 blame/should-have: quoted from the chat → Next *block*\nhere.\n"},
      {"<!--debrief-ignore a/b, c/d:\n two\n lines -->\n\n- one\n- two\n",
       "0 a/b+c/d: two lines → - one\n- two\n"},
      {"- one\n- two <!-- debrief-ignore a/b: why -->\n",
       "0 a/b: why → - two <!-- debrief-ignore "
       "a/b: why -->\n"},
      {"text <!-- debrief-ignore a/b --> more\n",
       "0 a/b:  → text <!-- debrief-ignore a/b --> "
       "more\n"},
      {"| a |\n|---|\n| b <!-- debrief-ignore a/b: w --> |\n",
       "0 a/b: w → | b <!-- debrief-ignore a/b: w --> |\n"},
      {"# A\n\nx\n\n## B\n\n<!-- debrief-ignore-section a/b: w -->\n\ny\n\n## C\n",
       "1 a/b: w → ## B\n\n<!-- debrief-ignore-section a/b: w -->\n\ny\n\n\n"},
      {"x\n\n<!-- debrief-ignore-file a: w -->\n",
       "2 a: w → x\n\n<!-- debrief-ignore-file a: w "
       "-->\n\n"},
      {"x\n\n<!-- debrief-ignore a: last -->\n", "0 a: last → \n"},
      {"- a\n\n  <!-- debrief-ignore a: w -->\n- b\n", "0 a: w → - b\n"},
      {"<!-- debrief-ignore: no rule -->\nx\n", "0 : no rule → x\n"},
      {"`<!-- debrief-ignore a: w -->`\n\n```\n<!-- debrief-ignore a: w -->\n```\n", ""},
      {"- a <!-- debrief-ignore a: w -->\n\n  more\n\n  - nested\n- b\n",
       "0 a: w → - a <!-- debrief-ignore a: w -->\n\n  more\n\n  \n"},
      {"<!-- debrief-ignored a: w -->\n<!-- see debrief-ignore a: w -->\n", "? debrief-ignored\n"},
      {"x <!-- DEBRIEF-IGNORE a: w -->\n", "? DEBRIEF-IGNORE\n"},
      {"<!-- debrief-ignore a: not closed\n", ""},
  };
  for (const auto& [text, expected] : kCases) {
    EXPECT_EQ(directives(parse(std::string(text))), expected) << text;
  }
}

TEST(References, HoldLinksImagesIncidentsAndFactors) {
  const Document document = parse(R"(---
related: [{id: 2020-11-03-disk, rel: repeats}]
---
See [the *docs*](docs/a.md#b) and ![graph](g.png), [ref][r], <https://a.example>, https://b.example.

## Actions

- Add a check — F1, A2

[r]: other.md
)");
  std::string lines;
  for (const Reference& reference : document.references) {
    append(lines, static_cast<int>(reference.kind), " ", reference.target, " = ",
           document.source.slice(reference.span), "\n");
  }
  EXPECT_EQ(lines,
            "2 2020-11-03-disk = 2020-11-03-disk\n"
            "0 docs/a.md#b = [the *docs*](docs/a.md#b)\n"
            "1 g.png = ![graph](g.png)\n"
            "0 other.md = [ref][r]\n"
            "0 https://a.example = <https://a.example>\n"
            "0 https://b.example = https://b.example\n"
            "3 F1 = F1\n"
            "4 A2 = A2\n");
}

TEST(Identity, TakesTheWordUnknownForNoName) {
  const Document document = parse_document(SourceFile(
      "a.md", "---\ndebrief: 1\nseverity: unknown\nowner: unknown\nfacilitator: unknown\n---\n"));
  EXPECT_EQ(document.severity, "");
  EXPECT_FALSE(document.front_matter.owner);
  EXPECT_FALSE(document.front_matter.facilitator);
}

TEST(Identity, TakesNoDayFromANameWhereTheStartIsSaidToBeUnknown) {
  const auto day_of = [](std::string_view started) {
    const Document document = parse_document(
        SourceFile("2024-05-14-dns.md", concat("---\ndebrief: 1\nstarted:", started,
                                               "\n---\n## Timeline\n\n- 10:02 The page fired\n")));
    return document.timeline.at(0).at.has_value();
  };
  EXPECT_TRUE(day_of(""));
  EXPECT_FALSE(day_of(" null"));
  EXPECT_FALSE(day_of(" ~"));
}

}  // namespace
}  // namespace debrief
