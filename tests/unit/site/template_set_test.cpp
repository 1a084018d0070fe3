#include "debrief/site/template_set.h"

#include <gmock/gmock.h>

#include "debrief/base/strings.h"
#include "debrief/site/site.h"

namespace debrief {
namespace {

constexpr char kPragma[] = "{{%AUTOESCAPE context=\"HTML\"}}";

/// All templates as they are, but one.
Result<TemplateSet> with_layout(const std::string& layout) {
  return TemplateSet::load(
      [&](const std::string& name) -> Result<std::string> {
        return name == "site/layout.html" ? layout : embedded_template(name);
      },
      Words::english());
}

std::string fill_layout(const std::string& layout, const TemplateValues& values) {
  auto set = with_layout(layout);
  EXPECT_TRUE(set) << set.error().message;
  return set ? set->fill("site/layout.html", values).str() : "";
}

TEST(TemplateSet, EveryTemplateOfTheProgramKeepsTheRules) {
  const auto set = TemplateSet::load(embedded_template, Words::english());
  EXPECT_TRUE(set) << set.error().where << ": " << set.error().message;
}

TEST(TemplateSet, ATextIsEscapedForThePlaceItLandsIn) {
  TemplateValues values;
  values.text("T", "</script><b>\"'&").text("U", "javascript:alert(1)");
  EXPECT_EQ(
      fill_layout(concat(kPragma, "<p title=\"{{T}}\">{{T}}</p><a href=\"{{U}}\">x</a>"), values),
      "<p title=\"&lt;/script&gt;&lt;b&gt;&quot;&#39;&amp;\">"
      "&lt;/script&gt;&lt;b&gt;&quot;&#39;&amp;</p><a href=\"#\">x</a>");
}

TEST(TemplateSet, OnlyMarkupOfOurMakersStandsAsItIs) {
  TemplateValues values;
  values.text("PLAIN", "<b>no</b>")
      .html("SAFE", HtmlWriter().raw("<b>").text("a < b").raw("</b>").take());
  EXPECT_EQ(fill_layout(concat(kPragma, "{{PLAIN:x-html}} {{SAFE:x-html}}"), values),
            "&lt;b&gt;no&lt;/b&gt; <b>a &lt; b</b>");
}

TEST(TemplateSet, ATextCannotPassForMarkupByItsBytes) {
  TemplateValues values;
  values.html("SAFE", HtmlWriter().raw("<i>ours</i>").take())
      .text("PLAIN",
            "\x01"
            "0");
  EXPECT_EQ(fill_layout(concat(kPragma, "{{PLAIN:x-html}}"), values), "\uFFFD0");
}

TEST(TemplateSet, SectionsRepeatAndSeeTheValuesAroundThem) {
  TemplateValues values;
  values.text("ROOT", "../");
  for (const char* name : {"a", "b"}) values.add("ITEM").text("NAME", name);
  EXPECT_EQ(fill_layout(concat(kPragma, "{{#ITEM}}{{ROOT}}{{NAME}};{{/ITEM}}{{#NONE}}x{{/NONE}}"),
                        values),
            "../a;../b;");
}

TEST(TemplateSet, LinesAreSetInForWritersAndNotForReaders) {
  TemplateValues values;
  values.html("T", HtmlWriter().raw("  a\n  b").take());
  EXPECT_EQ(fill_layout(concat(kPragma,
                               "<p>\n  <b>{{T:x-html}}</b>\n\t <i>x</i>\n  <pre>y\n    z</pre>\n"
                               "    <i>  x</i>\n  "),
                        values),
            "<p>\n<b>  a\n  b</b>\n<i>x</i>\n<pre>y\n    z</pre>\n<i>  x</i>\n");
}

TEST(CheckTemplate, RefusesWhatWouldSwitchEscapingOffOrDoesNotParse) {
  struct {
    std::string bytes, where, message;
  } const kCases[] = {
      {"<p>{{T}}</p>", "t:1", "template does not switch escaping on"},
      {concat(kPragma, "\n{{T:none}}"), "t:2", "“{{T:none}}” is not known in a template"},
      {concat(kPragma, "{{T:x-html:none}}"), "t:1",
       "“{{T:x-html:none}}” is not known in a template"},
      {concat(kPragma, "\n\n{{=| |=}}"), "t:3", "“{{=| |=}}” is not known in a template"},
      {concat(kPragma, "{{>OTHER}}"), "t:1", "“{{>OTHER}}” is not known in a template"},
      {concat(kPragma, "{{%AUTOESCAPE context=\"NONE\"}}"), "t:1",
       "“{{%AUTOESCAPE context=\"NONE\"}}” is not known in a template"},
      {concat(kPragma, "{{#A}}\n{{#B}}{{/A}}"), "t:2",
       "“{{/A}}” closes a section that is not open"},
      {concat(kPragma, "{{#A}}"), "t:1", "the section “A” is not closed"},
      {concat(kPragma, "{{A"), "t:1", "“{{” is not closed"},
  };
  for (const auto& [bytes, where, message] : kCases) {
    const auto checked = check_template("t", bytes);
    ASSERT_FALSE(checked) << bytes;
    EXPECT_EQ(checked.error().kind, ErrorKind::kConfig);
    EXPECT_EQ(checked.error().where, where) << bytes;
    EXPECT_EQ(checked.error().message, message) << bytes;
  }
}

TEST(CheckTemplate, AdmitsValuesSectionsAndRemarks) {
  EXPECT_TRUE(check_template("t", concat(kPragma, "{{! why }}{{#A}}{{B}}{{C:x-html}}{{/A}}")));
}

}  // namespace
}  // namespace debrief
