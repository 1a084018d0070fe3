#include "debrief/postmortem/unread.h"

#include "debrief/base/strings.h"
#include "debrief/text/utf8.h"

namespace debrief {

std::optional<UnreadPart> unread_part(const Document& document) {
  const SourceFile& source = document.source;
  const auto line_at = [&](size_t at) {
    return source.line_span(source.line_of(static_cast<uint32_t>(at)));
  };
  if (const auto& refusal = document.markdown.refusal) return {{refusal->span, refusal->message}};
  if (const auto invalid = find_invalid_utf8(source.bytes())) {
    return {{line_at(*invalid), "the bytes here are no UTF-8"}};
  }
  if (const size_t nul = source.bytes().find('\0'); nul != std::string_view::npos) {
    return {{line_at(nul), "a NUL byte stands here"}};
  }
  if (!document.front_matter.problems.empty()) {
    const YamlProblem& problem = document.front_matter.problems[0];
    return {{problem.span, concat("the front matter does not read: ", problem.message)}};
  }
  return std::nullopt;
}

}  // namespace debrief
