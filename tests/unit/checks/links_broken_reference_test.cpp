#include "linting.h"
#include "support/caret.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

constexpr std::string_view kPath = "postmortems/2026-03-01-checkout.md";

/// Lints the picture's document among some others.
std::string drawn_among_others(std::string_view picture) {
  return drawn("links/broken-reference",
               corpus_of({{std::string(kPath), remove_carets(picture)},
                          {"postmortems/2026-01-19-rollout.md",
                           "---\nid: 2026-01-19-rollout\n---\n# Rollout\n\n## What we saw\n\nIt.\n"
                           "## What we saw\n<a id=\"numbers\"></a>\n"},
                          {"docs/run book.md", "# Runbook\n\n## Steps\n"},
                          {"docs/graph.png", "png"}}),
               kPath);
}

TEST(BrokenReference, FindsWhatDoesNotExist) {
  for (const std::string_view picture : {
           R"(# Checkout

See [the runbook](../docs/run%20book.md#steps), [old](../docs/run.md) and ![graph](../docs/graph.png).
                                                ^^^^^^^^^^^^^^^^^^^^^ links/broken-reference: no file docs/run.md exists
![graph](graph.png)
^^^^^^^^^^^^^^^^^^^ links/broken-reference: no file postmortems/graph.png exists
[site](https://example.org/x), [mail](mailto:a@example.org), [root](/docs/graph.png), [folder](../docs)
)",
           R"(# Checkout

## The facts

[up](#the-facts), [top](#), [wrong](#the-fact)
                            ^^^^^^^^^^^^^^^^^^ links/broken-reference: no heading of this document has the anchor “#the-fact”; did you mean “the-facts”?
[there](2026-01-19-rollout.md#what-we-saw-1), [html](2026-01-19-rollout.md#numbers)
[gone](2026-01-19-rollout.md#what-we-said)
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ links/broken-reference: no heading of postmortems/2026-01-19-rollout.md has the anchor “#what-we-said”; did you mean “what-we-saw”?
)",
           R"(---
debrief: 1
related: [{id: 2026-01-19-rollout, rel: repeats}, {id: 2026-01-19-rolout, rel: similar}]
                                                       ^^^^^^^^^^^^^^^^^ links/broken-reference: no post-mortem has the id “2026-01-19-rolout”; did you mean “2026-01-19-rollout”?
---

## Contributing factors

- **F1** (tool.missing-guardrail) The script asks nothing.

## Actions

- [ ] **A1** Ask for a number — @alice, due 2026-03-15, prevent, F1 F2
                                                                    ^^ links/broken-reference: “F2” is no factor of this document
)",
           R"(# Checkout

## Facts

Checkout returned 503. Carts were lost.

## Timeline

- 2026-03-01T10:02Z checkout returns 503

## Stories

### @alice — on-call

I saw it.

## Contributing factors

- **F1** The script asks nothing ← T1, X2, S:alice, S:@alice, dry run
- **F2** The pool holds ten ← T2, X3, S:bob
                              ^^ links/broken-reference: “T2” is no timeline entry of this document
                                  ^^ links/broken-reference: “X3” is no fact of this document
                                      ^^^^^ links/broken-reference: “S:bob” is no story of this document

## Check-back

- X1 → A1
       ^^ links/broken-reference: “A1” is no action of this document
- X9 → F1
  ^^ links/broken-reference: “X9” is no fact of this document
)",
       }) {
    EXPECT_EQ(drawn_among_others(picture), picture);
  }
}

}  // namespace
}  // namespace debrief
