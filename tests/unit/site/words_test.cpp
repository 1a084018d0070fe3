#include "debrief/site/words.h"

#include <filesystem>

#include "site_fixture.h"
#include "support/fixtures.h"
#include <gmock/gmock.h>

#include "debrief/base/strings.h"
#include "debrief/site/script_words.h"
#include "debrief/site/site.h"
#include "debrief/site/template_set.h"

namespace debrief {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Result<Words> words_of(const std::string& language, const std::string& text) {
  return Words::load(language, [&](const std::string&) -> Result<std::string> { return text; });
}

/// The keys that a source asks for: `words["key"]`, `.say("key"`, `.count("key"` (with its forms).
std::vector<std::string> asked_keys(std::string_view source) {
  std::vector<std::string> keys;
  for (const auto& [call, counted] : {std::pair<std::string_view, bool>{"words[\"", false},
                                      {"words_[\"", false},
                                      {"words.say(\"", false},
                                      {"words_.say(\"", false},
                                      {"words.count(\"", true},
                                      {"words_.count(\"", true}}) {
    for (size_t at = source.find(call); at != source.npos; at = source.find(call, at)) {
      at += call.size();
      const std::string key(source.substr(at, source.find('"', at) - at));
      if (!counted) keys.push_back(key);
      if (counted) keys.push_back(key + ".one");
      if (counted) keys.push_back(key + ".other");
    }
  }
  return keys;
}

TEST(Words, HaveEveryTextThatTheProgramAsksFor) {
  std::vector<std::string> missing;
  size_t asked = 0;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(source_path("tools/debrief/site"))) {
    if (entry.path().extension() != ".cpp") continue;
    for (const std::string& key : asked_keys(read_file(entry.path().string()))) {
      ++asked;
      if (Words::english().find(key) == nullptr) {
        missing.push_back(concat(entry.path().filename().string(), ": ", key));
      }
    }
  }
  EXPECT_THAT(missing, IsEmpty());
  EXPECT_GT(asked, 30u);
}

TEST(Words, OfTheSecondLanguageSayAllThatEnglishSays) {
  const auto german = Words::load("de", embedded_template);
  ASSERT_TRUE(german) << german.error().where << ": " << german.error().message;
  std::vector<std::string> same;
  size_t texts = 0;
  for (const std::string_view key : Words::english().keys()) {
    ++texts;
    const std::string& text = *german->find(key);
    // Names of formats, single letters and words of both languages read alike.
    std::string own = text;
    for (size_t open = own.find('{'); open != own.npos; open = own.find('{')) {
      own.erase(open, own.find('}', open) + 1 - open);
    }
    if (text == *Words::english().find(key) && own.find(' ') != own.npos && own.size() > 10) {
      same.push_back(concat(key, ": ", text));
    }
  }
  EXPECT_THAT(same, IsEmpty());
  EXPECT_GT(texts, 60u);
}

TEST(Words, TakeTheirFormFromANumber) {
  const auto words = words_of("xx", "layout: { search: \"Such!\" }");
  ASSERT_TRUE(words);
  EXPECT_EQ((*words)["layout.search"], "Such!");
  EXPECT_EQ((*words)["layout.skip"], "Skip to content") << "what a language lacks is English";
  EXPECT_EQ(words->language(), "xx");
}

TEST(Words, WriteCountsAsTheirLanguageDoes) {
  EXPECT_EQ(Words::english().number(999), "999");
  EXPECT_EQ(Words::english().number(1234567), "1,234,567");
  EXPECT_EQ(Words::english().count("actions.count", 2000), "2,000 actions");
  const auto german = Words::load("de", embedded_template);
  ASSERT_TRUE(german);
  EXPECT_EQ(german->count("actions.count", 2000), "2.000 Maßnahmen");
}

TEST(Words, RefuseWhatNothingAsksForAndWhatNothingFills) {
  const auto unknown = words_of("xx", "layout: { serch: x }");
  ASSERT_FALSE(unknown);
  EXPECT_THAT(unknown.error().message, HasSubstr("did you mean"));
  EXPECT_EQ(unknown.error().where, "site/strings/xx.yaml:1:18");
  const auto unfilled = words_of("xx", "dates: { about: \"{clock}\" }");
  ASSERT_FALSE(unfilled);
  EXPECT_THAT(unfilled.error().message, HasSubstr("{clock}"));
}

TEST(Words, AreTheLanguageOfThePages) {
  Corpus corpus = corpus_of({{"postmortems/2021-02-19-channel-rollout.md", kRollout}});
  corpus.config.site.language = "de";
  const SiteFiles site = site_of(corpus);
  EXPECT_THAT(site.at("index.html"), HasSubstr("<html lang=\"de\""));
  EXPECT_THAT(site.at("index.html"), HasSubstr("Vorfälle"));
}

TEST(Words, OfATemplateAreEscapedAndStartNoTag) {
  const auto words = words_of("xx", "layout: { skip: \"<b>{{ROOT&\" }");
  ASSERT_TRUE(words);
  const auto set = TemplateSet::load(embedded_template, *words);
  ASSERT_TRUE(set);
  const std::string page = set->fill("site/layout.html", TemplateValues()).str();
  EXPECT_THAT(page, HasSubstr("&lt;b&gt;&#123;&#123;ROOT&amp;"));
}

TEST(Words, StandInScriptsAsTheTextsOfStrings) {
  const auto words =
      words_of("xx", "layout: { skip: \"a \\\"b\\\" `c` $d \\\\ 'e'\", search: Such }");
  ASSERT_TRUE(words);
  EXPECT_EQ(script_with_words(
                "s.js", R"(f("[[layout.skip]]",'[[layout.search]] ',x[[a.b]],[["c"]]))", *words),
            R"(f("a \"b\" \`c\` \$d \\ \'e\'",'Such ',x[[a.b]],[["c"]]))");
  const auto unknown = script_with_words("s.js", "f(\n\"[[layout.serch]]\")", *words);
  ASSERT_FALSE(unknown);
  EXPECT_THAT(unknown.error().message, HasSubstr("did you mean"));
  EXPECT_EQ(unknown.error().where, "s.js:2");
}

TEST(Words, AreAskedForByNoScriptOfASite) {
  size_t scripts = 0;
  for (const auto& [path, bytes] : site_of(std::map<std::string, std::string>{})) {
    if (!path.ends_with(".js")) continue;
    ++scripts;
    for (const char* asked : {"[[layout.", "[[keyboard.", "[[nav."}) {
      EXPECT_THAT(bytes, Not(HasSubstr(asked))) << path;
    }
  }
  EXPECT_GT(scripts, 3u);
}

}  // namespace
}  // namespace debrief
