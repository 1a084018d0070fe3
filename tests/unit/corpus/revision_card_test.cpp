#include "debrief/corpus/revision_card.h"

#include "support/fixtures.h"
#include <gtest/gtest.h>

#include "debrief/base/embedded.h"
#include "debrief/base/strings.h"
#include "debrief/postmortem/parse.h"

namespace debrief {
namespace {

RevisionCard card_in(ParseScope scope, const std::string& path, std::string_view bytes) {
  ParseOptions options;
  options.scope = scope;
  return card_of(parse_document(SourceFile(path, std::string(bytes)), options), {});
}

TEST(RevisionCard, NeedsNoMoreOfADocumentThanTheScopeOfALife) {
  size_t actions = 0;
  for (const EmbeddedFile& file : embedded_files("templates/")) {
    if (!file.name.ends_with(".md")) continue;
    // With front matter a document is managed; without it the same text is a legacy one.
    std::string_view body = file.bytes;
    if (const size_t end = body.find("\n---\n", 3); body.starts_with("---") && end != body.npos)
      body.remove_prefix(end + 5);
    for (const std::string_view bytes : {file.bytes, body}) {
      const std::string path(file.name);
      const RevisionCard whole = card_in(ParseScope::kAll, path, bytes);
      EXPECT_EQ(whole, card_in(ParseScope::kLife, path, bytes)) << path;
      actions += whole.actions.size();
    }
  }
  EXPECT_GT(actions, 20u);
}

}  // namespace
}  // namespace debrief
