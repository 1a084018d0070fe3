// Checks of the front matter and the sections whose cases need a file's name, a fix or a
// configuration.

#include "linting.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/lint/lint.h"
#include "debrief/postmortem/parse.h"
#include "debrief/text/edit.h"

namespace debrief {
namespace {

constexpr std::string_view kFrontMatter = R"(---
debrief: 1
id: 2026-03-01-checkout
title: Checkout returned errors
status: draft
severity: SEV2
owner: "@alice"
started: 2026-03-01T10:02:00Z
---
)";

std::string drawn_at(const std::string& path, std::string_view rule, std::string_view text) {
  const Corpus corpus = corpus_of({{path, std::string(text)}}, {path});
  return drawn(rule, corpus, path);
}

/// The document with all fixes of a rule applied.
std::string fixed(std::string_view rule, std::string_view text) {
  std::vector<Edit> edits;
  for (const Finding& finding : findings_of(rule, text)) {
    if (finding.fix)
      edits.insert(edits.end(), finding.fix->edits.begin(), finding.fix->edits.end());
  }
  return apply_edits(text, edits);
}

TEST(IdNotFileName, ComparesTheIdWithTheFileOrTheFolderOfAnIndex) {
  const std::string_view rule = "metadata/id-not-file-name";
  for (const std::string path :
       {"postmortems/2026-03-01-checkout.md", "postmortems/2026-03-01-checkout/index.md",
        "postmortems/2026-03-01-checkout/README.md"}) {
    EXPECT_EQ(drawn_at(path, rule, kFrontMatter), kFrontMatter) << path;
  }
  const std::string drawing = drawn_at("postmortems/checkout.md", rule, kFrontMatter);
  EXPECT_NE(drawing.find("    ^^^^^^^^^^^^^^^^^^^ metadata/id-not-file-name: the id is "
                         "“2026-03-01-checkout”, and the file is called “checkout”"),
            std::string::npos)
      << drawing;
  EXPECT_EQ(drawn_at("postmortems/checkout.md", rule, "---\nid: other\n---\n"),
            "---\nid: other\n---\n");
}

TEST(TemplateText, KnowsTheQuestionsOfTheRepositorysTemplates) {
  const std::string path = "postmortems/2026-03-01-checkout.md";
  const Corpus corpus = corpus_of(
      {{".debrief/templates/postmortem/default.md",
        "## Safety\n\nNobody is at fault here, today or tomorrow.\n\n## Facts\n\n> What would a "
        "camera have seen?\n\n- Describe the impact in numbers\n\n| Why did it look right? | |\n"},
       {path,
        "## Safety\n\nNobody is at fault here, today or tomorrow.\n\n## Facts\n\n> What would a "
        "camera have seen?\n\n- Describe the impact in numbers\n- What else? 40 carts\n"}},
      {path});
  EXPECT_EQ(drawn("metadata/template-text", corpus, path),
            R"(## Safety

Nobody is at fault here, today or tomorrow.

## Facts

> What would a camera have seen?
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ metadata/template-text: the template asks for something here, and the answer is still to come

- Describe the impact in numbers
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ metadata/template-text: the template asks for something here, and the answer is still to come
- What else? 40 carts
)");
}

TEST(YamlTrap, PutsTheValueInQuotes) {
  EXPECT_EQ(fixed("metadata/yaml-trap",
                  "---\ndebrief: 1\ntags: [no, 12:30:45]\nx-a: off # not on\n---\n"),
            "---\ndebrief: 1\ntags: [\"no\", \"12:30:45\"]\nx-a: \"off\" # not on\n---\n");
}

TEST(HeadingAlias, RenamesUnlessALinkLeadsThere) {
  EXPECT_EQ(fixed("metadata/heading-alias", "---\ndebrief: 1\n---\n## 3. Root causes:\n"),
            "---\ndebrief: 1\n---\n## Contributing factors:\n");
  EXPECT_EQ(fixed("metadata/heading-alias", "---\r\ndebrief: 1\r\n---\r\nRoot causes\r\n---\r\n"),
            "---\r\ndebrief: 1\r\n---\r\nContributing factors\r\n---\r\n");
  const std::string_view linked =
      "---\ndebrief: 1\n---\nSee [below](#root-causes).\n\n## Root causes\n";
  EXPECT_EQ(fixed("metadata/heading-alias", linked), linked);
}

TEST(Schema, SaysWhatTheStatusAsksFor) {
  const std::string text = replace_all(kFrontMatter, "status: draft", "status: review");
  std::vector<std::string> messages;
  for (const Finding& finding : findings_of("metadata/schema", text)) {
    messages.push_back(finding.message);
  }
  EXPECT_EQ(join(messages, "\n"),
            "a document with the status “review” says when it was over; “resolved” is missing\n"
            "a document with the status “review” says who facilitated; “facilitator” is missing\n"
            "a document with the status “review” says who took part; “participants” is missing");
}

TEST(TooManyParticipants, CountsToTheConfiguredNumber) {
  Config config;
  config.most_participants = 1;
  const std::string_view text = "---\ndebrief: 1\nparticipants: [\"@bob\", \"@ines\"]\n---\n";
  const auto findings = findings_of("process/too-many-participants", text, config);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].message, "2 people took part; a small group is 1 at most");
  EXPECT_TRUE(findings_of("process/too-many-participants", text).empty());
}

TEST(InternalLink, KnowsTheHostsOfTheConfiguration) {
  Config config;
  config.internal_hosts = {"*.Shop.example"};
  const std::string_view text =
      "---\ndebrief: 1\nvisibility: public\n---\n<https://wiki.shop.example/a>\n";
  EXPECT_EQ(findings_of("privacy/internal-link", text, config).size(), 1u);
  EXPECT_TRUE(findings_of("privacy/internal-link", text).empty());
}

TEST(UndefinedAcronym, LeavesTheConfiguredOnesAlone) {
  Config config;
  const std::string_view text = "The QRTZ fell. The QRTZ rose.\n";
  EXPECT_EQ(findings_of("analysis/undefined-acronym", text, config).size(), 1u);
  config.acronyms = {"QRTZ"};
  EXPECT_TRUE(findings_of("analysis/undefined-acronym", text, config).empty());
}

TEST(Secret, IsNeverPrinted) {
  for (const Finding& finding :
       findings_of("privacy/secret", "---\ntitle: a\n---\nSet password=T7rQp2vXs9 there.\n")) {
    EXPECT_EQ(finding.message, "a password or key stands in the text");
  }
  const auto findings =
      findings_of("privacy/secret", concat("The key AK", "IAQ3EGRT7YUPLM9XWZ opens it.\n"));
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].message, "an AWS access key (AKIA…) stands in the text");
}

TEST(Placeholder, WeighsLessBeforeReview) {
  const auto severity = [](std::string_view status) {
    const std::string text = concat("---\ndebrief: 1\nstatus: ", status, "\n---\nIt lasted TBD.\n");
    return findings_of("metadata/placeholder", text).at(0).severity;
  };
  EXPECT_EQ(severity("draft"), Severity::kInfo);
  EXPECT_EQ(severity("review"), Severity::kWarning);
  EXPECT_EQ(severity("published"), Severity::kWarning);
}

TEST(Placeholder, LeavesAnOfferOfTheScaffoldAloneInADraft) {
  const auto found = [](std::string_view status, std::string_view story) {
    const std::string text = concat("---\ndebrief: 1\nstatus: ", status,
                                    "\n---\n## Stories\n\n### @handle — role\n\n", story);
    return findings_of("metadata/placeholder", text).size();
  };
  EXPECT_EQ(found("draft", ""), 0u);
  EXPECT_EQ(found("draft", "The dashboard was green.\n"), 1u);
  EXPECT_EQ(found("review", ""), 1u);
}

}  // namespace
}  // namespace debrief
