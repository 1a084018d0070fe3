// What several pages show, in the language of the site.

#include "debrief/site/parts.h"

#include "site_fixture.h"
#include <gmock/gmock.h>

#include "debrief/site/marks.h"

namespace debrief {
namespace {

using testing::AllOf;
using testing::HasSubstr;

TEST(Parts, SpeakTheLanguageOfTheSite) {
  Corpus corpus = corpus_of({{"a.md", kRollout}, {"b.md", kStub}});
  corpus.config.site.language = "de";
  const SiteFiles site = site_of(corpus);
  EXPECT_THAT(text_of(site.at("services/channels.html")),
              AllOf(HasSubstr("1 Bericht"), HasSubstr("1 von 3 Maßnahmen offen"),
                    HasSubstr("1 überfällig"), HasSubstr("Veröffentlicht")));
}

TEST(Parts, PutMarkupIntoATextWhereItsPlaceholderStands) {
  const SafeHtml day = HtmlWriter().raw("<b>").text("a&b").raw("</b>").take();
  EXPECT_EQ(words_html("<{day}> and {nothing} {", {{"day", day}}).str(),
            "&lt;<b>a&amp;b</b>&gt; and  {");
}

TEST(Marks, TellHowGraveAFindingIsByGlyphAndWord) {
  const Words& words = Words::english();
  EXPECT_THAT(finding_mark(words, Severity::kError).str(),
              AllOf(HasSubstr("#g-square"), HasSubstr("Error")));
  EXPECT_THAT(finding_mark(words, Severity::kWarning).str(),
              AllOf(HasSubstr("#g-tri"), HasSubstr("Warning")));
  EXPECT_THAT(finding_mark(words, Severity::kInfo).str(),
              AllOf(HasSubstr("#g-ring"), HasSubstr("Question")));
}

}  // namespace
}  // namespace debrief
