// Which facts and factors the actions make less likely, which are accepted, and which hang in the
// air.

#include "debrief/postmortem/trace.h"

#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/postmortem/parse.h"

namespace debrief {
namespace {

Document parse(std::string text) { return parse_document(SourceFile("cache.md", std::move(text))); }

/// `X1 less-likely A1 A2(F1)`, one a line: facts, then factors.
std::string traced(const Document& document) {
  const Trace trace = trace_of(document);
  const auto facts = fact_names(document), factors = factor_names(document),
             actions = action_names(document);
  std::string lines;
  const auto line = [&](const std::string& name, const Traced& traced) {
    append(lines, name, " ", trace_state_name(traced.state));
    for (const TraceLink& link : traced.links) {
      append(lines, " ", actions[link.action]);
      if (link.through) append(lines, "(", factors[*link.through], ")");
    }
    if (traced.state == Traced::State::kAccepted) append(lines, ": ", *traced.accepted);
    append(lines, "\n");
  };
  for (size_t i = 0; i < trace.facts.size(); ++i) line(facts[i], trace.facts[i]);
  for (size_t i = 0; i < trace.factors.size(); ++i) line(factors[i], trace.factors[i]);
  for (const uint32_t row : trace.unplaced)
    append(lines, "? ", document.check_back[row].subject, "\n");
  return lines;
}

TEST(Trace, JoinsFactsFactorsAndActions) {
  EXPECT_EQ(traced(parse(R"(## Facts

- **X1** Checkout returned 503 to 8,000 carts
- **X2** Everyone saw a banner
- **X3** The queue grew to 40,000
- **X4** The page came after two hours

## Contributing factors

- **F1** (tech.capacity) The pool holds ten ← X1
- **F2** (env.vendor) The vendor is away on Sundays ← X3 — accepted: one day a year
- **F3** (org.goal-conflict) Speed and care are both asked for
- **F4** (tool.observability) The alert is set at 200,000 ← X4

## Actions

- [x] **A1** Let the pool grow — @bob, prevent, F1
- [-] **A2** Ask the vendor for Sundays — @bob, F3
- [ ] **A3** Page on growth — @alice, detect, F4

## Check-back

| Fact | Less likely through | Accepted |
|---|---|---|
| X2 | A2 | |
| X1 | A3 | |
| the weather was fine | A1 | |
)")),
            "X1 less-likely A1(F1) A3\nX2 in-the-air\nX3 accepted: one day a year\n"
            "X4 less-likely A3(F4)\nF1 less-likely A1\nF2 accepted: one day a year\n"
            "F3 in-the-air\nF4 less-likely A3\n? the weather was fine\n");
}

TEST(Trace, CountsPlacesWhereThereAreNoIds) {
  EXPECT_EQ(traced(parse(R"(## Summary

Checkout returned 503. Everyone saw a banner.

## Root causes

- The pool holds ten
- No probe

## Action items

- Let the pool grow — @bob

## Check-back

- X1 → A1
- 2 the banner → accepted: telling is what we want
- F2 → A1
)")),
            "X1 less-likely A1\nX2 accepted: telling is what we want\nF1 in-the-air\nF2 "
            "less-likely A1\n");
}

TEST(Trace, TakesNoFactorForAFact) {
  EXPECT_EQ(traced(parse("## Facts\n\nCheckout returned 503.\n\n## Factors\n\n- **F1** The pool\n\n"
                         "## Actions\n\n- **A1** Let it grow — @bob, F1\n")),
            "X1 in-the-air\nF1 less-likely A1\n");
}

TEST(Trace, OfAnEmptyDocumentIsEmpty) {
  const Trace trace = trace_of(parse(""));
  EXPECT_FALSE(trace.hangs());
}

}  // namespace
}  // namespace debrief
