// What programs are told of a page and of the site: heads, sitemap, robots.txt, and the address.

#include "site_fixture.h"
#include <gmock/gmock.h>

#include "debrief/base/strings.h"
#include "debrief/site/data/base_url.h"

namespace debrief {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

SiteFiles site_at(const Corpus& corpus, std::string base_url) {
  SiteOptions options = test_options();
  options.base_url = std::move(base_url);
  auto site = render_site(corpus, {}, embedded_template, options);
  EXPECT_TRUE(site) << site.error().message;
  return site ? std::move(*site) : SiteFiles();
}

TEST(BaseUrl, IsAnAddressOfAFolderAndNothingElse) {
  struct {
    const char* given;
    const char* checked;
  } const kGood[] = {
      {"", ""},
      {"https://docs.example.org", "https://docs.example.org/"},
      {"https://docs.example.org/", "https://docs.example.org/"},
      {"http://localhost:8000/pm", "http://localhost:8000/pm/"},
      {"https://example.org/a%20b/~x", "https://example.org/a%20b/~x/"},
      {"https://[::1]/", "https://[::1]/"},
  };
  for (const auto& [given, checked] : kGood) {
    const auto url = checked_base_url(given);
    ASSERT_TRUE(url) << given;
    EXPECT_EQ(*url, checked);
  }
  struct {
    const char* given;
    const char* message;
  } const kBad[] = {
      {"docs.example.org", "“docs.example.org” does not begin with https:// or http://"},
      {"javascript:alert(1)", "“javascript:alert(1)” does not begin with https:// or http://"},
      {"https://", "“https://” names no host"},
      {"https:///pm", "“https:///pm” names no host"},
      {"https://example.org/?a=b", "“https://example.org/?a=b” has a query or a fragment"},
      {"https://example.org/#a", "“https://example.org/#a” has a query or a fragment"},
      {"https://example.org/\"><script>",
       "“https://example.org/\"><script>” holds a character that no address has"},
      {"https://example.org/a b",
       "“https://example.org/a b” holds a character that no address has"},
      {"https://ann:secret@example.org/",
       "“…@…” has a user in it, which every reader of the site would see"},
  };
  for (const auto& [given, message] : kBad) {
    const auto url = checked_base_url(given);
    ASSERT_FALSE(url) << given;
    EXPECT_EQ(url.error().message, message);
    EXPECT_FALSE(url.error().hints.empty());
  }
}

TEST(Head, SaysWhatARecordIsAboutAndWhereItIsAsData) {
  const Corpus corpus = corpus_of({{"rollout.md", kRollout}});
  const std::string page = site_of(corpus).at("incidents/2021-02-19-channel-rollout.html");
  EXPECT_THAT(page, AllOf(HasSubstr("<meta name=\"description\" property=\"og:description\" "
                                    "content=\"On Friday 19 February 2021"),
                          HasSubstr("<meta property=\"og:type\" content=\"article\">"),
                          HasSubstr("<meta property=\"og:title\" content=\"A roll-out reached"),
                          HasSubstr("<link rel=\"alternate\" type=\"application/atom+xml\" "
                                    "title=\"Post-mortems\" href=\"../feed.atom\">"),
                          HasSubstr("<link rel=\"alternate\" type=\"application/json\" "
                                    "href=\"2021-02-19-channel-rollout.json\">"),
                          Not(HasSubstr("canonical")), Not(HasSubstr("og:url"))));
}

TEST(Head, DescribesEveryPage) {
  const SiteFiles site = site_of(corpus_of({{"rollout.md", kRollout}, {"threads.md", kStub}}));
  const char* const kHolds = "Post-mortems of incidents: what happened";
  const char* const kMeta = "<meta name=\"description\" property=\"og:description\" content=\"";
  EXPECT_THAT(site.at("index.html"), HasSubstr(concat(kMeta, kHolds)));
  EXPECT_THAT(site.at("services.html"), HasSubstr(concat(kMeta, "Services. ", kHolds)));
  EXPECT_THAT(site.at("incidents/2020-11-03-threads.html"), HasSubstr(concat(". ", kHolds)))
      << "it has no facts";
}

TEST(Head, LetsSearchEnginesReadRobotsFromThePagesOfAPublicSiteAlone) {
  Corpus corpus = corpus_of({{"rollout.md", kRollout}});
  const char* const kConnects = "connect-src 'self';";
  EXPECT_THAT(site_of(corpus).at("index.html"),
              AllOf(HasSubstr("\"noindex\""), Not(HasSubstr(kConnects))));
  corpus.config.site.visibility = "public";
  EXPECT_THAT(site_of(corpus).at("index.html"),
              AllOf(Not(HasSubstr("\"noindex\"")), HasSubstr(kConnects)));
}

TEST(Head, NamesThePlaceOfAPageOnlyWhenItIsKnown) {
  const SiteFiles site = site_at(corpus_of({{"rollout.md", kRollout}}), "https://example.org/pm/");
  EXPECT_THAT(
      site.at("incidents/2021-02-19-channel-rollout.html"),
      HasSubstr("<link rel=\"canonical\" "
                "href=\"https://example.org/pm/incidents/2021-02-19-channel-rollout.html\">"));
  EXPECT_THAT(site.at("index.html"),
              HasSubstr("<link rel=\"canonical\" href=\"https://example.org/pm/\">"));
  EXPECT_THAT(site.at("404.html"), Not(HasSubstr("canonical")));
}

TEST(Sitemap, NamesPagesWithTheDateOfTheirLastChangeInGit) {
  Corpus corpus = corpus_of({{"rollout.md", kRollout}, {"threads.md", kStub}});
  add_history(corpus, "rollout.md", {{"2021-03-01T08:00:00Z", "Record it"}});
  EXPECT_FALSE(site_of(corpus).contains("sitemap.xml")) << "nobody knows where it will stand";
  const std::string sitemap = site_at(corpus, "https://example.org/pm/").at("sitemap.xml");
  EXPECT_TRUE(in_order(
      sitemap,
      {"<loc>https://example.org/pm/incidents/2020-11-03-threads.html</loc>\n  </url>",
       "<loc>https://example.org/pm/incidents/2021-02-19-channel-rollout.html</loc>",
       "<lastmod>2021-03-01T08:00:00+00:00</lastmod>", "<loc>https://example.org/pm/</loc>"}));
  EXPECT_THAT(sitemap, AllOf(Not(HasSubstr("404")), Not(HasSubstr(".json"))));
}

TEST(Robots, AreLetInOnlyWhereTheSiteIsForThePublic) {
  Corpus corpus = corpus_of({{"rollout.md", kRollout}});
  EXPECT_EQ(site_at(corpus, "https://example.org/").at("robots.txt"),
            "User-agent: *\nDisallow: /\n");
  corpus.config.site.visibility = "public";
  EXPECT_EQ(site_of(corpus).at("robots.txt"), "User-agent: *\nAllow: /\n");
  EXPECT_EQ(site_at(corpus, "https://example.org/").at("robots.txt"),
            "User-agent: *\nAllow: /\n\nSitemap: https://example.org/sitemap.xml\n");
}

}  // namespace
}  // namespace debrief
