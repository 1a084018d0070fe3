#pragma once
// What the tests of the rules layer share: a small lexicon and a rule file to spoil.

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "debrief/base/embedded.h"
#include "debrief/base/strings.h"
#include "debrief/rules/rule_set.h"

namespace debrief {

/// The lexicon that the program carries.
inline const Lexicon& shipped_lexicon() { return **embedded_lexicon(); }

/// All rules that the program carries, with their cases.
inline const RuleSet& embedded_rules() {
  static const RuleSet rules = load_rules({}, {}).value();
  return rules;
}

/// A rule that is all right.
inline constexpr std::string_view kPlainRule = R"(id: blame/plain
since: 0.1
severity: warning
summary: Finds what a test needs
applies:
  sections: ["!actions"]
match:
  - frame: {modal: should, aspect: perfect, agent: [person, team]}
  - phrases: [plain words, ~check nothing]
  - pattern: 'plain (\w+)'
    agents: [person]
message: "“{match}” is plain"
question: What did {agent} see?
why: Because.
sources: [a test]
tests:
  bad:
    - The engineer [[should have checked]].
    - The engineer [[should have asked]].
    - text: The engineer [[should have slept]].
      section: stories
  good:
    - The cache should have expired.
    - The mail said “we should have slept”.
    - The engineer slept.
)";

/// kPlainRule with one text replaced; the test fails when it is not there.
inline RuleFile plain_rule_with(std::string_view from, std::string_view to) {
  const std::string bytes(kPlainRule);
  EXPECT_NE(bytes.find(from), std::string::npos) << from;
  return {"rules/blame/plain.yaml", replace_all(bytes, from, to)};
}

/// `where: message`, as a command prints it; empty when there is no error.
template <typename T>
std::string error_of(const Result<T>& result) {
  return result ? std::string() : concat(result.error().where, ": ", result.error().message);
}

}  // namespace debrief
