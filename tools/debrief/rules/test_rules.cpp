// The rules' own tests: what `debrief rules test` runs, for our rules and a team's own.

#include <algorithm>
#include <numeric>

#include "debrief/base/strings.h"
#include "debrief/rules/case_reader.h"
#include "debrief/rules/rule_set.h"
#include "debrief/text/visible.h"

namespace debrief {
namespace {

using RunDocument = std::function<std::vector<Span>(const Rule&, const std::string&)>;

/// Where a case stands when it does not say: ordinary prose if the rule looks there.
std::string_view section_of(const Rule& rule, const RuleCase& one) {
  if (!one.section.empty()) return one.section;
  const NameFilter& sections = rule.applies.sections;
  return sections.admits("none") || sections.include.empty()
             ? std::string_view("none")
             : std::string_view(sections.include.front());
}

/// Documents are long: only the marked places are shown.
std::string listed_spans(std::string_view text, const std::vector<Span>& spans) {
  if (spans.empty()) return "nothing";
  std::vector<std::string> shown;
  for (const Span span : spans) {
    const std::string_view before = text.substr(0, span.begin);
    const std::string_view from = text.substr(before.size());
    shown.push_back(concat("line ", 1 + std::count(before.begin(), before.end(), '\n'), " “",
                           visible(from.substr(0, span.size())), "”"));
  }
  return join(shown, ", ");
}

class Tester {
 public:
  Tester(const RuleSet& rules, const RunDocument& run_document)
      : rules_(rules), run_document_(run_document), reader_(rules.lexicon, rules.index) {}

  void test(const Rule& rule) {
    ++report_.rules;
    if (!rule.check.empty()) {
      if (run_document_) test_documents(rule);
      return;
    }
    for (const RuleCase& one : rule.bad) test_bad(rule, one);
    for (const RuleCase& one : rule.good) test_good(rule, one);
    test_near_misses(rule);
  }

  RuleTestReport report() && { return std::move(report_); }

 private:
  void fail_at(const Rule& rule, uint32_t line, std::string message) {
    report_.failures.push_back({rule.id, concat(rule.path, ':', line), std::move(message)});
  }

  void test_bad(const Rule& rule, const RuleCase& one) {
    ++report_.cases;
    std::string trouble = reader_.trouble(rule, one);
    if (!trouble.empty()) fail_at(rule, one.line, std::move(trouble));
  }

  void test_good(const Rule& owner, const RuleCase& one) {
    ++report_.cases;
    const std::string_view section = section_of(owner, one);
    const CaseText text = reader_.read(one.text);
    for (const uint32_t index : candidates(text.reading())) {
      const Rule& rule = rules_.rules[index];
      if (rule.matchers.empty() || !rule.applies.sections.admits(section)) continue;
      const std::vector<Span> spans = reader_.run(rule, text);
      if (spans.empty()) continue;
      fail_at(owner, one.line,
              concat("expected nothing in a good case, ", rule.id, " found “",
                     with_marks(one.text, spans), "”"));
    }
  }

  /// The rules that may find something; all of a set without an index.
  std::vector<uint32_t> candidates(const Reading& reading) const {
    if (rules_.index) return rules_.candidates(reading);
    std::vector<uint32_t> all(rules_.rules.size());
    std::iota(all.begin(), all.end(), 0u);
    return all;
  }

  /// The good cases must hold the near misses on which word lists fail.
  void test_near_misses(const Rule& rule) {
    const auto has_quotation = [](const RuleCase& one) {
      return one.text.find("“") != std::string::npos || one.text.find('"') != std::string::npos ||
             one.text.find("‘") != std::string::npos;
    };
    if (std::none_of(rule.good.begin(), rule.good.end(), has_quotation)) {
      fail_at(rule, rule.good.front().line, "no good case holds a quotation");
    }
    Rule of_systems;
    for (Matcher matcher : rule.matchers) {
      if (matcher.kind != Matcher::Kind::kFrame || matcher.frame.agents.empty()) continue;
      matcher.frame.agents = {AgentKind::kSystem};
      matcher.compile(*rules_.lexicon);
      of_systems.matchers.push_back(std::move(matcher));
    }
    const auto has_system = [&](const RuleCase& one) {
      return !reader_.run(of_systems, one.text).empty();
    };
    if (!of_systems.matchers.empty() &&
        std::none_of(rule.good.begin(), rule.good.end(), has_system)) {
      fail_at(rule, rule.good.front().line,
              "no good case has a system doing what the rule's frames look for in people");
    }
  }

  void test_documents(const Rule& rule) {
    const auto test = [&](const RuleCase& one) {
      ++report_.cases;
      std::vector<Span> spans = run_document_(rule, one.document);
      std::sort(spans.begin(), spans.end());
      if (spans == one.marks) return;
      fail_at(rule, one.line,
              concat("expected ", listed_spans(one.document, one.marks), ", found ",
                     listed_spans(one.document, spans)));
    };
    std::for_each(rule.bad.begin(), rule.bad.end(), test);
    std::for_each(rule.good.begin(), rule.good.end(), test);
  }

  const RuleSet& rules_;
  const RunDocument& run_document_;
  CaseReader reader_;
  RuleTestReport report_;
};

}  // namespace

RuleTestReport test_rules(const RuleSet& rules, const std::vector<std::string>& only,
                          const RunDocument& run_document) {
  Tester tester(rules, run_document);
  for (const Rule& rule : rules.rules) {
    if (selects(only, rule)) tester.test(rule);
  }
  return std::move(tester).report();
}

}  // namespace debrief
