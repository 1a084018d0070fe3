#pragma once
// What a function that can fail returns. Trouble in a *document* is never an Error: it is a finding
// (lint/finding.h).

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

namespace debrief {

/// Why a command stopped; each kind but `kInternal` makes exit code 2.
enum class ErrorKind {
  kUsage,     ///< the command line asks for something that does not exist
  kConfig,    ///< a configuration, rule or schema file is wrong
  kGit,       ///< the repository cannot be read
  kFormat,    ///< the repository is in a format that is not known; its work tree can be read
  kIo,        ///< a file cannot be read or written
  kInternal,  ///< our bug; exit code 70
};

/// What stopped a command: what was observed, where, and what to do about it.
///
/// `message` and `hints` follow the house style: lower case, no final period. `where` is `path`,
/// `path:line` or `path:line:column`, or empty.
struct Error {
  ErrorKind kind = ErrorKind::kInternal;
  std::string message;
  std::string where = {};
  std::vector<std::string> hints = {};

  /// This error with one more hint.
  Error hint(std::string text) && {
    hints.push_back(std::move(text));
    return std::move(*this);
  }
};

template <typename T>
using Result = tl::expected<T, Error>;

/// `return fail({.kind = …, .message = …});`
inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }

}  // namespace debrief

#define DEBRIEF_CONCAT_INNER(a, b) a##b
#define DEBRIEF_CONCAT(a, b) DEBRIEF_CONCAT_INNER(a, b)

/// `DEBRIEF_TRY(name, expression);` declares `name` as the value of a Result, or returns its error.
#define DEBRIEF_TRY(name, ...)                                                    \
  auto DEBRIEF_CONCAT(result_, __LINE__) = (__VA_ARGS__);                         \
  if (!DEBRIEF_CONCAT(result_, __LINE__))                                         \
    return ::debrief::fail(std::move(DEBRIEF_CONCAT(result_, __LINE__)).error()); \
  auto name = std::move(*DEBRIEF_CONCAT(result_, __LINE__))

/// `DEBRIEF_TRY_VOID(expression);` returns the error of a Result whose value is not wanted.
#define DEBRIEF_TRY_VOID(...)                                                     \
  do {                                                                            \
    auto result_of_try = (__VA_ARGS__);                                           \
    if (!result_of_try) return ::debrief::fail(std::move(result_of_try).error()); \
  } while (false)
