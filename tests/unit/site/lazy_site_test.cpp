#include "debrief/site/lazy_site.h"

#include "site_fixture.h"
#include <gmock/gmock.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

constexpr const char* kRolloutPath = "postmortems/2021-02-19-channel-rollout.md";

Corpus corpus_of_two() {
  Corpus corpus = corpus_of(
      {{kRolloutPath, replace_all(kRollout, "## Facts\n", "## Facts\n\n![A chart](img/a.png)\n")},
       {"postmortems/threads.md", kStub}},
      {"postmortems/img/a.png"});
  add_history(
      corpus, kRolloutPath,
      {{"2021-03-01T08:00:00Z", "Add what was learnt"}, {"2021-02-22T15:20:00Z", "Record"}});
  return corpus;
}

SiteOptions options_of_two() {
  SiteOptions options = test_options();
  options.base_url = "https://docs.example.org/";
  options.read_file = [](const std::string& path) -> Result<std::string> {
    return concat("bytes of ", path);
  };
  return options;
}

std::shared_ptr<LazySite> lazy_site_of(const Corpus& corpus, const Findings& findings) {
  auto site = LazySite::open(corpus, findings, embedded_template, options_of_two());
  EXPECT_TRUE(site) << site.error().message;
  return *site;
}

SiteFiles whole_site_of(const Corpus& corpus) {
  auto site = render_site(corpus, {}, embedded_template, options_of_two());
  EXPECT_TRUE(site) << site.error().message;
  return *site;
}

TEST(LazySite, GivesWhatAWholeSiteHasInAnyOrder) {
  const Corpus corpus = corpus_of_two();
  const Findings none;
  const SiteFiles whole = whole_site_of(corpus);
  const auto forwards = lazy_site_of(corpus, none), backwards = lazy_site_of(corpus, none);
  for (const auto& [path, bytes] : whole) {
    // An image is known once its page was asked for.
    if (path.starts_with("assets/files/")) continue;
    EXPECT_EQ(forwards->find(path), bytes) << path;
  }
  for (auto file = whole.rbegin(); file != whole.rend(); ++file) {
    EXPECT_EQ(backwards->find(file->first), file->second) << file->first;
  }
  EXPECT_EQ(forwards->find("incidents/nothing.html"), std::nullopt);
  EXPECT_EQ(forwards->find(""), std::nullopt);
}

TEST(LazySite, MakesOfMostPagesNoOther) {
  const Corpus corpus = corpus_of_two();
  const Findings none;
  auto edition = SiteEdition::open(corpus, none, embedded_template, options_of_two());
  ASSERT_TRUE(edition);
  size_t untold = 0;
  for (const PageMaker& maker : page_makers((*edition)->context())) {
    untold += maker.at.empty();
    for (const Page& page : maker.make()) {
      const bool is_told = maker.at.empty() || std::ranges::any_of(maker.at, [&](const auto& at) {
                             return page.path.starts_with(at);
                           });
      EXPECT_TRUE(is_told) << page.path << " is made by " << maker.at.front();
    }
  }
  EXPECT_EQ(untold, 1U) << "redirects alone may lie anywhere";
}

TEST(LazySite, FindsTheMakerOfARecordFirst) {
  const Corpus corpus = corpus_of_two();
  const Findings none;
  auto edition = SiteEdition::open(corpus, none, embedded_template, options_of_two());
  ASSERT_TRUE(edition);
  const SiteContext& site = (*edition)->context();
  const std::vector<PageMaker> makers = page_makers(site);
  for (size_t i = 0; i < site.model.records.size(); ++i) {
    const std::string path = site.model.records[i].url();
    const auto first = std::ranges::find_if(makers, [&](const PageMaker& maker) {
      return std::ranges::any_of(maker.at, [&](const auto& at) { return path.starts_with(at); });
    });
    ASSERT_NE(first, makers.end());
    EXPECT_EQ(first->source, PageSource::kRecord) << path;
    EXPECT_EQ(first->record, i) << path;
  }
}

TEST(LazySite, IsMadeAnewWhenTheCorpusChanges) {
  Corpus corpus = corpus_of_two();
  Findings findings;
  const auto site = lazy_site_of(corpus, findings);
  const std::string page = "incidents/2020-11-03-threads.html";
  const auto before = site->find(page);
  ASSERT_TRUE(before);
  site->renew({0, 1}, [&] {
    for (CorpusDocument& each : corpus.documents) each.document.title = "Something else";
  });
  const auto after = site->find(page);
  ASSERT_TRUE(after);
  EXPECT_THAT(*before, testing::Not(testing::HasSubstr("Something else")));
  EXPECT_THAT(*after, testing::HasSubstr("Something else"));
  EXPECT_EQ(whole_site_of(corpus).at(page), *after);
}

TEST(LazySite, KeepsWhatTheOthersTellWhenOneDocumentChanges) {
  Corpus corpus = corpus_of_two();
  corpus.documents[1].document.front_matter.related.push_back(
      {{corpus.documents[0].document.id, {}}, "similar"});
  Findings findings;
  const auto find_in = [&](const char* path) {
    findings.all.emplace_back();
    findings.all.back().path = path;
  };
  find_in(kRolloutPath);
  const auto site = lazy_site_of(corpus, findings);
  site->renew({0}, [&] {
    corpus.documents[0].document.title = "Something else";
    find_in("postmortems/threads.md");
  });
  const auto whole = render_site(corpus, findings, embedded_template, options_of_two());
  ASSERT_TRUE(whole);
  for (const auto& [path, bytes] : *whole) {
    if (path.starts_with("assets/files/")) continue;
    EXPECT_EQ(site->find(path), bytes) << path;
  }
}

TEST(LazySite, TellsWhatIsWrongWithATemplate) {
  const Corpus corpus = corpus_of_two();
  const Findings none;
  const auto broken = [](const std::string& name) -> Result<std::string> {
    if (name == "site/about.html") return std::string("{{#OPEN}}");
    return embedded_template(name);
  };
  const auto site = LazySite::open(corpus, none, broken, options_of_two());
  ASSERT_FALSE(site);
  EXPECT_THAT(site.error().where, testing::HasSubstr("site/about.html"));
}

}  // namespace
}  // namespace debrief
