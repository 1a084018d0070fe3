#include "formatting.h"

#include "debrief/base/strings.h"

namespace debrief {
namespace {

constexpr std::string_view kFrontMatter = "---\ndebrief: 1\nstarted: 2024-05-14T09:02Z\n---\n";

}  // namespace

std::string formatted(std::string_view bytes, const FormatOptions& options) {
  const Document document = parse_document(SourceFile("a.md", std::string(bytes)), options.parse);
  return apply_edits(bytes, format_document(document, options).edits);
}

std::string formatted_body(std::string_view body, const FormatOptions& options) {
  return formatted(concat(kFrontMatter, body), options).substr(kFrontMatter.size());
}

std::string refusals_of_body(std::string_view body) {
  const Document document = parse_document(SourceFile("a.md", concat(kFrontMatter, body)));
  std::string all;
  for (const FormatRefusal& each : format_document(document).refusals) {
    append(all, document.source.line_of(each.span.begin) - 4, ": ", each.message, "\n");
  }
  return all;
}

}  // namespace debrief
