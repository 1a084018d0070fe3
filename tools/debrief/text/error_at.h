#pragma once
// An error about a file that people write by hand: its place is the line and column of a span.

#include <string>
#include <utility>

#include "debrief/base/result.h"
#include "debrief/base/strings.h"
#include "debrief/text/source_file.h"

namespace debrief {

/// kConfig with path:line:column of the span's start; an empty hint is none.
inline tl::unexpected<Error> config_error_at(const SourceFile& file, Span span, std::string message,
                                             std::string hint = {}) {
  const Position at = file.position(span.begin);
  Error error{.kind = ErrorKind::kConfig,
              .message = std::move(message),
              .where = concat(file.path(), ':', at.line, ':', at.column)};
  if (!hint.empty()) error.hints.push_back(std::move(hint));
  return fail(std::move(error));
}

}  // namespace debrief
