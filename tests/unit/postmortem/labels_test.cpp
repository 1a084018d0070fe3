#include "debrief/postmortem/labels.h"

#include <gmock/gmock.h>

#include "debrief/base/strings.h"
#include "debrief/postmortem/parse.h"

namespace debrief {
namespace {

using testing::ElementsAre;

std::vector<std::string> labels_of(const std::string& text) {
  const Document document = parse_document(SourceFile("a.md", text));
  std::vector<std::string> labels;
  each_label(document, [&](std::string_view label, std::string_view value, Span span) {
    labels.push_back(concat(label, "=", trim(value), "@", document.source.slice(span)));
  });
  return labels;
}

TEST(EachLabel, ReadsLinesTablesAndHeadings) {
  EXPECT_THAT(labels_of("**Severity:** P2\nOwner: *Dana*\n"),
              ElementsAre("Severity=P2@P2", "Owner=Dana@Dana"));
  EXPECT_THAT(labels_of("| Severity | P2 |\n|---|---|\n| Owner | Dana |\n"),
              ElementsAre("Severity=P2@P2", "Owner=Dana@Dana"));
  EXPECT_THAT(labels_of("### Severity\n\nP2\n"), ElementsAre("Severity=P2@P2"));
}

TEST(EachLabel, LeavesListsOfTheirOwnAndQuotations) {
  EXPECT_TRUE(labels_of("## Timeline\n\n- Owner: Dana\n").empty());
  EXPECT_TRUE(labels_of("## Actions\n\n- Owner: Dana\n").empty());
  EXPECT_TRUE(labels_of("> Owner: Dana\n").empty());
}

TEST(LabelledField, KnowsTheFieldOfALabel) {
  EXPECT_EQ(labelled_field("Start Time"), "started");
  EXPECT_EQ(labelled_field("Date of incident"), "date");
  EXPECT_EQ(labelled_field("SEV"), "severity");
  EXPECT_EQ(labelled_field("Weather"), "");
}

TEST(NameWithoutEndings, TakesAllEndingsAndTheFolderOfAnIndex) {
  EXPECT_EQ(name_without_endings("a/2020-02-12-dns.html.md.erb"), "2020-02-12-dns");
  EXPECT_EQ(name_without_endings("posts/2020-02-12-dns/index.md"), "2020-02-12-dns");
  EXPECT_EQ(name_without_endings("readme.md"), "readme");
}

}  // namespace
}  // namespace debrief
