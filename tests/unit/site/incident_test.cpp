// The page of one record.

#include "site_fixture.h"
#include "support/fixtures.h"
#include <gmock/gmock.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr char kRolloutPage[] = "incidents/2021-02-19-channel-rollout.html";
constexpr char kRolloutPath[] = "postmortems/2021-02-19-channel-rollout.md";
constexpr char kStubPage[] = "incidents/2020-11-03-threads.html";
constexpr char kStubPath[] = "postmortems/2020-11-03-threads.md";

Corpus both() { return corpus_of({{kRolloutPath, kRollout}, {kStubPath, kStub}}); }

TEST(IncidentPage, TellsFactsFirstThenWhatHappenedThenWhatWasLearnt) {
  const std::string page = site_of(both()).at(kRolloutPage);
  EXPECT_TRUE(in_order(page, {"id=\"facts\"", "id=\"timeline\"", "id=\"stories\"", "id=\"factors\"",
                              "id=\"went-well\"", "id=\"actions\"", "id=\"check-back\"",
                              "id=\"related\"", "id=\"history\""}));
}

TEST(IncidentPage, NumbersTheFactsAndPutsTheRecordBesideThem) {
  const std::string page = site_of(both()).at(kRolloutPage);
  EXPECT_THAT(page, AllOf(HasSubstr("<li id=\"fact1\">"), HasSubstr("<li id=\"fact2\">")));
  const std::string text = text_of(page);
  EXPECT_TRUE(in_order(
      text, {"Started Fri 19 Feb 2021, 10:00", "Detected Fri 19 Feb 2021, about 13:40",
             "by customer", "Mitigated Fri 19 Feb 2021, 15:05", "Resolved Mon 22 Feb 2021, 09:00",
             "Time zone UTC", "Trigger config-push", "Owner @aisha", "Facilitator @sam",
             "Participants author-of-change", "Links ticket"}));
}

TEST(IncidentPage, ShowsActionsWithTheirStateMeasuredOnTheDayOfTheBuild) {
  const std::string text = text_of(site_of(both()).at(kRolloutPage));
  EXPECT_TRUE(
      in_order(text, {"1 done, 1 declined, 1 overdue.", "Action State Type", "A1",
                      "Have the script print the number", "for F1", "Done", "@bob, due 5 Mar 2021",
                      "A2", "Let a roll-out pause by itself", "for F1 , F2", "Overdue by 14\u00a0d",
                      "@dana, due 14 May 2021", "A3", "Declined"}));
}

TEST(IncidentPage, NamesRelatedRecordsFromBothSidesAndWhoCitesThem) {
  const SiteFiles site = site_of(both());
  EXPECT_THAT(text_of(site.at(kRolloutPage)),
              AllOf(HasSubstr("repeats , declared by this record"),
                    HasSubstr("Also names 2018-01-01-lost which no record of this site has.")));
  const std::string cited = site.at(kStubPage);
  EXPECT_THAT(text_of(cited), HasSubstr("repeated by , declared by that record"));
  EXPECT_THAT(cited, HasSubstr("“See <mark>the threads record</mark> for another.”"));
}

TEST(IncidentPage, OfAStubSaysWhatIsMissing) {
  const std::string text = text_of(site_of(both()).at(kStubPage));
  EXPECT_THAT(text,
              AllOf(HasSubstr("No facts are recorded yet."), HasSubstr("Detected not recorded"),
                    HasSubstr("Resolved not recorded"), HasSubstr("No timeline is recorded."),
                    HasSubstr("No action is recorded."), HasSubstr("Stub")));
}

TEST(IncidentPage, TellsItsHistoryWithoutAnAddress) {
  Corpus corpus = both();
  add_history(corpus, kRolloutPath,
              {{"2021-03-03T10:00:00Z", "A1 is done, thanks to bob@example.org"},
               {"2021-02-22T15:20:00Z", "Record the roll-out", "ann@example.org"}});
  corpus.config.site.people = "names";
  const SiteFiles site = site_of(corpus);
  const std::string text = text_of(site.at(kRolloutPage));
  EXPECT_TRUE(in_order(
      text, {"Written up 6\u00a0h\u00a020\u00a0min after resolution",
             "2 revisions from 22 Feb 2021", "r1, 22 Feb, first written: Record the roll-out",
             "r2, 3 Mar, content: A1 is done, thanks to bob", "First seen 22 Feb 2021",
             "Updated 3 Mar 2021", "Written by Ann Example, ann", "All revisions and word diffs"}));
  for (const auto& [path, bytes] : site) EXPECT_THAT(bytes, Not(HasSubstr("@example.org"))) << path;
}

TEST(IncidentPage, NamesALateWriteUpAgainstTheTarget) {
  Corpus corpus = both();
  add_history(corpus, kRolloutPath, {{"2021-02-25T09:00:00Z", "Record the roll-out"}});
  EXPECT_THAT(text_of(site_of(corpus).at(kRolloutPage)),
              HasSubstr("Written up 3\u00a0d after resolution; the target is 48\u00a0h"));
}

TEST(IncidentPage, NeverTakesTheEndOfATruncatedHistoryForADate) {
  Corpus corpus = both();
  add_history(corpus, kRolloutPath,
              {{"2021-03-03T10:00:00Z", "A1 is done"}, {"2021-03-01T08:00:00Z", "Move the files"}},
              true);
  const std::string text = text_of(site_of(corpus).at(kRolloutPage));
  EXPECT_THAT(text, AllOf(HasSubstr("Written up by 1 Mar 2021 , history truncated"),
                          HasSubstr("First written by 1 Mar 2021 , history truncated"),
                          HasSubstr("Landed by 1 Mar 2021 , history truncated"),
                          Not(HasSubstr("first written:"))));
}

TEST(IncidentPage, OfAFileThatWasNeverCommittedHasNoDate) {
  Corpus corpus = both();
  add_history(corpus, kStubPath, {{"2021-03-03T10:00:00Z", "Add a stub"}});
  for (CorpusDocument& document : corpus.documents) {
    if (document.path == kRolloutPath) {
      document.history = DocumentHistory{};
      document.history->uncommitted = true;
    }
  }
  EXPECT_THAT(text_of(site_of(corpus).at(kRolloutPage)),
              AllOf(HasSubstr("Not committed yet. You see a preview"),
                    HasSubstr("Written up not committed yet")));
}

TEST(IncidentPage, OfALegacyDocumentLosesNoSection) {
  const char kLegacy[] = R"(# Search outage

Date: 2019-07-03
Authors: the search team

| Field | Value |
|---|---|
| Impact | 40 % of queries |

## Summary

Search answered from yesterday's index.

## Trigger

A rebuild that was started by hand.

### What else

> A remark.

**Detection**

Somebody wrote an e-mail.

Resolution: the index was built again.

Timeline
--------

* 10:00 The rebuild begins
* later somebody looks
* 11:20 It is over

## Lessons

1. One
2. Two

    code stays code

## Lessons

Again, under the same name.
)";
  const std::string page = site_of(DocumentTexts{{"2019-07-03-search.md", kLegacy}})
                               .at("incidents/2019-07-03-search.html");
  for (const char* part :
       {"Search outage", "the search team", "40 % of queries", "Search answered from yesterday's",
        "A rebuild that was started by hand.", "What else", "A remark.", "Detection",
        "Somebody wrote an e-mail.", "the index was built again.", "10:00", "The rebuild begins",
        "somebody looks", "11:20", "It is over", "Two", "code stays code",
        "Again, under the same name."}) {
    EXPECT_THAT(text_of(page), HasSubstr(part));
  }
}

TEST(IncidentPage, KeepsTheTableOfActionsBesideTasksThatSayNothing) {
  for (const char* blank : {"- [ ]\n", "- [ ] **A3**\n", "-\n"}) {
    const SiteFiles site = site_of(DocumentTexts{
        {"2021-02-19-a.md", managed("", concat("## Actions\n\n- [ ] **A1** Do it — @ann\n", blank,
                                               "- [ ] **A2** Do that — @ben\n"))}});
    const std::string& page = site.at("incidents/2021-02-19-a.html");
    EXPECT_THAT(page, AllOf(HasSubstr("<tr id=\"a1\">"), HasSubstr("<tr id=\"a2\">"))) << blank;
    EXPECT_THAT(broken_links(site), IsEmpty()) << blank;
  }
}

TEST(IncidentPage, HasAPlaceForEachActionAndFactorThatIsShownAsWritten) {
  const SiteFiles site = site_of(DocumentTexts{
      {"2021-02-19-a.md",
       managed("",
               "## Contributing factors\n\nThree things:\n\n- **F1** (know.ambiguity) Two "
               "bases\n\n## Actions\n\n- Prevention\n  - [ ] **A1** Do it — @ann, F1\n"
               "- [ ] **A2** Do that — @ben\n")}});
  EXPECT_THAT(site.at("incidents/2021-02-19-a.html"),
              AllOf(HasSubstr("id=\"a1\""), HasSubstr("id=\"a2\""), HasSubstr("id=\"f1\"")));
  EXPECT_THAT(broken_links(site), IsEmpty());
}

TEST(IncidentPage, LinksTheActionsThatTheCheckBackNames) {
  const SiteFiles site = site_of(DocumentTexts{
      {"2021-02-19-a.md", managed("",
                                  "## Actions\n\n- [ ] **A1** Do it — @ann\n\n## Check-back\n\n"
                                  "| Fact | By |\n|---|---|\n| 1 | A1, A9 |\n")}});
  EXPECT_THAT(site.at("incidents/2021-02-19-a.html"), HasSubstr("<a href=\"#a1\">A1</a>, A9"));
  EXPECT_THAT(broken_links(site), IsEmpty());
}

TEST(IncidentPage, SaysWhyItsWriteUpHasNoDelay) {
  Corpus corpus =
      corpus_of({{"stub.md", "---\ndebrief: 1\nid: stub\ntitle: S\nstatus: stub\n---\n"},
                 {"legacy.md", "# L\n\n## Summary\n\nIt broke.\n"},
                 {"day.md",
                  "---\ndebrief: 1\nid: day\ntitle: D\nresolved: 2021-02-19\n---\n\n## "
                  "Facts\n\nIt broke.\n"}});
  for (const char* path : {"stub.md", "legacy.md", "day.md"}) {
    add_history(corpus, path, {{"2021-03-03T10:00:00Z", "Add it"}});
  }
  corpus.documents[2].history->first_written.reset();
  ASSERT_EQ(corpus.documents[2].path, "stub.md");
  const SiteFiles site = site_of(corpus);
  EXPECT_THAT(text_of(site.at("incidents/stub.html")), HasSubstr("Written up not yet"));
  EXPECT_THAT(text_of(site.at("incidents/legacy.html")),
              HasSubstr("Written up resolution not recorded"));
  EXPECT_THAT(text_of(site.at("incidents/day.html")),
              HasSubstr("Written up resolution has no exact time"));
}

TEST(IncidentPage, TellsWhomItWasSharedWith) {
  EXPECT_THAT(text_of(page_of(managed("shared: 2021-03-01\ninformed: [\"#all\", b@example.org]\n",
                                      "## Facts\n\nIt broke.\n"))),
              AllOf(HasSubstr("Shared Mon 1 Mar 2021"), HasSubstr("Informed #all, b ")));
}

TEST(IncidentPage, NamesAHeadingThatIsEmptyAndSkipsAServiceThatIs) {
  const std::string page =
      page_of(managed("services: [\"\", search]\n", "## Facts\n\nIt broke.\n\n##\n\nMore.\n"));
  EXPECT_THAT(text_of(page), HasSubstr("Untitled"));
  EXPECT_THAT(page, Not(HasSubstr("<bdi></bdi>")));
}

/// All words of a text, markup and case aside.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char byte : text) {
    const bool part = is_ascii_alnum(byte) || static_cast<unsigned char>(byte) >= 0x80;
    if (part) word += byte;
    if (!part && !word.empty()) words.push_back(std::exchange(word, {}));
  }
  if (!word.empty()) words.push_back(word);
  return words;
}

/// The text of a page with nothing in the place of a tag: `CPU` and `s` of two elements are a word.
std::string without_tags(std::string_view html) {
  std::string text;
  for (size_t at = 0; at < html.size();) {
    const size_t open = std::min(html.find('<', at), html.size());
    append(text, html.substr(at, open - at));
    at = std::min(html.find('>', open), html.size() - 1) + 1;
  }
  return text_of(text);
}

/// The columns of timelines and actions have names of ours.
bool is_column_name(const Document& document, const TextBlock& block) {
  const std::vector<Block>& blocks = document.markdown.blocks;
  const bool cell = blocks[block.block].kind == BlockKind::kTableCell;
  const bool structured =
      block.role == SectionRole::kTimeline || block.role == SectionRole::kActions;
  return cell && structured && blocks[blocks[block.block].parent].header;
}

std::set<std::string> words_of_times(const Document& document) {
  std::set<std::string> words;
  for (const TimelineEntry& entry : document.timeline) {
    for (std::string& word : words_of(lower_ascii(entry.at_text))) words.insert(std::move(word));
  }
  return words;
}

/// Times and states are shown in the site's own words: `2019-12-04 00:30` as day and clock.
bool is_told_otherwise(const TextBlock& block, const std::string& word,
                       const std::set<std::string>& times) {
  if (block.role == SectionRole::kTimeline) return times.contains(word);
  return block.role == SectionRole::kActions && (is_ascii_digit(word.front()) || word == "due");
}

TEST(IncidentPage, OfARealDocumentHasEveryParagraphOfIt) {
  const auto paths = real_document_paths();
  if (paths.empty()) GTEST_SKIP() << "DEBRIEF_CORPUS is not set";
  std::map<std::string, std::string> documents;
  for (const std::string& path : paths) {
    documents[path.substr(path.find("documents/") + 10)] = read_file(path);
  }
  const Corpus corpus = corpus_of(documents);
  const SiteFiles site = site_of(corpus);
  size_t missing = 0, all = 0;
  for (const CorpusDocument& source : corpus.documents) {
    const Document& document = source.document;
    std::string page;
    for (const auto& [path, bytes] : site) {
      if (path.starts_with("incidents/" + document.id)) {
        append(page, text_of(bytes), " ", without_tags(bytes));
      }
    }
    const std::vector<std::string> there = words_of(lower_ascii(page));
    const std::set<std::string> times = words_of_times(document);
    const std::set<std::string> known(there.begin(), there.end());
    for (const TextBlock& block : document.texts) {
      if (block.kind == TextKind::kField || is_column_name(document, block)) continue;
      for (const std::string& word : words_of(lower_ascii(block.prose.text))) {
        if (is_told_otherwise(block, word, times)) continue;
        ++all;
        if (known.contains(word)) continue;
        if (++missing < 20)
          ADD_FAILURE() << source.path << ": “" << word << "” in " << block.prose.text;
      }
    }
  }
  EXPECT_EQ(missing, 0u) << "of " << all << " words";
}

}  // namespace
}  // namespace debrief
