#include "debrief/rules/case_reader.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/rules/rule_set.h"
#include "debrief/text/visible.h"

namespace debrief {
namespace {

/// Texts of cases are plain but for `code spans`: those become what Markdown makes of them.
Prose prose_of_case(std::string_view text) {
  Prose prose;
  prose.fallback = {0, static_cast<uint32_t>(text.size())};
  size_t code = text.npos;
  for (size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '`') {
      if (code == text.npos && text.find('`', at + 1) != text.npos) {
        code = prose.text.size();
        continue;
      }
      if (code != text.npos) {
        prose.marks.push_back({ProseMark::kCode, static_cast<uint32_t>(code),
                               static_cast<uint32_t>(prose.text.size())});
        code = text.npos;
        continue;
      }
    }
    prose.text += text[at];
    prose.sources.add_verbatim(static_cast<uint32_t>(at), 1);
  }
  return prose;
}

}  // namespace

CaseText::CaseText(const Reader& reader, std::string_view text)
    : prose_(std::make_unique<const Prose>(prose_of_case(text))), reading_(reader.read(*prose_)) {}

CaseReader::CaseReader(std::shared_ptr<const Lexicon> lexicon,
                       std::shared_ptr<const PatternIndex> index)
    : reader_(std::move(lexicon), {.people = {"Alice", "Bob"}, .teams = {}, .services = {}},
              std::move(index)) {}

std::vector<Span> CaseReader::run(const Rule& rule, const CaseText& text) const {
  std::vector<Span> spans;
  for (const RuleMatch& match : run_matchers(rule, reader_, text.reading())) {
    if (!match.quoted) spans.push_back(text.source(match));
  }
  return spans;
}

std::vector<Span> CaseReader::run(const Rule& rule, std::string_view text) const {
  return run(rule, read(text));
}

std::string CaseReader::trouble(const Rule& rule, const RuleCase& bad) const {
  const std::vector<Span> spans = run(rule, bad.text);
  if (spans == bad.marks) return {};
  return concat("expected “", with_marks(bad.text, bad.marks), "”, found ",
                spans.empty() ? "nothing" : concat("“", with_marks(bad.text, spans), "”"));
}

/// `text` with `[[ ]]` around each span, as a rule file writes it.
std::string with_marks(std::string_view text, const std::vector<Span>& spans) {
  std::string marked;
  uint32_t at = 0;
  for (const Span span : spans) {
    append(marked, text.substr(at, span.begin - at), "[[", text.substr(span.begin, span.size()),
           "]]");
    at = span.end;
  }
  marked += text.substr(at);
  return visible(trim(marked));
}

Result<void> hold_cases(const Rule& rule, const CaseReader& reader) {
  const auto refuse = [&](uint32_t line, std::string message) {
    return fail({.kind = ErrorKind::kConfig,
                 .message = std::move(message),
                 .where = concat(rule.path, ':', line)});
  };
  for (const RuleCase& one : rule.bad) {
    std::string trouble = reader.trouble(rule, one);
    if (!trouble.empty()) return refuse(one.line, std::move(trouble));
  }
  for (const RuleCase& one : rule.good) {
    const std::vector<Span> spans = reader.run(rule, one.text);
    if (spans.empty()) continue;
    return refuse(one.line, concat("expected nothing in a good case, found “",
                                   with_marks(one.text, spans), "”"));
  }
  Rule alone;
  for (const Matcher& matcher : rule.matchers) {
    alone.matchers = {matcher};
    const auto finds = [&](const RuleCase& one) { return !reader.run(alone, one.text).empty(); };
    if (std::any_of(rule.bad.begin(), rule.bad.end(), finds)) continue;
    return refuse(matcher.line, "the matcher finds nothing in the bad cases; add one for it");
  }
  return {};
}

bool selects(const std::vector<std::string>& only, const Rule& rule) {
  return only.empty() || std::any_of(only.begin(), only.end(), [&](const std::string& name) {
           return name == rule.id || name == rule.group();
         });
}

}  // namespace debrief
