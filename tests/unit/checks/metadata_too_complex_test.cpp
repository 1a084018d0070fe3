#include "linting.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/checks/table.h"
#include "debrief/lint/lint.h"
#include "debrief/postmortem/parse.h"

namespace debrief {
namespace {

TEST(MetadataTooComplex, TellsOfBytesThatAreNoText) {
  using namespace std::string_view_literals;
  const struct {
    std::string_view bytes, message;
    Span span;
  } kCases[] = {
      {"## Facts\n\na\0b\n"sv, "a NUL byte stands here", {11, 12}},
      {"## Facts\n\ncaf\xE9\n"sv, "byte 0xe9 is not UTF-8", {13, 14}},
      {"\xFF\xFE#\0"sv, "the file is written in UTF-16", {0, 2}},
  };
  for (const auto& [bytes, message, span] : kCases) {
    const auto findings = findings_of("metadata/too-complex", bytes);
    ASSERT_EQ(findings.size(), 1u) << message;
    EXPECT_EQ(findings[0].message, message);
    EXPECT_EQ(findings[0].span, span) << message;
  }
}

TEST(MetadataTooComplex, IsAllThatIsSaidOfADocumentThatWasRefused) {
  const std::string text = concat("# Title\n\n", std::string(20'000, '*'), "\n");
  const Document document = parse_document(SourceFile("a.md", text));
  ASSERT_TRUE(document.markdown.refusal);
  const auto findings = lint_document(document, {}, own_rules(), all_checks(), {});
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].rule, "metadata/too-complex");
  EXPECT_EQ(findings[0].message, document.markdown.refusal->message);
}

TEST(MetadataTooComplex, IsAllThatIsSaidOfAFileInUtf16) {
  using namespace std::string_view_literals;
  for (const std::string_view bytes : {"\xFF\xFE#\0 \0T\0\n\0"sv, "\xFE\xFF\0#\0\n"sv}) {
    const Document document = parse_document(SourceFile("a.md", std::string(bytes)));
    const auto findings = lint_document(document, {}, own_rules(), all_checks(), {});
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].message, "the file is written in UTF-16");
    EXPECT_EQ(findings[0].question, "Which program wrote these bytes?");
    EXPECT_EQ(findings[0].rewrite, "Save it as UTF-8");
  }
}

TEST(MetadataTooComplex, HoldsABufferAgainstTheConfiguredLimit) {
  Config config;
  config.document_bytes = 10;
  const auto findings = findings_of("metadata/too-complex", "# A title\n\nText\n", config);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].message, "a file of 16 bytes exceeds the limit of 10");
}

}  // namespace
}  // namespace debrief
