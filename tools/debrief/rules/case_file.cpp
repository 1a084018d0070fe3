// `tests:` of a rule file: sentences or documents in which `[[ ]]` marks what the rule finds.

#include "debrief/base/strings.h"
#include "debrief/rules/names.h"
#include "debrief/rules/rule_parts.h"
#include "debrief/text/nearest.h"

namespace debrief {
namespace {

constexpr size_t kCasesAtLeast = 3;
constexpr std::string_view kOpen = "[[";
constexpr std::string_view kClose = "]]";

enum class Kind { kBad, kGood };

Result<RuleCase> read_case(const RuleSource& source, const YamlNode& node, const Rule& rule,
                           Kind kind) {
  const bool map = node.kind == YamlKind::kMap;
  const YamlNode* document = map ? source.find(node, "document") : nullptr;
  const YamlNode* sentence = map ? source.find(node, "text") : &node;
  const bool structural = !rule.check.empty();
  if (structural ? document == nullptr || sentence != nullptr
                 : document != nullptr || sentence == nullptr) {
    return fail(source.error(
        node.span, structural ? "a case of a rule with a check is a “document”"
                              : "a case of a rule with a match is a text, or has a “text”"));
  }
  const YamlNode& written = structural ? *document : *sentence;
  Result<RuleCase> parsed = parse_marks(written.text);
  if (!parsed) return fail(source.error(written.span, parsed.error().message));
  RuleCase one = std::move(*parsed);
  if (one.text.empty()) return fail(source.error(written.span, "the case is empty"));
  if (kind == Kind::kBad && one.marks.empty()) {
    return fail(source.error(written.span, "a bad case marks what is found with [[ ]]"));
  }
  if (kind == Kind::kGood && !one.marks.empty()) {
    return fail(source.error(written.span, "a good case has no [[ ]]: nothing is found in it"));
  }
  one.line = source.source.position(written.span.begin).line;
  if (structural) one.document = std::move(one.text);
  if (map) one.section = source.text(node, "section");
  if (!one.section.empty() && kind == Kind::kBad && !rule.applies.sections.admits(one.section)) {
    return fail(source.error(source.find(node, "section")->span,
                             concat("the rule does not apply to the section “", one.section, "”")));
  }
  return one;
}

Result<std::vector<RuleCase>> read_list(const RuleSource& source, const YamlNode& tests,
                                        std::string_view key, const Rule& rule, Kind kind) {
  const YamlNode* list = source.find(tests, key);
  const size_t count = list == nullptr ? 0 : list->items.size();
  if (count < kCasesAtLeast) {
    return fail(source.error(
        list == nullptr ? tests.span : list->span,
        concat("“", key, "” has ", counted(count, "case"), "; a rule needs ", kCasesAtLeast)));
  }
  std::vector<RuleCase> cases;
  for (const YamlIndex item : list->items) {
    DEBRIEF_TRY(one, read_case(source, source.tree[item], rule, kind));
    cases.push_back(std::move(one));
  }
  return cases;
}

}  // namespace

Result<RuleCase> parse_marks(std::string_view text) {
  RuleCase parsed;
  bool open = false;
  for (size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with(kOpen)) {
      if (open) return fail({.kind = ErrorKind::kConfig, .message = "“[[” stands inside “[[”"});
      const auto begin = static_cast<uint32_t>(parsed.text.size());
      parsed.marks.push_back({begin, begin});
      open = true;
      at += kOpen.size();
    } else if (open && rest.starts_with(kClose)) {
      parsed.marks.back().end = static_cast<uint32_t>(parsed.text.size());
      open = false;
      at += kClose.size();
    } else {
      parsed.text += text[at++];
    }
  }
  if (open) return fail({.kind = ErrorKind::kConfig, .message = "“[[” is not closed by “]]”"});
  return parsed;
}

Result<void> read_cases(const RuleSource& source, const YamlNode& tests, Rule& rule) {
  if (const auto elsewhere = source.tree.entry(tests, "elsewhere")) {
    if (rule.check.empty()) {
      return fail(source.error(source.tree[elsewhere->key].span,
                               "a rule with a match has its cases here, not “elsewhere”"));
    }
    if (source.text(tests, "because").empty()) {
      return fail(source.error(source.tree[elsewhere->key].span,
                               "cases elsewhere need a “because”: what one document cannot show"));
    }
    rule.cases_elsewhere = source.text(tests, "elsewhere");
    return {};
  }
  DEBRIEF_TRY(bad, read_list(source, tests, "bad", rule, Kind::kBad));
  DEBRIEF_TRY(good, read_list(source, tests, "good", rule, Kind::kGood));
  rule.bad = std::move(bad);
  rule.good = std::move(good);
  return {};
}

}  // namespace debrief
