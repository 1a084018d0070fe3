// The index of search: what is in it, where its pieces lead, and that nothing in it can act.

#include "site_fixture.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "debrief/base/strings.h"
#include "debrief/site/search/index.h"
#include "debrief/site/search/page.h"
#include "debrief/site/search/postings.h"

namespace debrief {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// The files below `search/` that begin so, by name.
std::vector<std::string> search_files(const SiteFiles& site, const std::string& kind = "") {
  std::vector<std::string> files;
  for (const auto& [path, bytes] : site) {
    if (path.starts_with("search/" + kind)) files.push_back(bytes);
  }
  return files;
}

/// What a file of the index calls its function with.
nlohmann::json data_of(const std::string& file) {
  const size_t begin = file.find(',', file.find(',') + 1) + 1;
  return nlohmann::json::parse(file.substr(begin, file.rfind(')') - begin), nullptr, false);
}

std::string script_string(std::string_view text) {
  std::string out;
  append_script_string(out, text);
  return out;
}

TEST(ScriptString, IsInertWhereverItStands) {
  EXPECT_EQ(script_string("plain é"), "\"plain é\"");
  EXPECT_EQ(script_string("a\"b\\c"), "\"a\\\"b\\\\c\"");
  EXPECT_EQ(script_string("</script><!--"), "\"\\u003c/script>\\u003c!--\"");
  EXPECT_EQ(script_string("a\nb\tc\x7F"), "\"a\\nb\\u0009c\\u007f\"");
  EXPECT_EQ(script_string("\u2028 \u2029"), "\"\\u2028 \\u2029\"");
  EXPECT_EQ(script_string("\xFFx"), "\"\uFFFDx\"");
}

TEST(Digits, AreShortForSmallNumbers) {
  const auto digits = [](uint64_t number) {
    std::string out;
    append_digits(out, number);
    return out;
  };
  EXPECT_EQ(digits(0), "0");
  EXPECT_EQ(digits(31), "v");
  EXPECT_EQ(digits(32), "w1");
  EXPECT_EQ(digits(1000), "Ev");
}

std::vector<Posting> postings_of(const std::vector<DocumentTerms>& documents, size_t together,
                                 unsigned jobs) {
  GrowingPostings growing;
  for (size_t begin = 0; begin < documents.size(); begin += together) {
    const size_t end = std::min(documents.size(), begin + together);
    growing.add(
        {documents.begin() + static_cast<long>(begin), documents.begin() + static_cast<long>(end)},
        jobs);
  }
  return growing.take(jobs);
}

TEST(Postings, SayWhichDocumentsHaveATermAndInWhichFields) {
  const std::vector<DocumentTerms> documents = {
      document_terms({{SearchField::kTitle, "", "", "Cache"}}),
      document_terms({{SearchField::kText, "", "", "queue"}}),
      document_terms({{SearchField::kTitle, "", "", "The cache"},
                      {SearchField::kFacts, "", "", "cache and CACHE"}}),
  };
  const std::vector<Posting> postings = postings_of(documents, 2, 1);
  ASSERT_EQ(postings.size(), 4u);
  EXPECT_EQ(postings[0].term, "and");
  EXPECT_EQ(postings[0].documents, "23");  // the third, once in facts
  EXPECT_EQ(postings[1].term, "cache");
  EXPECT_EQ(postings[1].documents, "0110j");  // 0: title; one between; title, and twice in facts
  EXPECT_EQ(documents[2].lengths[0], 2u);
  EXPECT_EQ(documents[2].lengths[1], 2u);
}

TEST(Postings, AreTheSameForAnyNumberOfThreadsAndHoweverTheyAreAdded) {
  std::vector<DocumentTerms> documents;
  for (int i = 0; i < 40; ++i) {
    documents.push_back(document_terms(
        {{SearchField::kText, "", "", concat("word", i % 7, " term", i, " host-", i % 3, ".a")}}));
  }
  const std::vector<Posting> one = postings_of(documents, 1, 1);
  const std::vector<Posting> many = postings_of(documents, 40, 5);
  ASSERT_EQ(one.size(), many.size());
  for (size_t i = 0; i < one.size(); ++i) {
    EXPECT_EQ(one[i].term, many[i].term);
    EXPECT_EQ(one[i].documents, many[i].documents);
  }
}

TEST(SearchIndex, HoldsTheTextsOfARecordByTheirPlaces) {
  const SiteFiles site =
      site_of(DocumentTexts{{"a.md", managed("services: [store]\n",
                                             "## Facts\n\nThe cache was empty.\n\n"
                                             "## Oddities\n\n```\nERR_TIMED_OUT 10.0.0.7\n```\n\n"
                                             "## Actions\n\n- [ ] A1 Warm it @ann 2021-03-01\n")}});
  const std::vector<std::string> texts = search_files(site, "x");
  ASSERT_EQ(texts.size(), 1u);
  const nlohmann::json record = data_of(texts[0])[0];
  EXPECT_EQ(record[1], "A");
  EXPECT_THAT(site, Contains(testing::Key(record[0].get<std::string>())));
  std::vector<std::string> places;
  for (const auto& piece : record[4]) {
    places.push_back(concat(piece[1].get<std::string>(), "|", piece[2].get<std::string>()));
  }
  EXPECT_THAT(places, AllOf(Contains("facts|Facts"), Contains("h-oddities|Oddities"),
                            Contains("a1|Actions A1")));
  EXPECT_THAT(texts[0], HasSubstr("ERR_TIMED_OUT 10.0.0.7"));
  EXPECT_THAT(search_files(site, "t"), Contains(HasSubstr(".0.0.7 ")));
}

TEST(SearchIndex, FilesAreOneCallWithDataWhateverDocumentsSay) {
  const std::string evil = "</script><script>alert(1)</script> \u2028 \"),evil(\" ann@example.org";
  const SiteFiles site =
      site_of(DocumentTexts{{"a.md", concat("# ", evil, "\n\n## ", evil, "\n\n", evil, "\n")}});
  for (const std::string& file : search_files(site)) {
    EXPECT_TRUE(file.starts_with("debriefSearch(\"") && file.ends_with(")\n")) << file;
    EXPECT_FALSE(data_of(file).is_discarded()) << file;
    EXPECT_THAT(
        file, AllOf(Not(HasSubstr("<")), Not(HasSubstr("\u2028")), Not(HasSubstr("example.org"))));
  }
}

TEST(SearchIndex, WithoutARecordIsStillOne) {
  const SiteFiles site = site_of(std::map<std::string, std::string>{});
  const std::vector<std::string> about = search_files(site, "about");
  ASSERT_EQ(about.size(), 1u);
  EXPECT_EQ(data_of(about[0])["count"], 0);
  EXPECT_THAT(search_files(site, "t"), IsEmpty());
  EXPECT_THAT(text_of(site.at("search.html")), HasSubstr("No record yet."));
}

TEST(SearchPage, ListsAllTitlesForReadersWithoutScripts) {
  const SiteFiles site = site_of(DocumentTexts{{"a.md", kRollout}, {"b.md", kStub}});
  const std::string& page = site.at("search.html");
  for (const char* slug : {"2021-02-19-channel-rollout", "2020-11-03-threads"}) {
    EXPECT_THAT(page, HasSubstr(concat("href=\"incidents/", slug, ".html\"")));
  }
  EXPECT_THAT(text_of(page), HasSubstr("Searching needs JavaScript. Without it, use the lists:"));
}

TEST(CodeHighlighting, IsLoadedOnlyWhereCodeNamesItsLanguage) {
  const SiteFiles site = site_of(
      DocumentTexts{{"named.md", "# A\n\n```sh\nls\n```\n"}, {"bare.md", "# B\n\n```\nls\n```\n"}});
  EXPECT_THAT(site.at("incidents/named.html"), HasSubstr("assets/highlight."));
  EXPECT_THAT(site.at("incidents/bare.html"), Not(HasSubstr("assets/highlight.")));
  EXPECT_THAT(site.at("index.html"), Not(HasSubstr("assets/highlight.")));
}

TEST(Scripts, SayWordsOfTheLanguageAlone) {
  Corpus corpus = corpus_of({{"a.md", kStub}});
  corpus.config.site.language = "de";
  const SiteFiles site = site_of(corpus);
  EXPECT_THAT(site.at("search.html"), HasSubstr("Kein Bericht passt."));
  EXPECT_THAT(site.lower_bound("assets/theme.")->second, HasSubstr("\"Farben: dunkel\""));
  EXPECT_THAT(site.lower_bound("assets/site.")->second, HasSubstr("\" Diese Tasten benutzen\""));
}

}  // namespace
}  // namespace debrief
