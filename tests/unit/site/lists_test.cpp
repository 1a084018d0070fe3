// The lists of records: all of them, by year, and by what they have in common.

#include "site_fixture.h"
#include <gmock/gmock.h>

#include "debrief/base/strings.h"
#include "debrief/site/pages.h"

namespace debrief {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::map<std::string, std::string> kThree = {
    {"2021-02-19-channel-rollout.md", kRollout},
    {"2020-11-03-threads.md", kStub},
    {"undated.md", "# Nobody knows when\n\n## Summary\n\nIt broke.\n"},
};

/// A record of a service with one factor and, when asked for, an open action against it.
std::string record(int number, std::string_view service, std::string_view factor,
                   std::string_view action = "") {
  const std::string day = concat(2015 + number % 6, "-0", 1 + number % 9, "-1", number % 9);
  return concat("---\ndebrief: 1\nid: r-", number, "\ntitle: Record ", number,
                "\nstatus: published\nseverity: SEV", 1 + number % 4, "\nstarted: ", day,
                "T10:00:00Z\ndetected: ", day, "T10:20:00Z\nservices: [", service,
                "]\n---\n\n## Facts\n\nIt broke.\n\n## Contributing factors\n\n- **F1** (", factor,
                ") So it was.\n\n## Actions\n\n", action, "\n");
}

std::map<std::string, std::string> many(int count) {
  std::map<std::string, std::string> documents;
  for (int i = 0; i < count; ++i) {
    const std::string service = concat("service-", i % 60);
    const std::string factor = concat("x.kind-", i % 40);
    documents[concat("postmortems/", i, ".md")] =
        record(i, service, factor, "- [ ] **A1** Do it — @ann, due 2021-01-01, F1");
  }
  return documents;
}

TEST(IncidentsPage, ListsTheNewestFirstUnderTheirYearsWithWhatTheyAreSortedBy) {
  const std::string page = site_of(kThree).at("incidents.html");
  in_order(text_of(page), {"3 records, newest first", "2021", "1 record", "19 Feb",
                           "A roll-out reached more organisations", "2020", "A roll-out of Threads",
                           "No date", "1 record", "Nobody knows when"});
  EXPECT_THAT(page, HasSubstr("<tr data-k=\"18677 2 220 4 1\">"));
  EXPECT_THAT(page, HasSubstr("<tr data-k=\"- - - 0 0\">"));
}

TEST(IncidentsPage, HasFacetsThatAreLinksToPages) {
  const std::string page = site_of(kThree).at("incidents.html");
  for (const char* url : {"incidents/2021.html", "undated.html", "severities/SEV2.html",
                          "services/channels.html", "statuses/published.html"}) {
    EXPECT_THAT(page, HasSubstr(concat("<a href=\"", url, "\">"))) << url;
  }
  EXPECT_THAT(page, HasSubstr("<form class=\"filter\" id=\"filter\" hidden>"));
  EXPECT_THAT(page, HasSubstr("<script src=\"assets/list."));
}

TEST(IncidentsPage, WithoutARecordHasNothingToSort) {
  const std::string page = site_of(std::map<std::string, std::string>{}).at("incidents.html");
  EXPECT_THAT(text_of(page), HasSubstr("No record yet."));
  EXPECT_THAT(page, AllOf(Not(HasSubstr("list.")), Not(HasSubstr("<table"))));
}

TEST(YearPage, TellsTheFactsOfEachAndHowManyOfEachSeverity) {
  const SiteFiles site = site_of(kThree);
  in_order(text_of(site.at("incidents/2021.html")),
           {"2021", "1 record whose incident began in this year", "SEV2 1",
            "A roll-out reached more organisations", "channels",
            "a roll-out ran on 62,000 organisations", "8,000 customers had trouble", "Older 2020"});
  in_order(text_of(site.at("undated.html")), {"No date", "1 record that says no date",
                                              "Nobody knows when", "It broke.", "Newer 2020"});
}

TEST(StatusPage, ListsTheRecordsOfAStatus) {
  const SiteFiles site = site_of(kThree);
  EXPECT_THAT(text_of(site.at("statuses/stub.html")),
              AllOf(HasSubstr("Stub"), HasSubstr("A roll-out of Threads")));
  EXPECT_THAT(text_of(site.at("statuses/none.html")), HasSubstr("Nobody knows when"));
}

TEST(ServicePage, TellsWhatRepeatsAndWhatIsOpenForIt) {
  const SiteFiles site = site_of({
      {"a.md",
       record(0, "cache", "tool.observability", "- [ ] **A1** Show it — @ann, due 2021-06-01, F1")},
      {"b.md", record(1, "cache", "tool.observability")},
      {"c.md", record(2, "queue", "tool.observability")},
  });
  in_order(text_of(site.at("services/cache.html")),
           {"cache", "2 records since January 2015", "1 action open", "2 of 3.", "Record 1",
            "Record 0", "Open actions", "Show it", "Factors met here", "tool.observability",
            "2 here, 1 elsewhere", "11 Feb 2016", "A1 of 10 Jan 2015"});
  EXPECT_THAT(site.at("services/cache.html"), HasSubstr("aria-label=\"2 of 3\""));
}

TEST(FactorPage, TellsItsMeaningWhereItCameBackAndWhatIsOpenAgainstIt) {
  const SiteFiles site = site_of({
      {"a.md", record(0, "cache", "tool.observability",
                      "- [ ] **A1** Show it — @ann, F1\n- [ ] **A2** Another — @ann")},
      {"b.md", record(1, "cache", "tool.observability")},
      {"c.md", record(2, "queue", "tool.observability")},
  });
  const std::string page = site.at("factors/tool.observability.html");
  const std::string text = text_of(page);
  in_order(text, {"tool.observability", "could not be seen where people look", "3 records since",
                  "1 action open", "Where it is met", "It came back in 1 service.", "cache",
                  "2 of its 2", "queue", "1 of its 1", "Open actions", "Show it"});
  EXPECT_THAT(text, Not(HasSubstr("Another")));
}

TEST(FactorsPage, ListsKindsThatNoRecordNamesWithoutAPage) {
  Corpus corpus = corpus_of({{"a.md", record(0, "cache", "x.made-up")}});
  corpus.config.factors["x.own"] = "What we mean by it";
  const SiteFiles site = site_of(corpus);
  const std::string& page = site.at("factors.html");
  EXPECT_THAT(page, HasSubstr("<span class=\"id\">tool.observability</span>"));
  EXPECT_THAT(text_of(page), AllOf(HasSubstr("Technology"), HasSubstr("x.own 0 – What we mean"),
                                   HasSubstr("x.made-up 1 10 Jan 2015")));
  EXPECT_THAT(broken_links(site), IsEmpty());
}

TEST(SeverityList, StandsInTheConfiguredOrderAndNamesThoseThatNoRecordHas) {
  const SiteFiles site = site_of(
      DocumentTexts{{"a.md", record(2, "cache", "x.a")}, {"b.md", record(0, "cache", "x.a")}});
  in_order(text_of(site.at("severities.html")),
           {"2 severities are named.", "SEV1", "SEV3", "named by no record: SEV2, SEV4."});
  EXPECT_TRUE(site.contains("severities/SEV1.html"));
}

TEST(MatrixPage, CountsRecordsByServiceAndFactorAndLeadsToThem) {
  const SiteFiles site = site_of(DocumentTexts{{"a.md", record(0, "cache", "x.a")},
                                               {"b.md", record(1, "cache", "x.a")},
                                               {"c.md", record(2, "queue", "x.b")}});
  const std::string& page = site.at("matrix.html");
  in_order(text_of(page), {"x.a", "x.b", "cache 2 0", "queue 0 1"});
  EXPECT_THAT(page, HasSubstr("aria-label=\"2 records: cache, x.a\""));
  EXPECT_THAT(page,
              HasSubstr("<a href=\"incidents/r-2.html\" aria-label=\"1 record: queue, x.b\""));
  EXPECT_THAT(broken_links(site), IsEmpty());
}

TEST(PeoplePages, AreThereOnlyWhenNamesAreAskedFor) {
  Corpus corpus = corpus_of(kThree);
  EXPECT_FALSE(site_of(corpus).contains("people.html"));
  corpus.config.site.people = "initials";
  EXPECT_FALSE(site_of(corpus).contains("people.html"));
  corpus.config.site.people = "names";
  const SiteFiles site = site_of(corpus);
  ASSERT_TRUE(site.contains("people.html"));
  EXPECT_THAT(text_of(site.at("people.html")), HasSubstr("Nothing is counted"));
  EXPECT_THAT(text_of(site.at("about.html")), HasSubstr("People"));
  EXPECT_THAT(broken_links(site), IsEmpty());
}

TEST(MissingPage, LeadsToTheSiteFromAnyDepthOnceItsAddressIsKnown) {
  SiteOptions options = test_options();
  const Corpus corpus = corpus_of(kThree);
  auto site = render_site(corpus, {}, embedded_template, options);
  ASSERT_TRUE(site);
  EXPECT_THAT(text_of(site->at("404.html")), HasSubstr("take the last part of the address away"));
  options.base_url = "https://example.org/records/";
  site = render_site(corpus, {}, embedded_template, options);
  ASSERT_TRUE(site);
  EXPECT_THAT(site->at("404.html"), HasSubstr("href=\"https://example.org/records/assets/style."));
  EXPECT_THAT(
      site->at("404.html"),
      HasSubstr("<a href=\"https://example.org/records/incidents.html\">All incidents</a>"));
  EXPECT_THAT(text_of(site->at("404.html")), Not(HasSubstr("take the last part")));
}

TEST(Layout, OffersASearchFromAnyDepth) {
  const SiteFiles site = site_of(kThree);
  EXPECT_THAT(site.at("services/channels.html"), HasSubstr("action=\"../search.html\""));
  EXPECT_EQ(root_of("rules/blame/should-have.html"), "../../");
  EXPECT_EQ(root_of("index.html"), "");
}

TEST(Lists, OfManyRecordsKeepEveryPageBelowHalfAMegabyte) {
  const SiteFiles site = site_of(many(2000));
  for (const auto& [path, bytes] : site) {
    if (path.ends_with(".html") && !path.starts_with("actions")) {
      EXPECT_LT(bytes.size(), 500u * 1024) << path;
    }
  }
  EXPECT_THAT(text_of(site.at("incidents.html")), HasSubstr("The newest 200 stand here"));
  EXPECT_THAT(text_of(site.at("matrix.html")), HasSubstr("The 40 busiest of 60 services"));
  EXPECT_THAT(text_of(site.at("severities/SEV1.html")), HasSubstr("older ones are listed"));
  EXPECT_THAT(broken_links(site), IsEmpty());
}

TEST(Lists, ArePagesOfTheirOwnLanguage) {
  Corpus corpus = corpus_of(kThree);
  corpus.config.site.language = "de";
  const SiteFiles site = site_of(corpus);
  EXPECT_THAT(text_of(site.at("incidents.html")), HasSubstr("3 Berichte, die neuesten zuerst."));
  EXPECT_THAT(text_of(site.at("quality.html")), HasSubstr("Nicht festgehalten"));
  EXPECT_THAT(text_of(site.at("404.html")), HasSubstr("Keine solche Seite"));
}

}  // namespace
}  // namespace debrief
