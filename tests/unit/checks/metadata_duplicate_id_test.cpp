#include "linting.h"
#include "support/caret.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

TEST(DuplicateId, NamesTheOtherDocument) {
  const std::string_view first = R"(---
debrief: 1
id: 2026-03-01-checkout
    ^^^^^^^^^^^^^^^^^^^ metadata/duplicate-id: “2026-03-01-checkout” is the id of postmortems/b.md and postmortems/c.md too
---
)";
  const std::string_view second = R"(---
id: 2026-03-01-checkout
    ^^^^^^^^^^^^^^^^^^^ metadata/duplicate-id: “2026-03-01-checkout” is the id of postmortems/a.md and postmortems/c.md too
---
)";
  const Corpus corpus = corpus_of({{"postmortems/a.md", remove_carets(first)},
                                   {"postmortems/b.md", remove_carets(second)},
                                   {"postmortems/c.md", remove_carets(second)},
                                   {"postmortems/d.md", "---\nid: other\n---\n"}});
  EXPECT_EQ(drawn("metadata/duplicate-id", corpus, "postmortems/a.md"), first);
  EXPECT_EQ(drawn("metadata/duplicate-id", corpus, "postmortems/b.md"), second);
  EXPECT_EQ(drawn("metadata/duplicate-id", corpus, "postmortems/d.md"), "---\nid: other\n---\n");
}

TEST(DuplicateId, NamesDocumentsThatWereNotAskedFor) {
  const std::string_view asked = R"(---
id: 2026-03-01-checkout
    ^^^^^^^^^^^^^^^^^^^ metadata/duplicate-id: “2026-03-01-checkout” is the id of postmortems/b.md and postmortems/c.md too
---
)";
  const std::string other = "---\nid: \"2026-03-01-checkout\"\n---\n";
  const Corpus corpus = corpus_of({{"postmortems/a.md", other},
                                   {"postmortems/b.md", remove_carets(asked)},
                                   {"postmortems/c.md", other},
                                   {"postmortems/2026-03-01-checkout.md", "# No id\n"},
                                   {"elsewhere/d.md", other}},
                                  {"postmortems/b.md"});
  EXPECT_EQ(drawn("metadata/duplicate-id", corpus, "postmortems/b.md"),
            replace_all(asked, "postmortems/b.md", "postmortems/a.md"));
}

TEST(DuplicateId, LeavesIdsAloneThatAreMadeOfFileNames) {
  const Corpus corpus = corpus_of(
      {{"postmortems/2023/outage.md", "# Outage\n"}, {"postmortems/2024/outage.md", "# Outage\n"}});
  EXPECT_EQ(drawn("metadata/duplicate-id", corpus, "postmortems/2023/outage.md"), "# Outage\n");
}

}  // namespace
}  // namespace debrief
