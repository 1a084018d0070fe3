// A rule as SARIF describes it: the words come from its YAML and nowhere else.

#include <nlohmann/json.hpp>

#include "debrief/base/strings.h"
#include "debrief/report/formats.h"

namespace debrief {
namespace {

using Json = nlohmann::ordered_json;

/// GitHub takes 1,024 characters of a description.
constexpr size_t kMostBytes = 1000;

/// Cut at a word.
std::string cut(std::string text) {
  if (text.size() <= kMostBytes) return text;
  text.resize(text.rfind(' ', kMostBytes));
  return text + " …";
}

/// `blame/should-have` as `BlameShouldHave`, the form that SARIF §3.49.7 asks for.
std::string name_of(std::string_view id) {
  std::string name;
  bool upper = true;
  for (const char byte : id) {
    if (byte == '/' || byte == '-') {
      upper = true;
      continue;
    }
    const bool raise = upper && byte >= 'a' && byte <= 'z';
    name += raise ? static_cast<char>(byte - 'a' + 'A') : byte;
    upper = false;
  }
  return name;
}

/// A case without its context, for a line of help.
std::string example_of(const std::vector<RuleCase>& cases) {
  for (const RuleCase& each : cases) {
    if (each.document.empty() && !each.text.empty()) return fold_white_space(each.text);
  }
  return {};
}

std::string help_text(const Rule& rule) {
  std::string text(trim(rule.why));
  append(text, "\n\nMore: debrief explain ", rule.id);
  return text;
}

std::string help_markdown(const Rule& rule) {
  std::string text(trim(rule.why));
  const std::string bad = example_of(rule.bad);
  const std::string good = example_of(rule.good);
  if (!bad.empty()) append(text, "\n\nIs found:\n\n> ", bad);
  if (!good.empty()) append(text, "\n\nIs not found:\n\n> ", good);
  if (rule.suppress != Suppressible::kNever) {
    const bool next = rule.suppress == Suppressible::kNext;
    append(text, "\n\nWhere it does not hold, say why in a comment ",
           next ? "before the paragraph" : "in the document", ": `<!-- ",
           next ? "debrief-ignore " : "debrief-ignore-file ", rule.id, ": the reason -->`");
  }
  if (!rule.sources.empty()) append(text, "\n\nSources: ", join(rule.sources, "; "));
  return text;
}

std::string_view problem_severity(Severity severity) {
  if (severity == Severity::kError) return "error";
  return severity == Severity::kWarning ? "warning" : "recommendation";
}

std::string_view level_of(Severity severity) {
  if (severity == Severity::kError) return "error";
  return severity == Severity::kWarning ? "warning" : "note";
}

}  // namespace

std::string sarif_rule(const Rule& rule) {
  const std::string_view why = trim(rule.why);
  const Json json = {
      {"id", rule.id},
      {"name", name_of(rule.id)},
      {"shortDescription", {{"text", cut(rule.summary)}}},
      {"fullDescription", {{"text", cut(fold_white_space(why.empty() ? rule.summary : why))}}},
      {"help", {{"text", help_text(rule)}, {"markdown", help_markdown(rule)}}},
      {"defaultConfiguration", {{"level", level_of(rule.severity)}}},
      {"properties",
       {{"tags", Json::array({"post-mortem", std::string(rule.group())})},
        {"precision", rule.confidence == Confidence::kHigh ? "high" : "medium"},
        {"problem.severity", problem_severity(rule.severity)}}},
  };
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace debrief
