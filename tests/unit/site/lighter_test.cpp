#include "debrief/site/lighter.h"

#include <gmock/gmock.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

TEST(Lighter, LeavesOutWhatHoldsDirectionsApartWhereThereIsOne) {
  struct {
    std::string_view page, lighter;
  } const kCases[] = {
      {"<h2 dir=\"auto\" id=\"a\"><bdi>One – “two”</bdi> …</h2>",
       "<h2 id=\"a\">One – “two” …</h2>"},
      {"<p id=\"a\" dir=\"auto\">&lt;bdi> dir=&quot;auto&quot; dir=\"auto\"</p>",
       "<p id=\"a\">&lt;bdi> dir=&quot;auto&quot; dir=\"auto\"</p>"},
      // What an author wrote stands in pairs, too.
      {"<bdi lang=\"de\">a <bdi>b</bdi> c</bdi></bdi>", "<bdi lang=\"de\">a b c</bdi></bdi>"},
      {"<p>a", "<p>a"},
      {"a <b", "a <b"},
      {"", ""},
  };
  for (const auto& [page, expected] : kCases) EXPECT_EQ(lighter(page, ""), expected) << page;
}

TEST(Lighter, KeepsWhatHoldsDirectionsApartWhereALetterTurnsThem) {
  for (const std::string_view turning :
       {"שלום", "سلام", "\u07CA", "\u0860", "\u200F", "\u202E", "\u2067", "\uFB2A", "\uFE8D",
        "\U00010D00", "\U0001E900", "<i dir=\"rtl\">"}) {
    const std::string page = concat("<p dir=\"auto\"><bdi>a</bdi> ", turning, "</p>");
    EXPECT_EQ(lighter(page, ""), page);
  }
  for (const std::string_view not_turning : {"Ж", "日本", "\u2014", "\u0903", "🙂", "\xD7"}) {
    EXPECT_EQ(lighter(concat("<bdi>a</bdi> ", not_turning), ""), concat("a ", not_turning));
  }
}

TEST(Lighter, ReachesNeighboursByTheirNames) {
  struct {
    std::string_view page, lighter;
  } const kCases[] = {
      {"<a class=\"x\" href=\"../incidents/a.html#f1\">a</a>",
       "<a class=\"x\" href=\"a.html#f1\">a</a>"},
      {"<a href=\"../incidents/\">a</a>", "<a href=\"../incidents/\">a</a>"},
      {"<a href=\"../incidents/a:b.html\">a</a>", "<a href=\"../incidents/a:b.html\">a</a>"},
      {"<a href=\"../incidents//host/\">a</a>", "<a href=\"../incidents//host/\">a</a>"},
      {"<a href=\"../incidents/\\host\">a</a>", "<a href=\"../incidents/\\host\">a</a>"},
      {"<a href=\"../incidents/#a\">a</a>", "<a href=\"../incidents/#a\">a</a>"},
      {"<a href=\"../incidents/?a\">a</a>", "<a href=\"../incidents/?a\">a</a>"},
      {"<a href=\"../services/a.html\">a</a>", "<a href=\"../services/a.html\">a</a>"},
      {"<a href=\"../incidents.html\">a</a>", "<a href=\"../incidents.html\">a</a>"},
      {"<p data-href=\"../incidents/a\">\" href=\"../incidents/a</p>",
       "<p data-href=\"../incidents/a\">\" href=\"../incidents/a</p>"},
  };
  for (const auto& [page, expected] : kCases) {
    EXPECT_EQ(lighter(page, "../incidents/"), expected) << page;
  }
}

}  // namespace
}  // namespace debrief
