// What a rule says about its suppression is what happens.

#include "linting.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

TEST(Suppressible, HoldsForAFileWhereARuleSaysSo) {
  for (const Rule& rule : own_rules().rules) {
    if (rule.suppress != Suppressible::kFile) continue;
    for (const RuleCase& one : rule.bad) {
      const std::string comment =
          concat("\n\n<!-- debrief-ignore-file ", rule.id, ": a test -->\n");
      EXPECT_EQ(findings_of(rule.id, one.document + comment).size(), 0u) << rule.id << ":\n"
                                                                         << one.document;
    }
  }
}

TEST(Suppressible, IsNeverWhatThePipelineSaysOfItsOwnWork) {
  for (const Rule& rule : own_rules().rules) {
    if (rule.check != kPipelineCheck) continue;
    EXPECT_EQ(rule.suppress, Suppressible::kNever) << rule.id;
  }
}

}  // namespace
}  // namespace debrief
