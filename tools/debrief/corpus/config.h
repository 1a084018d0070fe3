#pragma once
// `.debrief.yaml`: pure data, every key optional but `version`. schema/config.schema.json describes
// each key; this is the typed reading of it.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <absl/time/time.h>

#include "debrief/base/result.h"
#include "debrief/markdown/markdown.h"
#include "debrief/postmortem/document.h"
#include "debrief/text/source_file.h"

namespace debrief {

/// What is no post-mortem although a folder of post-mortems holds it: templates and read-me files.
/// Real incidents are named by date, so a name that starts with a digit is never a template's.
std::vector<std::string> default_exclude();

/// What a comment that a change adds covers, while the policy of the base holds.
enum class AddedSuppressions {
  kNone,
  kWarnings,  ///< all but errors
  kAll,
};

/// `none`, `warnings`, `all`.
std::string_view added_suppressions_name(AddedSuppressions added);

struct PathOverride {
  std::vector<std::string> paths;            ///< globs
  std::map<std::string, std::string> rules;  ///< rule id → severity name
};

struct Config {
  std::string path;   ///< where it was read; empty: defaults
  std::string bytes;  ///< as it was read
  std::vector<std::string> paths = {"postmortems/**/*.md"};
  std::vector<std::string> exclude = default_exclude();
  std::string profile = "leaddev";
  std::string timezone;
  std::vector<std::string> severities = {"SEV1", "SEV2", "SEV3", "SEV4"};  ///< worst first
  struct Service {
    std::string id, owner, description;
  };
  std::vector<Service> services;  ///< empty: any service goes
  std::vector<std::string> teams, people;
  std::map<SectionRole, std::vector<std::string>> headings;
  std::map<std::string, std::string> rules;  ///< rule id → severity name
  std::vector<PathOverride> overrides;
  absl::Duration late_after = absl::Hours(48);
  std::string late_from = "resolved";
  std::map<std::string, absl::Duration> action_due;  ///< by severity
  bool team_owners = false;                          ///< whether a team may own an action
  std::map<std::string, std::string> factors;  ///< further kinds of factors → what they mean
  uint32_t most_participants = 4;
  std::vector<std::string> internal_hosts;  ///< globs of host names that are no one else's business
  std::vector<std::string> acronyms;        ///< those that every reader knows
  struct Site {
    std::string title = "Post-mortems";
    std::string repository;
    std::string people = "none";
    std::string visibility = "org";
    std::string language = "en";  ///< of the interface: a file of `site/strings`
    std::string base_url;         ///< where the site will stand; empty: not known
  } site;
  uint64_t document_bytes = 1024 * 1024;
  uint32_t findings_per_document = 200;
  std::map<std::string, Position> origins;  ///< JSON pointer of each key that was set → its place
  AddedSuppressions added_suppressions = AddedSuppressions::kWarnings;
};

/// Reads a configuration. kConfig with path:line:column, what was expected, and the nearest name,
/// for the first thing that is wrong. Names of rules and profiles are checked where rules are
/// known (lint/lint.h).
Result<Config> parse_config(const std::string& path, std::string bytes);

/// The place of a configured key, `path:line:column`, for messages; the path alone when it was not
/// set.
std::string config_place(const Config& config, const std::string& pointer);

/// The same without the column, for listings.
std::string config_line(const Config& config, const std::string& pointer);

/// A key as one step of a JSON pointer: `blame/should-have` is `/blame~1should-have` (RFC 6901 §3).
std::string pointer_step(std::string_view key);

/// The name of the configuration file at the root of a repository.
inline constexpr std::string_view kConfigName = ".debrief.yaml";

}  // namespace debrief
