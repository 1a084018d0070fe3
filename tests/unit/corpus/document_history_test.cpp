// When a document was written, by whom, and what counts as an update.

#include <filesystem>
#include <map>

#include "loading.h"
#include "support/git_fixture.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/corpus/corpus.h"
#include "debrief/corpus/revision_text.h"
#include "debrief/git/history.h"

namespace debrief {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::string_view kPath = "postmortems/2024-03-01-a.md";
constexpr std::string_view kFacts = "From 10:02Z to 10:47Z checkout returned 503 to 8,000 carts.";
constexpr std::string_view kTemplate =
    "<!-- What would a video feed have printed? -->\n\nTODO: write the facts\n";

class DocumentHistoryTest : public ::testing::Test {
 protected:
  DocumentHistoryTest() : repository_((isolated_home(), scratch_.at("repository"))) {}

  std::string commit(std::string_view facts, std::string_view date, std::string author = "Ada",
                     std::string message = "Change it", std::string_view fields = "") {
    repository_.write(kPath, managed_document("2024-03-01-a", facts, fields));
    return repository_.commit(
        message, {.author = std::move(author), .authored = concat(date, "T09:00:00+01:00")});
  }

  DocumentHistory history(std::string_view path = kPath) {
    const Corpus corpus = load(repository_.path());
    return document_at(corpus, path).history.value_or(DocumentHistory{});
  }

  ScratchDirectory scratch_;
  GitFixture repository_;
};

TEST_F(DocumentHistoryTest, TellsFirstSeenFromFirstWritten) {
  commit(kTemplate, "2024-03-01");
  commit(concat(kTemplate, "\n- `TBD`\n"), "2024-03-02");
  commit(kFacts, "2024-03-03");
  commit(concat(kFacts, " Nobody was paged."), "2024-03-04");
  const DocumentHistory result = history();
  EXPECT_EQ(shown(result.first_seen), "2024-03-01T09:00:00+01:00");
  EXPECT_EQ(shown(result.first_written), "2024-03-03T09:00:00+01:00");
  EXPECT_EQ(shown(result.landed), "2024-03-01T09:00:00+01:00");
  EXPECT_EQ(shown(result.updated), "2024-03-04T09:00:00+01:00");
  EXPECT_FALSE(result.truncated);
  EXPECT_FALSE(result.uncommitted);
}

TEST_F(DocumentHistoryTest, DoesNotTakeThePromptsOfATeamsTemplateForFacts) {
  const std::string prompt = "Say **who** noticed what, and where it was seen.\n";
  repository_.write(".debrief/templates/postmortem/short.md", concat("## Facts\n\n", prompt));
  commit(prompt, "2024-03-01");
  commit(concat(prompt, "\n", kFacts), "2024-03-03");
  EXPECT_EQ(shown(history().first_written), "2024-03-03T09:00:00+01:00");
}

TEST_F(DocumentHistoryTest, LetsTheDocumentSayWhenItWasWritten) {
  commit(kFacts, "2024-05-01", "Ada", "Import", "written: 2024-03-02T08:00:00+01:00\n");
  EXPECT_EQ(shown(history().first_written), "2024-03-02T08:00:00+01:00");
}

TEST_F(DocumentHistoryTest, TakesALegacyDocumentAsWrittenOnceItHoldsAnyText) {
  repository_.write("postmortems/old.md", "# Outage\n\n## Summary\n\nTBD\n");
  repository_.commit("Add it", {.authored = "2019-01-02T10:00:00Z"});
  repository_.write("postmortems/old.md",
                    "# Outage\n\n## Summary\n\nTBD\n\n## Log\n\n- 10:00 it went down\n");
  repository_.commit("Write it", {.authored = "2019-01-09T10:00:00Z"});
  repository_.write("postmortems/old.md", "# Outage\n\n## Summary\n\nIt went down.\n");
  repository_.commit("Sum it up", {.authored = "2019-01-19T10:00:00Z"});
  EXPECT_EQ(shown(history("postmortems/old.md").first_written), "2019-01-09T10:00:00+00:00");
}

TEST_F(DocumentHistoryTest, TakesACopyOfATemplateThatLiesBesideForNotWritten) {
  const std::string_view copy =
      "# Outage\n\n## Summary\n\nSay what [users](https://docs.example) saw.\n";
  repository_.write("postmortems/Postmortem template.md", copy);
  repository_.write("postmortems/old.md", copy);
  repository_.commit("Add it", {.authored = "2019-01-02T10:00:00Z"});
  repository_.write("postmortems/old.md", "# Outage\n\n## Summary\n\nIt went down.\n");
  repository_.commit("Write it", {.authored = "2019-01-09T10:00:00Z"});
  EXPECT_EQ(shown(history("postmortems/old.md").first_written), "2019-01-09T10:00:00+00:00");
}

TEST_F(DocumentHistoryTest, LandsOnTheFirstParentLine) {
  commit(kTemplate, "2024-03-01");
  repository_.git({"checkout", "-q", "-b", "topic"});
  repository_.write("postmortems/b.md", "# B\n\nText\n");
  repository_.commit("Add b", {.authored = "2024-03-02T09:00:00Z"});
  repository_.git({"checkout", "-q", "main"});
  repository_.git({"merge", "-q", "--no-ff", "-m", "Merge topic", "topic"},
                  {.authored = "2024-03-05T09:00:00Z"});
  const DocumentHistory result = history("postmortems/b.md");
  EXPECT_EQ(shown(result.first_seen), "2024-03-02T09:00:00+00:00");
  EXPECT_EQ(shown(result.landed), "2024-03-05T09:00:00+00:00");
}

TEST_F(DocumentHistoryTest, DoesNotCountCosmeticSkippedAndIgnoredRevisionsAsUpdates) {
  commit(concat("- ", kFacts, "\n- 12 engineers were paged.\n"), "2024-03-01");
  commit(concat("* ", kFacts, "\n\n* 12 engineers\n  were *paged*.\n"), "2024-03-02", "Layout");
  commit(concat(kFacts, " Renamed."), "2024-03-03", "Bulk",
         "Rename things\n\nDebrief-Skip-History: true");
  const std::string ignored = commit(concat(kFacts, " Renamed again."), "2024-03-04", "Mass");
  repository_.write(".git-blame-ignore-revs", concat("# mass rename\n", ignored, "\n"));
  repository_.commit("Ignore it", {.authored = "2024-03-05T09:00:00Z"});
  const DocumentHistory result = history();
  EXPECT_EQ(result.revisions.size(), 4u);
  EXPECT_EQ(shown(result.updated), "2024-03-01T09:00:00+01:00");
  EXPECT_THAT(result.authors, ElementsAre("Ada"));
}

TEST_F(DocumentHistoryTest, NamesAuthorsAndCoAuthorsAndNoBots) {
  commit(kTemplate, "2024-03-01", "Ada");
  commit(kFacts, "2024-03-02", "Bert",
         "Write it\n\nCo-authored-by: Cleo Marsh <cleo@example.org>\nCo-authored-by: Ada <a@b.c>");
  commit(concat(kFacts, " More."), "2024-03-03", "renovate[bot]");
  EXPECT_THAT(history().authors, ElementsAre("Ada", "Bert", "Cleo Marsh"));
}

TEST_F(DocumentHistoryTest, SeesWhatIsNotCommitted) {
  commit(kFacts, "2024-03-01");
  repository_.write(kPath, managed_document("2024-03-01-a", "Other facts."));
  repository_.write("postmortems/new.md", "# New\n");
  EXPECT_TRUE(history().uncommitted);
  const DocumentHistory fresh = history("postmortems/new.md");
  EXPECT_TRUE(fresh.uncommitted);
  EXPECT_THAT(fresh.revisions, IsEmpty());
  EXPECT_EQ(shown(fresh.first_seen), "unknown");
}

TEST_F(DocumentHistoryTest, DoesNotTakeLineEndingsForAChange) {
  commit(kFacts, "2024-03-01");
  repository_.write(kPath, replace_all(managed_document("2024-03-01-a", kFacts), "\n", "\r\n"));
  EXPECT_FALSE(history().uncommitted);
}

TEST_F(DocumentHistoryTest, LeavesUnknownWhatAShallowCloneCannotProve) {
  commit(kFacts, "2024-03-01", "Ada");
  commit(concat(kFacts, " More."), "2024-03-02", "Bert");
  commit(concat(kFacts, " Still more."), "2024-03-03", "Cleo");
  repository_.git({"clone", "-q", "--depth", "2", concat("file://", repository_.path()),
                   scratch_.at("shallow")});
  const Corpus corpus = load(scratch_.at("shallow"));
  const DocumentHistory result = document_at(corpus, kPath).history.value_or(DocumentHistory{});
  EXPECT_TRUE(result.truncated);
  EXPECT_EQ(shown(result.first_seen), "unknown");
  EXPECT_EQ(shown(result.first_written), "unknown");
  EXPECT_EQ(shown(result.landed), "unknown");
  EXPECT_EQ(shown(result.updated), "2024-03-03T09:00:00+01:00");
  EXPECT_THAT(result.authors, ElementsAre("Cleo"));
  EXPECT_THAT(corpus.notes, Contains(HasSubstr("shallow")));
}

TEST_F(DocumentHistoryTest, KnowsFactsThatWereWrittenBehindAShallowBoundary) {
  commit(kTemplate, "2024-03-01");
  commit(concat(kTemplate, "\n"), "2024-03-02");
  commit(kFacts, "2024-03-03");
  repository_.git({"clone", "-q", "--depth", "2", concat("file://", repository_.path()),
                   scratch_.at("shallow")});
  const Corpus corpus = load(scratch_.at("shallow"));
  const DocumentHistory result = document_at(corpus, kPath).history.value_or(DocumentHistory{});
  EXPECT_EQ(shown(result.first_seen), "unknown");
  EXPECT_EQ(shown(result.first_written), "2024-03-03T09:00:00+01:00");
}

TEST_F(DocumentHistoryTest, NamesNobodyForWhatLiesAtAnyCutOfAShallowClone) {
  commit(kFacts, "2024-03-01", "Ada");
  repository_.git({"checkout", "-q", "-b", "side"});
  repository_.write("side", "x");
  repository_.commit("Side", {.author = "Bert", .authored = "2024-03-05T09:00:00Z"});
  repository_.git({"checkout", "-q", "main"});
  repository_.write("main", "x");
  repository_.commit("Main", {.author = "Cleo", .authored = "2024-03-04T09:00:00Z"});
  repository_.git({"merge", "-q", "--no-ff", "-m", "Merge", "side"},
                  {.authored = "2024-03-06T09:00:00Z"});
  repository_.git({"clone", "-q", "--depth", "2", concat("file://", repository_.path()),
                   scratch_.at("shallow")});
  const Corpus corpus = load(scratch_.at("shallow"));
  const DocumentHistory result = document_at(corpus, kPath).history.value_or(DocumentHistory{});
  EXPECT_TRUE(result.truncated);
  EXPECT_TRUE(result.was_committed());
  EXPECT_EQ(shown(result.known_since), "2024-03-04T09:00:00+00:00");
  EXPECT_EQ(shown(result.updated), "unknown");
  EXPECT_THAT(result.authors, IsEmpty());
  EXPECT_THAT(result.revisions, IsEmpty());
}

TEST_F(DocumentHistoryTest, LeavesUnknownWhatABloblessCloneCannotRead) {
  repository_.git({"config", "uploadpack.allowFilter", "true"});
  commit(kFacts, "2024-03-01", "Ada");
  commit(concat(kFacts, " More."), "2024-03-02", "Bert");
  commit(concat(kFacts, " Still more."), "2024-03-03", "Cleo");
  repository_.git({"clone", "-q", "--filter=blob:none", concat("file://", repository_.path()),
                   scratch_.at("blobless")});
  const Corpus corpus = load(scratch_.at("blobless"));
  const DocumentHistory result = document_at(corpus, kPath).history.value_or(DocumentHistory{});
  EXPECT_TRUE(result.lacks_contents);
  EXPECT_EQ(shown(result.first_seen), "2024-03-01T09:00:00+01:00");
  EXPECT_EQ(shown(result.first_written), "unknown");
  EXPECT_EQ(shown(result.updated), "unknown");
  EXPECT_THAT(result.authors, ElementsAre("Ada"));
  EXPECT_THAT(corpus.notes, Contains(HasSubstr("what 1 document said in the past is not known")));
}

// The newer of two revisions on two branches changes the layout alone of what both began with.
TEST_F(DocumentHistoryTest, ComparesARevisionWithItsParentAndNotWithAnotherBranch) {
  commit(concat("- ", kFacts, "\n"), "2024-03-01", "Ada");
  repository_.git({"checkout", "-q", "-b", "side"});
  commit(concat("- ", kFacts, " More.\n"), "2024-03-02", "Bert");
  repository_.git({"checkout", "-q", "main"});
  commit(concat("* ", kFacts, "\n"), "2024-03-03", "Cleo");
  repository_.git({"merge", "-q", "--no-ff", "-s", "ours", "-m", "Merge", "side"},
                  {.authored = "2024-03-04T09:00:00+01:00"});
  const DocumentHistory result = history();
  EXPECT_EQ(result.revisions.size(), 3u);
  EXPECT_THAT(result.authors, ElementsAre("Ada", "Bert"));
  EXPECT_EQ(shown(result.updated), "2024-03-04T09:00:00+01:00");
}

TEST_F(DocumentHistoryTest, BeginsWhereThePathTookTheIdOfThisIncident) {
  const std::string path = "postmortems/latest.md";
  const auto say = [&](std::string_view id, std::string_view facts, std::string_view date) {
    repository_.write(path, managed_document(id, facts));
    repository_.commit("Change it", {.authored = concat(date, "T09:00:00Z")});
  };
  say("2024-02-01-before", kFacts, "2024-02-02");
  say("YYYY-MM-DD-name", kTemplate, "2024-03-01");
  say("2024-03-01-a", kFacts, "2024-03-02");
  say("2024-03-01-a", concat(kFacts, " More."), "2024-03-03");
  const DocumentHistory result = history(path);
  EXPECT_EQ(result.revisions.size(), 3u);
  EXPECT_EQ(shown(result.first_seen), "2024-03-01T09:00:00+00:00");
  EXPECT_EQ(shown(result.first_written), "2024-03-02T09:00:00+00:00");
}

TEST_F(DocumentHistoryTest, KeepsThePastOfADraftThatWasExcluded) {
  repository_.write(".debrief.yaml", "version: 1\nexclude: [\"postmortems/drafts/**\"]\n");
  repository_.write("postmortems/drafts/a.md", managed_document("2024-03-01-a", kFacts));
  repository_.commit("Draft it", {.authored = "2024-03-02T09:00:00Z"});
  repository_.git({"mv", "postmortems/drafts/a.md", std::string(kPath)});
  repository_.commit("Publish it", {.authored = "2024-03-09T09:00:00Z"});
  EXPECT_EQ(shown(history().first_seen), "2024-03-02T09:00:00+00:00");
}

TEST_F(DocumentHistoryTest, IsOfTheFileThatALinkLeadsTo) {
  repository_.write("elsewhere/a.md", managed_document("2024-03-01-a", kFacts));
  repository_.commit("Write it", {.authored = "2024-03-02T09:00:00Z"});
  std::filesystem::create_directories(repository_.at("postmortems"));
  std::filesystem::create_symlink("../elsewhere/a.md", repository_.at(kPath));
  repository_.commit("Link it", {.authored = "2024-03-09T09:00:00Z"});
  const DocumentHistory result = history();
  EXPECT_EQ(shown(result.first_seen), "2024-03-02T09:00:00+00:00");
  EXPECT_FALSE(result.uncommitted);
}

TEST_F(DocumentHistoryTest, KnowsTheDateOfACommitThatTouchesNoDocument) {
  commit(kFacts, "2024-03-01");
  repository_.write("README", "x");
  repository_.commit("Say more elsewhere", {.authored = "2024-03-08T09:00:00+01:00"});
  EXPECT_EQ(shown(load(repository_.path()).revision_time), "2024-03-08T09:00:00+01:00");
}

TEST_F(DocumentHistoryTest, KnowsPeopleOfARevisionByItsOwnMailmap) {
  commit(kFacts, "2024-03-01", "Ada");
  repository_.write(".mailmap", "Somebody Else <ada@example.org>\n");
  const Corpus corpus = load(repository_.path(), {.revision = "HEAD"});
  EXPECT_THAT(document_at(corpus, kPath).history->authors, ElementsAre("Ada"));
  EXPECT_THAT(history().authors, ElementsAre("Somebody Else"));
}

TEST_F(DocumentHistoryTest, FollowsRenamesButNotCopiesOfTheTemplate) {
  repository_.write("postmortems/template.md", managed_document("YYYY-MM-DD-name", kTemplate));
  repository_.commit("Add the template", {.authored = "2018-01-01T09:00:00Z"});
  commit(kFacts, "2024-03-01");
  repository_.git({"mv", std::string(kPath), "postmortems/2024-03-01-b.md"});
  repository_.commit("Rename it", {.authored = "2024-03-09T09:00:00Z"});
  const DocumentHistory result = history("postmortems/2024-03-01-b.md");
  EXPECT_EQ(shown(result.first_seen), "2024-03-01T09:00:00+01:00");
  EXPECT_EQ(result.revisions.size(), 2u);
}

TEST_F(DocumentHistoryTest, IsTheSameForAnyNumberOfJobs) {
  for (int i = 0; i < 12; ++i) {
    repository_.write(concat("postmortems/", i, ".md"), concat("# Incident ", i, "\n\nText\n"));
    repository_.commit(concat("Add ", i));
  }
  const Corpus one = load(repository_.path(), {.jobs = 1});
  const Corpus many = load(repository_.path(), {.jobs = 8});
  ASSERT_EQ(paths_of(one), paths_of(many));
  for (size_t i = 0; i < one.documents.size(); ++i) {
    EXPECT_EQ(shown(one.documents[i].history->first_written),
              shown(many.documents[i].history->first_written));
  }
}

/// Renames that git sees in a repository: new path → old path.
std::map<std::string, std::string> renames_of(const std::string& directory) {
  const GitRun log = run_git(directory, {"-c", "core.quotePath=false", "log", "--format=", "-M60%",
                                         "--diff-filter=R", "--name-status"});
  std::map<std::string, std::string> renames;
  for (const std::string_view line : split(log.out, '\n')) {
    const auto parts = split(line, '\t');
    if (parts.size() == 3) renames.emplace(parts[2], parts[1]);
  }
  return renames;
}

/// When git first saw the file: the oldest commit that added it, or that added what was renamed to
/// it. `--follow` would follow copies of the template too.
std::string first_date(const std::string& directory, std::string path) {
  const auto renames = renames_of(directory);
  for (auto rename = renames.find(path); rename != renames.end(); rename = renames.find(path)) {
    path = rename->second;
  }
  const GitRun log =
      run_git(directory, {"log", "--format=%aI", "--diff-filter=A", "--no-renames", "--", path});
  return std::string(split(trim(log.out), '\n').back());
}

TEST(DocumentHistoryOfRealDocuments, IsFirstSeenAndWrittenWhenGitSays) {
  const auto folder = real_documents();
  if (!folder) GTEST_SKIP() << "DEBRIEF_CORPUS is not set";
  isolated_home();
  ScratchDirectory scratch;
  run_git(scratch.path(), {"clone", "-q", *folder + "/dfds-postmortems.bundle", "clone"});
  const std::string clone = scratch.at("clone");
  scratch.write("clone/.debrief.yaml", "version: 1\npaths: [\"**/*.md\"]\n");
  const Corpus corpus = load(clone);
  ASSERT_GE(corpus.documents.size(), 35u);
  for (const CorpusDocument& each : corpus.documents) {
    ASSERT_TRUE(each.history);
    const std::string first = first_date(clone, each.path);
    EXPECT_EQ(shown(each.history->first_seen), first) << each.path;
    // One came in as an empty copy of the template.
    if (each.path.starts_with("PM2024-003")) {
      EXPECT_EQ(shown(each.history->first_written), "2024-06-11T13:55:58+02:00");
    } else {
      EXPECT_EQ(shown(each.history->first_written), first) << each.path;
    }
  }
}

TEST(SectionsWithText, TellFactsFromWhatATemplateLeaves) {
  const struct {
    std::string_view body;
    bool written;
  } kCases[] = {
      {"", false},
      {"<!-- what happened -->\n", false},
      {"TODO\n", false},
      {"- TBD: who was affected\n- …\n", false},
      {"[What happened?]\n", false},
      {"| Time | Event |\n|---|---|\n", false},
      {"| Time | Event |\n|---|---|\n| | |\n", false},
      {"| Time | Event |\n|---|---|\n| 10:02 | checkout returns 503 |\n", true},
      {"Checkout returned 503.\n", true},
      {"### Numbers\n\n8,000 carts\n", true},
      {"```\n10:02 503\n```\n", true},
      {"TODO: numbers\nCheckout returned 503.\n", true},
  };
  for (const auto& [body, written] : kCases) {
    const Document document = parse_document(
        SourceFile("a.md", concat("# Title\n\n## Facts\n\n", body, "\n## Stories\n\nText.\n")));
    const Section* facts = document.section(SectionRole::kFacts);
    ASSERT_NE(facts, nullptr);
    const auto index = static_cast<size_t>(facts - document.sections.data());
    EXPECT_EQ(sections_with_text(document)[index], written) << body;
  }
}

TEST(IdentityOf, ReadsTheFrontMattersIdAlone) {
  const struct {
    std::string_view bytes, id;
  } kCases[] = {
      {"---\nid: 2024-03-01-a\n---\n", "2024-03-01-a"},
      {"---\r\nid: \"2024-03-01-a\" # ours\r\n---\r\n", "2024-03-01-a"},
      {"\xEF\xBB\xBF---\nid: 'a'\n---\n", "a"},
      {"---\ntitle: x\n---\nid: no\n", ""},
      {"id: no\n", ""},
      {"---\n  id: nested\n---\n", ""},
      {"---\nid: YYYY-MM-DD-name\n---\n", ""},
      {"---\nid: <id>\n---\n", ""},
      {"", ""},
  };
  for (const auto& [bytes, id] : kCases) EXPECT_EQ(identity_of(bytes), id) << bytes;
}

}  // namespace
}  // namespace debrief
