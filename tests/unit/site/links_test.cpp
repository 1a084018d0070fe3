#include "debrief/site/links.h"

#include "site_fixture.h"
#include <gmock/gmock.h>

namespace debrief {
namespace {

TEST(HostUrl, SpeaksTheHostsOwnStyle) {
  struct {
    const char* repository;
    const char* url;
  } const kCases[] = {
      {"", ""},
      {"https://github.com/o/r.git", "https://github.com/o/r/blob/HEAD/a%20b.md"},
      {"https://gitlab.com/o/r/", "https://gitlab.com/o/r/-/blob/HEAD/a%20b.md"},
      {"https://bitbucket.org/o/r", "https://bitbucket.org/o/r/src/HEAD/a%20b.md"},
      {"javascript:alert(1)//", ""},
      {"git@github.com:o/r.git", ""},
  };
  for (const auto& [repository, url] : kCases) {
    Corpus corpus;
    corpus.config.site.repository = repository;
    EXPECT_EQ(host_url(corpus, test_options(), "a b.md"), url) << repository;
  }
}

TEST(FileNames, KeepWhatIsSafeAndMarkWhatWasChanged) {
  struct {
    const char* wish;
    const char* start;  ///< a hash follows when it ends with `-`
  } const kCases[] = {
      {"2021-02-19-rollout", "2021-02-19-rollout"},
      {"../../etc/passwd", "etc-passwd-"},
      {"a/b", "a-b-"},
      {"a b", "a-b-"},
      {"…", "record-"},
      {"記録", "record-"},
      {"", "record-"},
      {".hidden.", "hidden-"},
      {"a..b", "a.-b-"},
      {"con", "con-"},
      {"Lpt1.notes", "Lpt1.notes-"},
      {"console", "console"},
  };
  FileNames names;
  std::set<std::string> taken;
  for (const auto& [wish, start] : kCases) {
    const std::string name = names.take(wish, "record", wish);
    const std::string expected = start;
    if (expected.ends_with('-')) {
      EXPECT_EQ(name.substr(0, expected.size()), expected);
      EXPECT_EQ(name.size(), expected.size() + 7) << name;
    } else {
      EXPECT_EQ(name, expected);
    }
    EXPECT_TRUE(taken.insert(name).second) << name;
    EXPECT_EQ(FileNames().take(wish, "record", wish), name) << "no other name has a say in it";
  }
}

TEST(FileNames, AreUniqueWhateverTheLetterCase) {
  FileNames names;
  EXPECT_EQ(names.take("rollout", "record", "a.md"), "rollout");
  const std::string second = names.take("Rollout", "record", "b.md");
  EXPECT_EQ(second.substr(0, 8), "Rollout-");
  EXPECT_NE(names.take("rollout", "record", "c.md"), names.take("rollout", "record", "d.md"));
}

TEST(PersonName, HasNoAddress) {
  struct {
    const char* name;
    const char* shown;
  } const kCases[] = {
      {"@ann", "@ann"},
      {"Ann Example", "Ann Example"},
      {"ann@example.org", "ann"},
      {"Ann <ann@example.org>", "Ann"},
      {"a.b+c@mail.example.co.uk", "a.b+c"},
      {"ann@host", "ann@host"},
  };
  for (const auto& [name, shown] : kCases) EXPECT_EQ(person_name(name), shown);
  EXPECT_EQ(without_addresses("Move it, as ann@example.org and b@example.org asked."),
            "Move it, as ann and b asked.");
}

Corpus linking_corpus(const std::string& body) {
  return corpus_of({{"notes/a.md", "# A\n\n## What else\n\nText.\n\n## Links\n\n" + body},
                    {"notes/b.md", "# B\n\n## Summary\n\nIt broke.\n"}},
                   {"notes/img/plot.png", "notes/img/draw.svg", "src/main.cpp"});
}

TEST(Links, OfADocumentLeadToPagesImagesAndTheHost) {
  Corpus corpus = linking_corpus(
      "[b](b.md) [sum](b.md#summary) [own](#what-else) [gone](#nowhere) "
      "[code](../src/main.cpp#L3)\n"
      "![plot](img/plot.png) ![draw](img/draw.svg) ![far](https://example.org/x.png)\n");
  corpus.config.site.repository = "https://github.com/o/r";
  SiteOptions options = test_options();
  options.read_file = [](const std::string& path) -> Result<std::string> { return "PNG " + path; };
  const auto site = render_site(corpus, {}, embedded_template, options);
  ASSERT_TRUE(site);
  const std::string& page = site->at("incidents/a.html");
  for (const char* part :
       {"<a href=\"b.html\">b</a>", "<a href=\"b.html#facts\">sum</a>",
        "<a href=\"a.html#h-what-else\">own</a>", " gone ",
        "<a href=\"https://github.com/o/r/blob/HEAD/src/main.cpp#L3\" rel=\"noopener noreferrer "
        "nofollow\">code</a>",
        "<a href=\"https://example.org/x.png\"",
        "<a href=\"https://github.com/o/r/blob/HEAD/notes/img/draw.svg\" rel=\"noopener "
        "noreferrer nofollow\" class=\"external-image\">draw</a>"}) {
    EXPECT_THAT(page, testing::HasSubstr(part));
  }
  std::vector<std::string> images;
  for (const auto& [path, bytes] : *site) {
    if (path.starts_with("assets/files/")) images.push_back(bytes);
  }
  EXPECT_THAT(images, testing::ElementsAre("PNG notes/img/plot.png"));
  EXPECT_THAT(broken_links(*site), testing::IsEmpty());
}

TEST(Links, ToFilesStayTextWithoutAHost) {
  const SiteFiles site = site_of(linking_corpus("[code](../src/main.cpp) ![plot](img/plot.png)\n"));
  const std::string& page = site.at("incidents/a.html");
  EXPECT_THAT(
      page, testing::HasSubstr("code <span class=\"missing-image\">image not shown: plot</span>"));
  EXPECT_THAT(page, testing::Not(testing::HasSubstr("main.cpp")));
}

TEST(Links, ToTheHostAreOnlyOfWhatTheCommitHolds) {
  Corpus corpus = linking_corpus("[code](../src/main.cpp) [new](../src/new.cpp) [all](../src)\n");
  corpus.config.site.repository = "https://github.com/o/r";
  SiteOptions options = test_options();
  options.is_committed = [](const std::string& path) {
    return path == "src" || path == "src/main.cpp" || path == "notes/b.md";
  };
  const auto site = render_site(corpus, {}, embedded_template, options);
  ASSERT_TRUE(site);
  const std::string& page = site->at("incidents/a.html");
  EXPECT_THAT(page, testing::HasSubstr(">code</a>"));
  EXPECT_THAT(page, testing::HasSubstr(">all</a>"));
  EXPECT_THAT(page, testing::Not(testing::HasSubstr("new.cpp")));
  EXPECT_THAT(page, testing::Not(testing::HasSubstr("Source of this record")));
  EXPECT_THAT(site->at("incidents/b.html"), testing::HasSubstr("Source of this record"));
}

TEST(Links, AnAddressOfAPersonStaysText) {
  const SiteFiles site =
      site_of(linking_corpus("Ask ann@example.org or [Ben](mailto:ben@example.org).\n"));
  const std::string& page = site.at("incidents/a.html");
  EXPECT_THAT(page, testing::HasSubstr("Ask ann@example.org or Ben."));
  EXPECT_THAT(page, testing::Not(testing::HasSubstr("mailto:")));
}

TEST(Links, AnImageThatIsNotShownIsNamed) {
  const SiteFiles site =
      site_of(linking_corpus("![](img/draw.svg) ![a plot](data:image/png;base64,AAAA) "
                             "![](data:image/png;base64,AAAA)\n"));
  EXPECT_THAT(text_of(site.at("incidents/a.html")),
              testing::HasSubstr("image not shown: draw.svg image not shown: a plot image not "
                                 "shown: embedded in the text"));
}

TEST(Links, AnImageThatCannotBeReadStopsTheBuild) {
  SiteOptions options = test_options();
  options.read_file = [](const std::string& path) -> Result<std::string> {
    return fail({.kind = ErrorKind::kIo, .message = "cannot read", .where = path});
  };
  const auto site =
      render_site(linking_corpus("![plot](img/plot.png)\n"), {}, embedded_template, options);
  ASSERT_FALSE(site);
  EXPECT_EQ(site.error().where, "notes/img/plot.png");
}

}  // namespace
}  // namespace debrief
