// Feeds and calendars of the site: what they tell, under which ids, and on which dates.

#include <algorithm>

#include "site_fixture.h"
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "debrief/base/strings.h"
#include "debrief/schema/schema.h"
#include "debrief/site/data/stable_id.h"
#include "debrief/site/data/xml_writer.h"

namespace debrief {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kRolloutPath = "postmortems/2021-02-19-channel-rollout.md";

Corpus two_records() {
  Corpus corpus = corpus_of({{kRolloutPath, kRollout}, {"postmortems/threads.md", kStub}});
  add_history(corpus, kRolloutPath,
              {{"2021-03-01T08:00:00Z", "Add what was learnt", "Ben Example"},
               {"2021-02-22T15:20:00Z", "Record it", "Ann Example"}});
  return corpus;
}

/// The site as it is when it is known where it will stand.
SiteFiles published_site(const Corpus& corpus) {
  SiteOptions options = test_options();
  options.base_url = "https://docs.example.org/pm/";
  auto site = render_site(corpus, {}, embedded_template, options);
  EXPECT_TRUE(site) << site.error().message;
  return site ? std::move(*site) : SiteFiles();
}

/// What stands between the first `begin` and the next `end`.
std::string between(const std::string& text, const std::string& begin, const std::string& end) {
  const size_t at = text.find(begin);
  if (at == std::string::npos) return "";
  const size_t from = at + begin.size();
  return text.substr(from, text.find(end, from) - from);
}

std::string entry_id(const SiteFiles& site) {
  return between(between(site.at("feed.atom"), "<entry>", "</entry>"), "<id>", "</id>");
}

TEST(StableUuid, IsMadeOfItsPartsAlone) {
  const std::string uuid = stable_uuid({"a", "b"});
  EXPECT_EQ(uuid, stable_uuid({"a", "b"}));
  EXPECT_NE(uuid, stable_uuid({"ab", ""}));
  EXPECT_NE(uuid, stable_uuid({"a", "b", ""}));
  EXPECT_THAT(uuid, testing::MatchesRegex(
                        "[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
}

TEST(EscapeXml, LeavesNothingThatXmlDoesNotAllow) {
  struct {
    std::string text, escaped;
  } const kCases[] = {
      {"a < b & c > \"d\" 'e'", "a &lt; b &amp; c &gt; &quot;d&quot; &#39;e&#39;"},
      {"]]>", "]]&gt;"},
      {std::string("\0\x01\x1F", 3), "\uFFFD\uFFFD\uFFFD"},
      {"\xFF", "\uFFFD"},
      {"\xEF\xBF\xBE\xEF\xBF\xBF", "\uFFFD\uFFFD"},
      {"\u2028é𐐀\t\n", "\uFFFDé𐐀\t\n"},
  };
  for (const auto& [text, escaped] : kCases) EXPECT_EQ(escape_xml(text), escaped) << text;
}

TEST(Feed, TellsOfPublishedRecordsWithTheirFactsAndTheirDatesFromGit) {
  const std::string feed = site_of(two_records()).at("feed.atom");
  EXPECT_TRUE(
      in_order(feed, {"<title>Post-mortems</title>", "<updated>2021-03-01T08:00:00+00:00</updated>",
                      "href=\"feed.atom\"", "href=\"index.html\"", "<entry>",
                      "<title>A roll-out reached more organisations than were asked for</title>",
                      "<updated>2021-03-01T08:00:00+00:00</updated>",
                      "href=\"incidents/2021-02-19-channel-rollout.html\"", "term=\"SEV2\"",
                      "term=\"channels\"", "<summary>On Friday 19 February 2021 at 10:00 UTC",
                      "<content type=\"html\">", "&lt;p&gt;8,000 customers had trouble"}));
  EXPECT_THAT(feed, Not(HasSubstr("A roll-out of Threads"))) << "a stub is not published";
}

TEST(Feed, NamesItsAddressesFromOutsideWhenItIsKnownWhereTheSiteStands) {
  Corpus corpus =
      corpus_of({{"a/one.md", managed("", "## Facts\n\nSee [two](two.md) and [here](#facts).")},
                 {"a/two.md", kStub}});
  corpus.documents[0].document.status = Status::kPublished;
  EXPECT_THAT(site_of(corpus).at("feed.atom"),
              HasSubstr("href=&quot;incidents/2020-11-03-threads.html&quot;"));
  const SiteFiles site = published_site(corpus);
  const std::string base = "https://docs.example.org/pm/";
  EXPECT_THAT(
      site.at("feed.atom"),
      AllOf(HasSubstr(
                concat("rel=\"self\" type=\"application/atom+xml\" href=\"", base, "feed.atom\"")),
            HasSubstr(concat("href=&quot;", base, "incidents/2020-11-03-threads.html&quot;")),
            HasSubstr(concat("href=&quot;", base, "incidents/2021-02-19-a.html#"))));
}

TEST(Feed, KeepsTheIdOfAnEntryWhenTitlePathAndAddressChange) {
  const std::string id = entry_id(site_of(two_records()));
  EXPECT_THAT(id, testing::StartsWith("urn:uuid:"));
  Corpus moved = corpus_of(
      {{"incidents/elsewhere.md", replace_all(kRollout, "reached more", "went to more")}});
  add_history(moved, "incidents/elsewhere.md", {{"2021-03-01T08:00:00Z", "Move it"}});
  EXPECT_EQ(entry_id(published_site(moved)), id);
  // Without an id of its own a record is known by the commit that brought it in.
  const char* const kOld = "# Old\n\n## Summary\n\nIt broke on 1 March 2020.\n";
  Corpus old = corpus_of({{"old/2020-03-01.md", kOld}});
  add_history(old, "old/2020-03-01.md", {{"2020-03-02T08:00:00Z", "Add"}});
  Corpus renamed = corpus_of({{"new/2020-03-01-cache.md", kOld}});
  renamed.documents[0].history = old.documents[0].history;
  renamed.history = old.history;
  EXPECT_EQ(entry_id(site_of(renamed)), entry_id(site_of(old)));
  EXPECT_THAT(entry_id(site_of(old)), testing::StartsWith("urn:uuid:"));
}

TEST(Feed, TakesTheDayOfTheIncidentWhereGitKnowsNoneAndLeavesOutWhatHasNone) {
  const SiteFiles site =
      site_of(DocumentTexts{{"2020-03-01-a.md", "# A\n\n## Summary\n\nIt broke.\n"},
                            {"b.md", "# B\n\n## Summary\n\nIt broke too.\n"}});
  EXPECT_THAT(site.at("feed.atom"),
              AllOf(HasSubstr("<updated>2020-03-01T00:00:00+00:00</updated>"),
                    Not(HasSubstr("<title>B</title>")), Not(HasSubstr("<published>"))));
}

TEST(Feed, ShowsPersonsAsTheConfigurationHasIt) {
  Corpus corpus = two_records();
  EXPECT_THAT(site_of(corpus).at("feed.atom"), Not(HasSubstr("Ben")));
  corpus.config.site.people = "initials";
  EXPECT_THAT(site_of(corpus).at("feed.atom"), HasSubstr("<name>B. E.</name>"));
  corpus.config.site.people = "names";
  EXPECT_THAT(site_of(corpus).at("feed.atom"), HasSubstr("<name>Ben Example</name>"));
}

TEST(Feed, LiesBesideThePageOfEachServiceFactorAndTeam) {
  const SiteFiles site = site_of(two_records());
  for (const char* path : {"services/channels.atom", "teams/messaging.atom"}) {
    ASSERT_TRUE(site.contains(path)) << path;
    EXPECT_THAT(site.at(path), HasSubstr("href=\"../incidents/2021-02-19-channel-rollout.html\""));
  }
  EXPECT_THAT(site.at("services/channels.atom"),
              HasSubstr("<title>Post-mortems: channels</title>"));
}

TEST(Feed, OfChangesTellsWhatEachCommitDid) {
  EXPECT_TRUE(in_order(site_of(two_records()).at("changes.atom"),
                       {"href=\"incidents/2021-02-19-channel-rollout.history.html#r2\"",
                        "<summary>Add what was learnt</summary>", "<summary>first written"}));
}

TEST(Feed, OfActionsTellsTheirEvents) {
  Corpus corpus = two_records();
  auto life = std::make_shared<DocumentLife>();
  ActionLife action;
  action.last.id = "A2";
  action.last.text = "Let a roll-out pause by itself";
  action.index = 1;
  const Timestamp at{1'614'585'600, 0};
  action.events = {{ActionEventKind::kOpened, {1u, Timestamp{at.seconds - 86'400, 0}}, "", "open"},
                   {ActionEventKind::kDueChanged, {0u, at}, "2021-04-01", "2021-05-14"},
                   {ActionEventKind::kClosed, {0u, std::nullopt}, "open", "done"}};
  life->actions = {action};
  corpus.documents[0].history->life = life;
  const std::string feed = site_of(corpus).at("actions.atom");
  EXPECT_TRUE(
      in_order(feed, {"<title>Due date changed: A2 Let a roll-out pause by itself</title>",
                      "href=\"incidents/2021-02-19-channel-rollout.html#a2\"",
                      "<summary>Due date changed: 2021-04-01 → 2021-05-14 – A roll-out reached",
                      "<title>Opened: A2 Let a roll-out pause by itself</title>"}));
  EXPECT_THAT(feed, Not(HasSubstr("<title>Done"))) << "nobody knows when";
}

TEST(JsonFeed, HoldsToItsForm) {
  const auto schema = Schema::compile(R"({"type": "object",
    "additionalProperties": false,
    "required": ["version", "title", "items"],
    "properties": {
      "version": {"const": "https://jsonfeed.org/version/1.1"},
      "title": {"type": "string", "minLength": 1},
      "home_page_url": {"type": "string"}, "feed_url": {"type": "string"},
      "language": {"type": "string"},
      "items": {"type": "array", "maxItems": 50, "items": {"type": "object",
        "additionalProperties": false,
        "required": ["id", "url", "title", "date_modified"],
        "oneOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
        "properties": {
          "id": {"type": "string", "pattern": "^urn:uuid:"}, "url": {"type": "string"},
          "title": {"type": "string"}, "summary": {"type": "string"},
          "content_html": {"type": "string"}, "content_text": {"type": "string"},
          "date_published": {"type": "string", "format": "date-time"},
          "date_modified": {"type": "string", "format": "date-time"},
          "tags": {"type": "array", "items": {"type": "string"}},
          "authors": {"type": "array", "minItems": 1, "items": {"type": "object",
            "additionalProperties": false, "required": ["name"],
            "properties": {"name": {"type": "string", "minLength": 1}}}}}}}}})");
  ASSERT_TRUE(schema) << schema.error().message;
  Corpus corpus = two_records();
  corpus.config.site.people = "names";
  const SourceFile file("feed.json", site_of(corpus).at("feed.json"));
  for (const SchemaProblem& problem : schema->validate(parse_yaml(file, {0, file.size()}))) {
    ADD_FAILURE() << problem.path << ": " << problem.message;
  }
  const auto json = nlohmann::json::parse(file.bytes());
  ASSERT_EQ(json["items"].size(), 1u);
  EXPECT_EQ(json["items"][0]["id"], entry_id(site_of(corpus)));
  EXPECT_THAT(json["items"][0]["content_html"].get<std::string>(), HasSubstr("<p>8,000"));
}

TEST(Feed, HasItsTextsInTheLanguageOfTheSite) {
  Corpus corpus = corpus_of({{"2021-02-19-a.md", managed("", "## Facts\n")}});
  corpus.documents[0].document.status = Status::kPublished;
  corpus.config.site.language = "de";
  const SiteFiles site = site_of(corpus);
  EXPECT_THAT(site.at("feed.atom"), AllOf(HasSubstr("xml:lang=\"de\""),
                                          HasSubstr("Noch sind keine Fakten festgehalten.")));
  EXPECT_THAT(site.at("actions.atom"), HasSubstr(": Was aus Maßnahmen wurde</title>"));
}

/// The lines of a calendar, unfolded. The test fails for one that is longer than 75 bytes or does
/// not end in CR LF.
std::vector<std::string> calendar_lines(const std::string& calendar) {
  std::vector<std::string> lines;
  for (size_t at = 0; at < calendar.size();) {
    const size_t end = calendar.find("\r\n", at);
    if (end == std::string::npos) {
      ADD_FAILURE() << "a line without its end: " << calendar.substr(at);
      break;
    }
    const std::string line = calendar.substr(at, end - at);
    EXPECT_LE(line.size(), 75u) << line;
    EXPECT_EQ(line.find_first_of("\r\n"), std::string::npos) << line;
    if (line.starts_with(' ') && !lines.empty()) {
      lines.back() += line.substr(1);
    } else {
      lines.push_back(line);
    }
    at = end + 2;
  }
  return lines;
}

TEST(Calendar, HasAnEventForEachIncidentFromItsStartToItsResolution) {
  const auto lines = calendar_lines(published_site(two_records()).at("calendar.ics"));
  EXPECT_THAT(lines,
              testing::IsSupersetOf(
                  {"DTSTART:20210219T100000Z", "DTEND:20210222T090000Z", "DTSTAMP:20210301T080000Z",
                   "SUMMARY:SEV2 A roll-out reached more organisations than were asked for",
                   "CATEGORIES:channels", "DTSTART:20201103T111500Z",
                   "URL:https://docs.example.org/pm/incidents/2020-11-03-threads.html"}));
  EXPECT_EQ(std::count(lines.begin(), lines.end(), "BEGIN:VEVENT"), 2);
}

TEST(Calendar, TakesTheWholeDayWhereNoInstantIsKnown) {
  const auto site = site_of(DocumentTexts{{"2020-03-01-a.md", "# A\n\n## Summary\n\nIt broke.\n"},
                                          {"b.md", "# B\n\n## Summary\n\nIt broke too.\n"}});
  const auto lines = calendar_lines(site.at("calendar.ics"));
  EXPECT_THAT(lines, testing::IsSupersetOf({"DTSTART;VALUE=DATE:20200301",
                                            "DTEND;VALUE=DATE:20200302", "SUMMARY:A"}));
  EXPECT_THAT(lines, Not(testing::Contains("SUMMARY:B"))) << "nobody knows when";
}

TEST(Calendar, HasTheDueDatesOfWhatIsOpen) {
  const auto lines = calendar_lines(site_of(two_records()).at("actions.ics"));
  EXPECT_THAT(lines, testing::IsSupersetOf(
                         {"DTSTART;VALUE=DATE:20210514", "DTEND;VALUE=DATE:20210515",
                          "SUMMARY:Due: A2 Let a roll-out pause by itself",
                          "DESCRIPTION:A roll-out reached more organisations than were asked for"
                          "\\n@dana"}));
  EXPECT_EQ(std::count(lines.begin(), lines.end(), "BEGIN:VEVENT"), 1);
}

TEST(Calendar, FoldsBetweenCharactersAndEscapesWhatWouldEndALine) {
  std::string title = "é";
  for (int i = 0; i < 12; ++i) title += "𐐀é, ; \\\\ ";
  const std::string text = concat("---\ndebrief: 1\nid: 2021-02-19-a\ntitle: \"", title,
                                  "\\r\\nEND:VEVENT\\u2028x\"\nstarted: 2021-02-19T10:00Z\n---\n");
  const std::string calendar = site_of(DocumentTexts{{"2021-02-19-a.md", text}}).at("calendar.ics");
  const auto lines = calendar_lines(calendar);
  EXPECT_EQ(std::count(lines.begin(), lines.end(), "END:VEVENT"), 1);
  const auto summary = std::find_if(lines.begin(), lines.end(), [](const std::string& line) {
    return line.starts_with("SUMMARY:");
  });
  ASSERT_NE(summary, lines.end());
  EXPECT_THAT(*summary, AllOf(HasSubstr("𐐀é\\, \\; \\\\ 𐐀"), HasSubstr(" END:VEVENT")));
}

}  // namespace
}  // namespace debrief
