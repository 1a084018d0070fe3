// The history of a record in the site: what each revision did, the words that changed, old
// revisions as they were, and names that records had before.

#include <filesystem>

#include "history_fixture.h"
#include "site_fixture.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

const std::string kHistory = "incidents/2024-03-01-a.history.html";
const std::string kNine = "Checkout answered after nine seconds from 08:00 UTC on.";
const std::string kEleven = "Checkout answered after eleven seconds from 08:00 UTC on.";

class History : public ::testing::Test {
 protected:
  void SetUp() override { isolated_home(); }

  /// Commits the record at a path; returns the first seven digits of the commit.
  std::string commit(std::string_view text, const std::string& day, const std::string& subject,
                     const std::string& path = "postmortems/a.md") {
    repository_.write(path, text);
    return repository_.commit(subject, {.authored = concat(day, "T09:00:00Z")}).substr(0, 7);
  }

  static std::vector<std::string> old_pages(const SiteFiles& site) {
    std::vector<std::string> names;
    for (const auto& [path, bytes] : site) {
      if (path.find(".r/") != std::string::npos) names.push_back(path);
    }
    return names;
  }

  static std::string old_page(const std::string& commit) {
    return concat("incidents/2024-03-01-a.r/", commit, ".html");
  }

  ScratchDirectory scratch_;
  GitFixture repository_{scratch_.at("repository")};
};

TEST_F(History, MarksTheWordsOfFactsThatChangedAfterPublication) {
  commit(past_record("draft", kNine), "2024-03-02", "Write it down");
  commit(past_record("published", kNine), "2024-03-04", "Tell all");
  commit(past_record("published", kEleven,
                     "\n## Amendments\n\n- 2024-03-09: It was eleven seconds, counted again.\n"),
         "2024-03-09", "Count again");
  const SiteFiles site = site_of_repository(repository_.path());
  const std::string& page = site.at(kHistory);
  EXPECT_THAT(page, AllOf(HasSubstr("<del>nine</del>"), HasSubstr("<ins>eleven</ins>")));
  EXPECT_THAT(page, HasSubstr("<b>status</b> <del>draft</del> <ins>published</ins>"));
  EXPECT_TRUE(in_order(
      text_of(page),
      {"Count again", "facts amended after publication, with a line", "Facts after publication",
       "Amendments", "Tell all", "now published", "Write it down", "first written"}));
  EXPECT_THAT(page, HasSubstr("href=\"#r3\">Since publication"));
  EXPECT_THAT(broken_links(site), IsEmpty());
}

TEST_F(History, ShowsEachOlderRevisionAsItWasUnderABanner) {
  const std::string first = commit(past_record("draft", kNine), "2024-03-02", "Write it down");
  commit(past_record("draft", kEleven), "2024-03-03", "Count again");
  const SiteFiles site = site_of_repository(repository_.path());
  EXPECT_THAT(old_pages(site), ::testing::ElementsAre(old_page(first)));
  const std::string& page = site.at(old_page(first));
  EXPECT_THAT(text_of(page), AllOf(HasSubstr("Revision of 2 Mar 2024, 09:00"), HasSubstr(kNine),
                                   Not(HasSubstr(kEleven))));
  EXPECT_THAT(page, AllOf(HasSubstr("content=\"noindex\""),
                          HasSubstr("rel=\"canonical\" href=\"../../incidents/2024-03-01-a.html\""),
                          HasSubstr("href=\"../../incidents/2024-03-01-a.html\">Today")));
  EXPECT_THAT(broken_links(site), IsEmpty());
}

TEST_F(History, SendsACosmeticRevisionToTheOneThatReadsTheSame) {
  const std::string first =
      commit(past_record("draft", "It took *nine* s."), "2024-03-02", "Write");
  commit(past_record("draft", "It took _nine_ s."), "2024-03-03", "Format all");
  commit(past_record("draft", kEleven), "2024-03-04", "Count again");
  const SiteFiles site = site_of_repository(repository_.path());
  EXPECT_THAT(old_pages(site), ::testing::ElementsAre(old_page(first)));
  EXPECT_TRUE(in_order(text_of(site.at(kHistory)),
                       {"3 revisions, 2 of them with content", "Count again", "reads as today",
                        "Format all", "reads as r1", "same meaning", "the page as it was"}));
}

TEST_F(History, OfARevisionThatWentBackIsThePageOfToday) {
  commit(past_record("draft", kNine), "2024-03-02", "Write");
  const std::string second = commit(past_record("draft", kEleven), "2024-03-03", "Count again");
  commit(past_record("draft", kNine), "2024-03-04", "It was nine after all");
  EXPECT_THAT(old_pages(site_of_repository(repository_.path())),
              ::testing::ElementsAre(old_page(second)));
}

TEST_F(History, LeadsFromEveryNameThatTheFileHadToTheRecord) {
  commit(past_record("draft", kNine), "2024-03-02", "Write", "postmortems/slow-checkout.md");
  repository_.git({"mv", "postmortems/slow-checkout.md", "postmortems/a.md"});
  repository_.commit("Rename", {.authored = "2024-03-03T09:00:00Z"});
  const SiteFiles site = site_of_repository(repository_.path());
  const std::string& stub = site.at("incidents/slow-checkout.html");
  EXPECT_THAT(stub, AllOf(HasSubstr("content=\"0; url=2024-03-01-a.html\""),
                          HasSubstr("<a href=\"2024-03-01-a.html\">"), HasSubstr("noindex"),
                          Not(HasSubstr("<script"))));
  EXPECT_THAT(text_of(site.at(kHistory)),
              AllOf(HasSubstr("renamed from postmortems/slow-checkout.md"),
                    HasSubstr("The file was called postmortems/slow-checkout.md until r2")));
}

TEST_F(History, KeepsNamesToItselfThatWereNotMeantForTheAudience) {
  const std::string id = "id: 2024-03-01-a\n";
  commit(replace_all(past_record("draft", kNine), id, concat(id, "visibility: team\n")),
         "2024-03-02", "Write", "postmortems/mallory.md");
  repository_.git({"mv", "postmortems/mallory.md", "postmortems/a.md"});
  commit(replace_all(past_record("draft", kNine), id, concat(id, "visibility: org\n")),
         "2024-03-03", "Open it");
  for (const auto& [path, bytes] : site_of_repository(repository_.path(), Audience::kOrg)) {
    EXPECT_THAT(path, Not(HasSubstr("mallory")));
    EXPECT_THAT(bytes, Not(HasSubstr("mallory"))) << path;
  }
}

TEST_F(History, NeverPutsARedirectOverARecord) {
  commit(past_record("draft", kNine), "2024-03-02", "Write", "postmortems/2024-03-01-b.md");
  repository_.git({"mv", "postmortems/2024-03-01-b.md", "postmortems/a.md"});
  repository_.commit("Rename", {.authored = "2024-03-03T09:00:00Z"});
  commit(replace_all(past_record("draft", "Another."), "2024-03-01-a", "2024-03-01-b"),
         "2024-03-04", "Another", "postmortems/b.md");
  const SiteFiles site = site_of_repository(repository_.path());
  EXPECT_THAT(text_of(site.at("incidents/2024-03-01-b.html")), HasSubstr("Another."));
}

TEST_F(History, EscapesWhatDocumentsAndSubjectsSay) {
  commit(past_record("draft", "Nine <script>alert(1)</script> `</ins>` seconds."), "2024-03-02",
         "Write");
  commit(past_record("draft", "Ten <img src=x onerror=alert(2)> `</del><b>` seconds."),
         "2024-03-03", "<script>alert(3)</script> by mallory@example.org");
  for (const auto& [path, bytes] : site_of_repository(repository_.path())) {
    if (!path.ends_with(".html")) continue;
    EXPECT_THAT(bytes, AllOf(Not(HasSubstr("<script>")), Not(HasSubstr("<img src=x")),
                             Not(HasSubstr("<b>`")), Not(HasSubstr("mallory@"))))
        << path;
  }
}

TEST_F(History, NamesAuthorsOnlyAsFarAsTheConfigurationAllows) {
  commit(past_record("draft", kNine), "2024-03-02", "Write");
  EXPECT_THAT(text_of(site_of_repository(repository_.path()).at(kHistory)), Not(HasSubstr("Ada")));
  repository_.write(".debrief.yaml", "version: 1\nsite: {people: names}\n");
  EXPECT_THAT(text_of(site_of_repository(repository_.path()).at(kHistory)), HasSubstr("Ada"));
}

TEST_F(History, OfAShallowCloneSaysWhereItEnds) {
  commit(past_record("draft", kNine), "2024-03-02", "Write");
  commit(past_record("draft", kEleven), "2024-03-03", "Count again");
  commit(past_record("published", kEleven), "2024-03-04", "Tell all");
  const std::string clone = scratch_.at("clone");
  run_git(repository_.path(),
          {"clone", "-q", "--depth", "2", "file://" + repository_.path(), clone});
  const SiteFiles site = site_of_repository(clone);
  const std::string text = text_of(site.at(kHistory));
  EXPECT_THAT(
      text, AllOf(HasSubstr("Tell all"), HasSubstr("by 3 Mar 2024"), HasSubstr("history truncated"),
                  Not(HasSubstr("2 Mar 2024")), Not(HasSubstr("first written;"))));
}

TEST_F(History, WithoutOldContentsSaysSoAndHasNoPageOfThem) {
  commit(past_record("draft", kNine), "2024-03-02", "Write");
  commit(past_record("draft", kEleven), "2024-03-03", "Count again");
  Corpus corpus = loaded(repository_.path());
  auto site = render_site(corpus, {}, embedded_template, test_options());  // reads no blob
  ASSERT_TRUE(site);
  EXPECT_THAT(old_pages(*site), IsEmpty());
  EXPECT_THAT(text_of(site->at(kHistory)),
              AllOf(HasSubstr("its contents are not in this clone"),
                    HasSubstr("The contents before it are not in this clone")));
}

TEST_F(History, OfMergedBranchesComparesEachRevisionWithItsOwnParent) {
  const std::string tail = "\n## What went well\n\nThe alert came at once.\n";
  commit(past_record("draft", kNine, tail), "2024-03-02", "Write");
  repository_.git({"checkout", "-q", "-b", "side"});
  commit(past_record("draft", kNine, "\n## What went well\n\nThe alert came soon.\n"), "2024-03-03",
         "On the side");
  repository_.git({"checkout", "-q", "main"});
  commit(past_record("draft", kEleven, tail), "2024-03-04", "On the main line");
  repository_.git({"merge", "-q", "--no-edit", "side"}, {.authored = "2024-03-05T09:00:00Z"});
  const SiteFiles site = site_of_repository(repository_.path());
  const std::string& page = site.at(kHistory);
  EXPECT_THAT(page, AllOf(HasSubstr("<del>nine</del>"), HasSubstr("<ins>eleven</ins>"),
                          HasSubstr("<del>at once</del>"), HasSubstr("<ins>soon</ins>")));
  EXPECT_THAT(broken_links(site), IsEmpty());
}

TEST_F(History, StaysWithinBoundsForADocumentThatIsWrittenAnew) {
  const auto text = [](std::string_view word) {
    std::string out;
    for (int i = 0; i < 6000; ++i) append(out, word, i, i % 60 == 59 ? ".\n\n" : " ");
    return out;
  };
  const std::string before = past_record("draft", text("old"));
  commit(before, "2024-03-02", "Write");
  commit(past_record("draft", text("new")), "2024-03-03", "Write anew");
  const std::string page = site_of_repository(repository_.path()).at(kHistory);
  EXPECT_THAT(text_of(page), HasSubstr("The rest of its words is left out here."));
  EXPECT_LT(page.size(), 3 * before.size());
}

}  // namespace
}  // namespace debrief
