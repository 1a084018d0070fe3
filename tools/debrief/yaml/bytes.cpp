#include "debrief/yaml/bytes.h"

#include <algorithm>
#include <optional>

#include "debrief/base/strings.h"
#include "debrief/text/utf8.h"
#include "debrief/text/visible.h"

namespace debrief::yaml {
namespace {

constexpr char32_t kByteOrderMark = 0xFEFF;

bool is_forbidden_control(std::string_view text, size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte == '\r') return at + 1 >= text.size() || text[at + 1] != '\n';
  return (byte < 0x20 && byte != '\t' && byte != '\n') || byte == 0x7f;
}

/// What is wrong with the code point at `at`, its place left out; nullopt when nothing is.
std::optional<YamlProblem> problem_at(std::string_view text, size_t at, const CodePoint& point) {
  if (!point.valid) return YamlProblem{{}, "bytes that are not UTF-8", "save the file as UTF-8"};
  if (point.value == kByteOrderMark) {
    return YamlProblem{
        {}, "a byte order mark inside the text", "remove the invisible character U+FEFF"};
  }
  if (point.value >= 0x80 || !is_forbidden_control(text, at)) return std::nullopt;
  return YamlProblem{{},
                     concat("control character ", visible(text.substr(at, 1))),
                     point.value == '\r' ? "end lines with a line feed" : "remove it"};
}

}  // namespace

std::string clean_bytes(const SourceFile& file, Span region, std::vector<YamlProblem>& problems) {
  std::string text(file.slice(region));
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(std::string_view(text).substr(at));
    if (auto problem = problem_at(text, at, point)) {
      const auto begin = region.begin + static_cast<uint32_t>(at);
      problem->span = {begin, begin + point.size};
      // A run of the same is one problem.
      if (!problems.empty() && problems.back().span.end == begin &&
          problems.back().message == problem->message) {
        problems.back().span.end = problem->span.end;
      } else {
        problems.push_back(*std::move(problem));
      }
      std::fill_n(text.begin() + static_cast<std::ptrdiff_t>(at), point.size, '_');
    }
    at += point.size;
  }
  return text;
}

size_t report_tab_indentation(const SourceFile& file, Span region, uint32_t behind,
                              YamlTree& tree) {
  std::vector<Span> exempt;  // where a tab is content or mere separation
  for (const YamlNode& node : tree.nodes) {
    const std::string_view first =
        file.slice({node.span.begin, std::min(node.span.begin + 1, node.span.end)});
    if (node.kind == YamlKind::kScalar || first == "[" || first == "{") exempt.push_back(node.span);
  }
  std::sort(exempt.begin(), exempt.end());
  size_t count = 0;
  size_t next = 0;
  uint32_t covered = 0;  // the furthest end of the exempt spans that start before the line
  for (uint32_t line = file.line_of(region.begin); line <= file.line_count(); ++line) {
    const Span span = file.line_span(line);
    if (span.begin >= std::min(region.end, behind)) break;
    for (; next < exempt.size() && exempt[next].begin < span.begin; ++next)
      covered = std::max(covered, exempt[next].end);
    if (span.begin < region.begin || covered > span.begin) continue;
    const std::string_view text = file.slice(span);
    const size_t content = text.find_first_not_of(" \t");
    const size_t tab = text.find('\t');
    if (content == std::string_view::npos || tab > content || text[content] == '#') continue;
    const auto begin = span.begin + static_cast<uint32_t>(tab);
    const size_t tabs_end = std::min(text.find_first_not_of('\t', tab), content);
    tree.problems.push_back({{begin, span.begin + static_cast<uint32_t>(tabs_end)},
                             "a tab in the indentation",
                             "indent with spaces"});
    ++count;
  }
  return count;
}

}  // namespace debrief::yaml
