#pragma once
// The options of `debrief lint` and `debrief fix`.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "debrief/base/result.h"
#include "debrief/base/strings.h"

namespace debrief {

struct LintCommand {
  std::vector<std::string> paths = {};
  std::vector<std::string> select = {}, ignore = {};
  std::string profile = {};
  std::string fail_on = "error";
  std::string max_warnings = {};  ///< a number; empty: as many as there are
  std::string output_format = {};
  std::vector<std::string> outputs = {};  ///< FORMAT[=FILE]
  std::string revision = {};
  std::string diff_base = {};    ///< a revision or `auto`; empty: everything is reported
  std::string diff_from = {};    ///< a file with a unified diff, or `-`
  std::string policy_from = {};  ///< a revision, or `auto`: the base of the diff
  std::string baseline = {};  ///< a file, or `none`; empty: `.debrief-baseline.json` if it is there
  std::string as_of = {};
  std::string stdin_filename = {};
  bool staged = false;
  bool statistics = false;
  bool fix = false;
  bool diff = false;
  bool only_configured = false;

  bool reads_stdin() const { return is_one_of("-", paths); }
};

/// Declares the options; `--fix` is the command's own.
void add_lint_options(CLI::App& app, const std::shared_ptr<LintCommand>& command);

/// kUsage for values that do not exist and for options that contradict each other.
Result<void> check_options(const LintCommand& command);

/// How many warnings --max-warnings lets pass.
Result<uint32_t> most_warnings_of(const LintCommand& command);

}  // namespace debrief
