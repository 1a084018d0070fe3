#include "debrief/rules/case_reader.h"

#include <algorithm>

#include "debrief/rules/rule_set.h"

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
    prose.offsets.push_back(static_cast<uint32_t>(at));
    prose.lengths.push_back(1);
  }
  return prose;
}

}  // namespace

CaseReader::CaseReader(std::shared_ptr<const Lexicon> lexicon)
    : reader_(std::move(lexicon), {.people = {"Alice", "Bob"}, .teams = {}, .services = {}}) {}

std::vector<Span> CaseReader::run(const Rule& rule, std::string_view text) const {
  const Prose prose = prose_of_case(text);
  const Reading reading = reader_.read(prose);
  std::vector<Span> spans;
  for (const LanguageMatch& match : run_matchers(rule, reader_, reading)) {
    if (!match.quoted) spans.push_back(prose.source(match.begin, match.end));
  }
  return spans;
}

bool selects(const std::vector<std::string>& only, const Rule& rule) {
  return only.empty() || std::any_of(only.begin(), only.end(), [&](const std::string& name) {
           return name == rule.id || name == rule.group();
         });
}

}  // namespace debrief
