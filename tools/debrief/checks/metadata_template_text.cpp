#include <optional>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/left_over.h"
#include "debrief/checks/lifecycle.h"
#include "debrief/corpus/ground.h"
#include "debrief/corpus/revision_text.h"

namespace debrief {
namespace {

/// A line that speaks to the author and not to the reader: it asks for something, or ends in a
/// question. What a template states, such as what the meeting is for, may stay.
bool asks_the_author(std::string_view line) {
  constexpr std::string_view kMarks = "-*_>#|([ \t`";
  const size_t begin = line.find_first_not_of(kMarks);
  if (begin == line.npos) return false;
  std::string_view words = line.substr(begin);
  while (!words.empty() && std::string_view(" \t\r*_)]|`").find(words.back()) != words.npos) {
    words.remove_suffix(1);
  }
  return is_guidance(words) || words.ends_with('?') || words.ends_with("...") ||
         words.ends_with("…");
}

/// The first and last of a text's lines that stand in a template and ask; nullopt without any.
std::optional<Span> prompts_in(const Document& document, Span block,
                               const std::set<std::string>& prompts) {
  constexpr size_t kFewestLetters = 12;
  const SourceFile& source = document.source;
  std::optional<Span> found;
  for (uint32_t line = source.line_of(block.begin); line <= source.line_of(block.end); ++line) {
    const Span whole = source.line_span(line);
    const std::string_view text = source.slice(whole);
    if (!asks_the_author(text)) continue;
    const std::string letters = prompt_line(text);
    if (letters.size() < kFewestLetters || !prompts.contains(letters)) continue;
    found = found ? cover(*found, whole) : whole;
  }
  return found;
}

}  // namespace

void metadata_template_text(const CorpusDocument& member, const Corpus& corpus, Emit& emit) {
  if (!corpus.ground || corpus.ground->prompts.empty()) return;
  const Document& document = member.document;
  uint32_t behind = 0;  // a row of a table is several texts
  for (const TextBlock& text : document.texts) {
    if (text.kind == TextKind::kField || text.kind == TextKind::kHeading) continue;
    const Span block = document.markdown.blocks[text.block].span;
    if (block.begin < behind) continue;
    const auto found = prompts_in(document, block, corpus.ground->prompts);
    if (!found) continue;
    behind = found->end;
    auto draft = emit(*found);
    if (!is_reviewed(document.status)) draft.weaken();
  }
}

}  // namespace debrief
