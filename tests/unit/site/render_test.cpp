// The site as a whole: which pages there are, that they hang together, and that nothing a document
// says can break out of its place.

#include <set>

#include "site_fixture.h"
#include "support/fixtures.h"
#include <gmock/gmock.h>

#include "debrief/base/strings.h"
#include "debrief/site/safe_html.h"

namespace debrief {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::map<std::string, std::string> kTwo = {
    {"postmortems/2021-02-19-channel-rollout.md", kRollout},
    {"postmortems/2020-11-03-threads.md", kStub},
};

/// The names of all but what is there for programs, without the hash in those of assets.
std::vector<std::string> names_of(const SiteFiles& site) {
  std::vector<std::string> names;
  for (const auto& [path, bytes] : site) {
    std::string name = path;
    const std::string ending = name.substr(name.rfind('.') + 1);
    if (is_one_of(ending, {"atom", "csv", "ics", "json", "md", "txt"})) continue;
    if (name.starts_with("assets/")) name.erase(name.find('.'), name.rfind('.') - name.find('.'));
    names.push_back(std::move(name));
  }
  return names;
}

/// The bytes of the file whose name starts so.
std::string file_like(const SiteFiles& site, const std::string& prefix) {
  const auto found = site.lower_bound(prefix);
  EXPECT_TRUE(found != site.end() && found->first.starts_with(prefix)) << prefix;
  return found == site.end() ? "" : found->second;
}

/// What no page may have: `page: what`.
std::vector<std::string> unsafe_markup(const SiteFiles& site) {
  std::vector<std::string> found;
  for (const auto& [path, bytes] : site) {
    if (!path.ends_with(".html")) continue;
    for (const HtmlTag& tag : tags_of(bytes)) {
      if (tag.name == "style" || tag.name == "iframe" || tag.name == "object" ||
          tag.name == "base") {
        found.push_back(concat(path, ": <", tag.name, ">"));
      }
      // One without an address is a script's own.
      const auto action = tag.attributes.find("action");
      if (tag.name == "form" && action != tag.attributes.end() &&
          !action->second.ends_with("search.html")) {
        found.push_back(concat(path, ": a form that does not search"));
      }
      if (tag.name == "script" && !tag.attributes.contains("src")) {
        found.push_back(concat(path, ": inline script"));
      }
      for (const auto& [name, value] : tag.attributes) {
        if (name == "style" || name.starts_with("on")) {
          found.push_back(concat(path, ": ", name, "="));
        }
        const bool fetched = name == "src" || (tag.name == "link" && name == "href");
        if (fetched && value.find("//") != std::string::npos) {
          found.push_back(concat(path, ": fetches ", value));
        }
        const bool leads = name == "href" || name == "action";
        if (leads && (value.starts_with('/') || value.starts_with("javascript"))) {
          found.push_back(concat(path, ": leads to ", value));
        }
      }
    }
  }
  return found;
}

TEST(Site, HasAPageForEachRecordAndServiceAndWhatLiesBeside) {
  EXPECT_THAT(names_of(site_of(kTwo)),
              testing::IsSupersetOf({".debrief-site",
                                     "404.html",
                                     "about.html",
                                     "actions.html",
                                     "assets/mark.svg",
                                     "assets/style.css",
                                     "assets/theme.js",
                                     "calendar.html",
                                     "changes.html",
                                     "factors.html",
                                     "incidents.html",
                                     "incidents/2021.html",
                                     "incidents/2020-11-03-threads.html",
                                     "incidents/2021-02-19-channel-rollout.html",
                                     "index.html",
                                     "matrix.html",
                                     "quality.html",
                                     "search.html",
                                     "services.html",
                                     "services/channels.html",
                                     "severities.html",
                                     "stats.html",
                                     "tags.html",
                                     "teams.html"}));
}

TEST(Site, EveryLinkLeadsSomewhereAndEveryIdIsUnique) {
  EXPECT_THAT(broken_links(site_of(kTwo)), IsEmpty());
}

TEST(Site, HasNoInlineScriptOrStyleAndFetchesNothingFromElsewhere) {
  const SiteFiles site = site_of(kTwo);
  EXPECT_THAT(unsafe_markup(site), IsEmpty());
  for (const auto& [path, bytes] : site) {
    // A stub that leads elsewhere has no script at all.
    if (!path.ends_with(".html") || bytes.find("http-equiv=\"refresh\"") != bytes.npos) continue;
    EXPECT_THAT(bytes, HasSubstr("content=\"default-src 'none'; script-src 'self'; style-src "
                                 "'self'; img-src 'self' data:; base-uri 'none'; form-action "
                                 "'self'\""))
        << path;
    EXPECT_THAT(bytes, Not(HasSubstr("\x01"))) << path << ": markup without its modifier";
  }
}

TEST(Site, GivesAPageTheMarksThatItDrawsAndNoOthers) {
  size_t drawn = 0;
  for (const auto& [path, bytes] : site_of(kTwo)) {
    if (!path.ends_with(".html")) continue;
    std::set<std::string> uses, marks;
    const size_t end = std::min(bytes.find("</defs>"), bytes.size());
    for (const HtmlTag& tag : tags_of(bytes.substr(0, end))) {
      const auto id = tag.attributes.find("id");
      if (id != tag.attributes.end()) marks.insert(id->second);
    }
    for (const HtmlTag& tag : tags_of(bytes)) {
      if (tag.name == "use") uses.insert(tag.attributes.at("href").substr(1));
    }
    if (end == bytes.size()) marks.clear();
    if (bytes.find("class=\"ph-undetected\"") != bytes.npos) uses.insert("hatch");
    if (bytes.find("class=\"ph-repairing\"") != bytes.npos) uses.insert("lines");
    EXPECT_EQ(marks, uses) << path;
    drawn += uses.size();
  }
  EXPECT_GT(drawn, 20u);
}

TEST(Site, CarriesTheStyleSheetThatEsbuildMade) {
  const std::string style = file_like(site_of(kTwo), "assets/style.");
  EXPECT_NE(style.find("--acc: #0b5a6b"), std::string::npos);
  EXPECT_EQ(style.find("/*"), std::string::npos);
  EXPECT_LT(style.size(), 33u * 1024);
}

TEST(Site, IsTheSameForAnyNumberOfThreads) {
  const Corpus corpus = corpus_of(kTwo);
  SiteOptions options = test_options();
  const auto one = render_site(corpus, {}, embedded_template, options);
  options.jobs = 7;
  const auto seven = render_site(corpus, {}, embedded_template, options);
  ASSERT_TRUE(one && seven);
  EXPECT_EQ(*one, *seven);
}

TEST(Site, WithoutARecordSaysSo) {
  const SiteFiles site = site_of(std::map<std::string, std::string>{});
  EXPECT_THAT(text_of(site.at("index.html")),
              AllOf(HasSubstr("No record yet."), HasSubstr("First record")));
  EXPECT_THAT(text_of(site.at("incidents.html")), HasSubstr("No record yet."));
  EXPECT_THAT(text_of(site.at("services.html")), HasSubstr("None is named yet."));
  EXPECT_THAT(text_of(site.at("actions.html")), HasSubstr("No record has an action."));
  EXPECT_THAT(broken_links(site), IsEmpty());
}

TEST(Site, WithOneRecordSpeaksOfOne) {
  const SiteFiles site = site_of(DocumentTexts{{"a.md", kStub}});
  const std::string text = text_of(site.at("index.html"));
  EXPECT_THAT(text, HasSubstr("1 record since November 2020:"));
  EXPECT_THAT(text, HasSubstr("1 without a debrief"));
  EXPECT_THAT(text, HasSubstr("No action is open."));
  EXPECT_THAT(text, Not(HasSubstr("1 records")));
  EXPECT_THAT(broken_links(site), IsEmpty());
}

TEST(Site, TellsWhatItWasBuiltFrom) {
  Corpus corpus = corpus_of(kTwo);
  corpus.revision = ObjectId{};
  corpus.revision->bytes[0] = 0xA4;
  corpus.notes = {"history is cut off; type `git fetch --unshallow`"};
  corpus.config.site.title = "Harbour records";
  const SiteFiles site = site_of(corpus);
  const std::string text = text_of(site.at("about.html"));
  EXPECT_THAT(text, AllOf(HasSubstr("Revision a400000000000000000000000000000000000000"),
                          HasSubstr("As of 28 May 2021"), HasSubstr("debrief 0.1.0"),
                          HasSubstr("history is cut off; type `git fetch --unshallow`")));
  EXPECT_THAT(site.at("about.html"), HasSubstr("<title>About this site – Harbour records</title>"));
  EXPECT_THAT(site.at("index.html"), HasSubstr("<title>Harbour records</title>"));
}

struct Hostile {
  const char* name;
  std::string text;
};

std::vector<Hostile> hostile_texts() {
  return {
      {"script", "</script></title></h1><script>alert(1)</script>"},
      {"attribute", "\"' onload=alert(1) x=\""},
      {"template", "{{TITLE:none}} {{%AUTOESCAPE}}"},
      {"entity", "&lt;b&gt; &#60;script&#62;"},
      {"bidi", "\u202Egnp.exe \u2066 \u05D0\u05D1"},
      {"control", "a\u0001b\u0007c"},
      {"long", std::string(10'000, 'x')},
      {"comment", "--><!-- <![CDATA["},
  };
}

std::string yaml_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char byte : text) {
    if (byte == '"' || byte == '\\') out += '\\';
    if (static_cast<unsigned char>(byte) < 0x20) {
      append(out, "\\x0", static_cast<int>(byte));
    } else {
      out += byte;
    }
  }
  return out + "\"";
}

std::string hostile_record(const std::string& text) {
  const std::string value = yaml_quoted(text);
  // A key of YAML has at most 1024 characters (1.2, §7.4.2), and front matter has a limit too.
  const std::string other = text.size() < 1000 ? value : "x";
  return concat("---\ndebrief: 1\nid: 2021-01-02-hostile\ntitle: ", value, "\nseverity: ", value,
                "\nstatus: draft\nowner: ", value, "\nstarted: 2021-01-02T10:00:00Z\nservices: [",
                value, "]\nteams: [", other, "]\ntags: [", other, "]\ntrigger: ", other,
                "\nparticipants: [{who: ", other, ", role: ", other, "}]\nrelated: [{id: ", other,
                ", rel: ", other, "}]\nlinks: {", other, ": ", value,
                "}\n---\n\n## Facts\n\nIt broke.\n");
}

TEST(Site, KeepsHostileTextsAsTextInEverySink) {
  for (const auto& [name, text] : hostile_texts()) {
    SCOPED_TRACE(name);
    const SiteFiles site =
        site_of(DocumentTexts{{"hostile.md", hostile_record(text)}, {"other.md", kStub}});
    EXPECT_THAT(unsafe_markup(site), IsEmpty());
    EXPECT_THAT(broken_links(site), IsEmpty());
    ASSERT_TRUE(site.contains("incidents/2021-01-02-hostile.html"));
    const std::string& page = site.at("incidents/2021-01-02-hostile.html");
    EXPECT_THAT(page, Not(HasSubstr("<script>alert")));
    EXPECT_THAT(page, Not(HasSubstr("onload=alert(1) x=\"\"")));
    for (const auto& [path, bytes] : site) {
      EXPECT_THAT(bytes, Not(HasSubstr(std::string("\x01")))) << path;
      const size_t head = bytes.find("</title>");
      if (head == std::string::npos || !path.ends_with(".html")) continue;
      EXPECT_THAT(bytes.substr(0, head), Not(HasSubstr("\u202E"))) << path;
    }
    if (name != std::string_view("control") && name != std::string_view("bidi")) {
      const std::string clean = clean_text(text);
      std::string folded;
      for (const auto part : split(clean, ' ')) {
        if (!part.empty()) append(folded, folded.empty() ? "" : " ", part);
      }
      EXPECT_THAT(text_of(page), HasSubstr(folded)) << "the title is there as it was written";
    }
  }
}

TEST(Site, TakesBytesThatAreNotText) {
  std::string bytes = "# \xFF\xFE title\n\n## Facts\n\n\xC3( and ";
  bytes += std::string("\0", 1);
  bytes += " end\n";
  const SiteFiles site = site_of(DocumentTexts{{"bytes.md", bytes}});
  for (const auto& [path, page] : site) {
    // A document's own bytes are given as they are.
    if (path.starts_with("assets/") || path.ends_with(".md")) continue;
    // Lines of tables for spreadsheets end with CR LF.
    const std::string text = replace_all(page, "\r\n", "\n");
    EXPECT_EQ(clean_text(text), text) << path;
  }
}

TEST(Site, GivesTwoRecordsOfOneIdAPageEach) {
  const SiteFiles site = site_of(DocumentTexts{{"a.md", kStub}, {"b.md", kStub}});
  EXPECT_TRUE(site.contains("incidents/2020-11-03-threads.html"));
  EXPECT_EQ(std::count_if(site.begin(), site.end(),
                          [](const auto& file) {
                            return file.first.starts_with("incidents/2020-11-03-threads-") &&
                                   file.first.ends_with(".html");
                          }),
            1);
  EXPECT_THAT(broken_links(site), IsEmpty());
}

TEST(Site, ATemplateOfTheRepositoryTakesThePlaceOfOurs) {
  const auto mine = [](const std::string& name) -> Result<std::string> {
    if (name == "site/404.html") return "{{%AUTOESCAPE context=\"HTML\"}}<h1>Lost at sea</h1>";
    return embedded_template(name);
  };
  const auto site = render_site(corpus_of(kTwo), {}, mine, test_options());
  ASSERT_TRUE(site);
  EXPECT_THAT(site->at("404.html"), AllOf(HasSubstr("<h1>Lost at sea</h1>"), HasSubstr("</html>")));
}

TEST(Site, ATemplateThatSwitchesEscapingOffStopsTheBuild) {
  const auto mine = [](const std::string& name) -> Result<std::string> {
    if (name == "site/404.html") return "{{%AUTOESCAPE context=\"HTML\"}}\n{{TITLE:none}}";
    return embedded_template(name);
  };
  const auto site = render_site(corpus_of(kTwo), {}, mine, test_options());
  ASSERT_FALSE(site);
  EXPECT_EQ(site.error().kind, ErrorKind::kConfig);
  EXPECT_EQ(site.error().where, "site/404.html:2");
}

TEST(Site, ATemplateThatAsksForWhatIsNotThereStopsTheBuild) {
  struct {
    const char* bytes;
    const char* message;
    const char* hint;
  } const kCases[] = {
      {"\n{{TITEL}}", "“{{TITEL}}” names nothing that this template is filled with",
       "did you mean {{TITLE}}?"},
      {"\n{{#SECTOIN}}{{/SECTOIN}}",
       "“{{#SECTOIN}}” names nothing that this template is filled with",
       "did you mean {{#SECTION}}?"},
      {"\n{{BODY}}", "“{{BODY}}” is markup", "write {{BODY:x-html}}"},
      {"\n<a href={{TITLE}}>x</a>", "“{{TITLE}}” is the value of an attribute without quotes",
       "write \"{{TITLE}}\""},
  };
  for (const auto& [bytes, message, hint] : kCases) {
    const auto mine = [&](const std::string& name) -> Result<std::string> {
      if (name != "site/incident.html") return embedded_template(name);
      return concat("{{%AUTOESCAPE context=\"HTML\"}}", bytes);
    };
    const auto site = render_site(corpus_of(kTwo), {}, mine, test_options());
    ASSERT_FALSE(site) << bytes;
    EXPECT_EQ(site.error().kind, ErrorKind::kConfig);
    EXPECT_EQ(site.error().where, "site/incident.html:2");
    EXPECT_EQ(site.error().message, message);
    EXPECT_THAT(site.error().hints, ElementsAre(hint));
  }
}

TEST(Site, BuiltFromFilesThatAreNotCommittedSaysSo) {
  Corpus corpus = corpus_of(kTwo);
  corpus.revision = ObjectId{};
  corpus.documents[0].history = DocumentHistory{};
  EXPECT_THAT(text_of(site_of(corpus).at("index.html")), HasSubstr("Built from 0000000 , as of"));
  corpus.documents[0].history->uncommitted = true;
  const SiteFiles site = site_of(corpus);
  EXPECT_THAT(text_of(site.at("index.html")),
              HasSubstr("Built from 0000000 with uncommitted changes, as of"));
  EXPECT_THAT(text_of(site.at("about.html")),
              HasSubstr("0000000000000000000000000000000000000000 with uncommitted changes"));
  EXPECT_THAT(site.at("api/v1/incidents.json"), HasSubstr("\"uncommitted\": true"));
}

TEST(Site, ShowsNoAddressOfAnOwner) {
  Corpus corpus = corpus_of(kTwo);
  corpus.config.services = {{"channels", "dana@example.org", "Ask dana@example.org first"}};
  EXPECT_THAT(text_of(site_of(corpus).at("services/channels.html")),
              AllOf(HasSubstr("owner dana"), HasSubstr("Ask dana first")));
}

TEST(Site, OfRealDocumentsHangsTogether) {
  const auto paths = real_document_paths();
  if (paths.empty()) GTEST_SKIP() << "DEBRIEF_CORPUS is not set";
  std::map<std::string, std::string> documents;
  for (const std::string& path : paths) {
    documents[concat("postmortems/", path.substr(path.find("documents/") + 10))] = read_file(path);
  }
  const SiteFiles site = site_of(documents);
  EXPECT_THAT(broken_links(site), IsEmpty());
  EXPECT_THAT(unsafe_markup(site), IsEmpty());
}

}  // namespace
}  // namespace debrief
