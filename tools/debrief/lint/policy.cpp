#include "debrief/lint/policy.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "debrief/base/strings.h"
#include "debrief/corpus/ground.h"
#include "debrief/corpus/select.h"
#include "debrief/lint/baseline.h"
#include "debrief/lint/lint.h"
#include "debrief/lint/own_finding.h"

namespace debrief {
namespace {

constexpr std::string_view kHeldBefore = "; what held before counts until it is merged";

/// What a file of the policy is, in the words of a message; empty for any other file.
std::string policy_name(std::string_view path) {
  if (path == kConfigName) return "the configuration";
  if (path == kBaselineName) return "the baseline";
  if (path.starts_with(".debrief/rules/lexicon/")) return "the words that rules look for";
  if (path.starts_with(".debrief/rules/")) return "the rules";
  if (path.starts_with(".debrief/")) return "the repository's own files for debrief";
  if (path == ".git-blame-ignore-revs") return "the commits that do not count";
  if (path == ".mailmap") return "the names of people";
  return {};
}

/// A file of the newer side; empty when it is not there.
std::string bytes_of(const Corpus& corpus, const std::string& path) {
  const Ground& ground = *corpus.ground;
  const auto real = ground.real_inside(join_path(ground.root, path));
  if (!real || ground.files->size(*real) > corpus.config.document_bytes) return {};
  const auto bytes = ground.files->read(*real);
  return bytes ? *bytes : std::string();
}

/// Takes the findings in files of one newer side.
class FileFindings {
 public:
  FileFindings(const Corpus& newer, const RuleSet& rules, const Severities& severities,
               std::string_view rule, Findings& findings)
      : newer_(newer), rules_(rules), severities_(severities), rule_(rule), findings_(findings) {}

  void add(const std::string& path, uint32_t line, std::string message,
           Severity least = Severity::kInfo) {
    const auto file = std::make_shared<const SourceFile>(path, bytes_of(newer_, path));
    const uint32_t last = std::max(1u, file->line_count());
    auto finding = own_finding(rules_, severities_, rule_, *file,
                               file->line_span(std::clamp(line, 1u, last)), std::move(message));
    if (!finding) return;
    finding->severity = std::max(finding->severity, least);
    findings_.all.push_back(*std::move(finding));
    if (other_file(findings_, path) == nullptr) findings_.files.push_back(file);
  }

 private:
  const Corpus& newer_;
  const RuleSet& rules_;
  const Severities& severities_;
  std::string_view rule_;
  Findings& findings_;
};

uint32_t first_line(const ChangedFile& file) {
  uint32_t line = file.lines.empty() ? 1 : file.lines.front().first;
  if (!file.cuts.empty() && (file.lines.empty() || file.cuts.front() < line)) {
    line = file.cuts.front();
  }
  return line;
}

/// The keys of a configuration that differ, `rules/blame/should-have` down to single rules.
std::vector<std::string> differing_keys(const Config& before, const Config& after) {
  std::vector<std::string> keys;
  const auto compare = [&](bool same, std::string_view key) {
    if (!same) keys.emplace_back(key);
  };
  compare(before.paths == after.paths, "paths");
  compare(before.exclude == after.exclude, "exclude");
  compare(before.profile == after.profile, "profile");
  for (const auto& [rule, severity] : after.rules) {
    const auto found = before.rules.find(rule);
    if (found == before.rules.end() || found->second != severity) keys.push_back("rules/" + rule);
  }
  for (const auto& [rule, severity] : before.rules) {
    if (!after.rules.contains(rule)) keys.push_back("rules/" + rule);
  }
  const auto same_override = [](const PathOverride& a, const PathOverride& b) {
    return a.paths == b.paths && a.rules == b.rules;
  };
  compare(std::ranges::equal(before.overrides, after.overrides, same_override), "overrides");
  compare(before.late_after == after.late_after && before.late_from == after.late_from, "lateness");
  compare(before.added_suppressions == after.added_suppressions, "suppressions");
  compare(before.document_bytes == after.document_bytes &&
              before.findings_per_document == after.findings_per_document,
          "limits");
  return keys;
}

/// The line in `path:line:column`; 1 when there is none.
uint32_t line_in(std::string_view where) {
  const size_t colon = where.find(':');
  if (colon == std::string_view::npos) return 1;
  uint32_t line = 0;
  for (const char byte : where.substr(colon + 1)) {
    if (!is_ascii_digit(byte) || line > 10'000'000) break;
    line = line * 10 + static_cast<uint32_t>(byte - '0');
  }
  return std::max(line, 1u);
}

void report_configuration(const Corpus& newer, const ChangedFile& change, FileFindings& findings) {
  std::string keys;
  if (change.kind != ChangeKind::kDeleted) {
    const auto config = parse_config(change.path, bytes_of(newer, change.path));
    if (!config) {
      findings.add(change.path, line_in(config.error().where),
                   concat("the configuration that this change brings does not read: ",
                          config.error().message),
                   Severity::kError);
      return;
    }
    keys = join(differing_keys(newer.config, *config), ", ");
  }
  findings.add(
      change.path, first_line(change),
      concat("this change edits the configuration", keys.empty() ? "" : ": ", keys, kHeldBefore));
}

bool is_configured(const Config& config, const std::string& path) {
  return matches_any(config.paths, path) && !matches_any(config.exclude, path);
}

}  // namespace

void report_policy_changes(const Corpus& newer, const ChangeSet& change, const RuleSet& rules,
                           const Severities& severities, Findings& findings) {
  if (!newer.ground) return;
  FileFindings in_files(newer, rules, severities, kPolicyRule, findings);
  for (const ChangedFile& each : change.files) {
    std::string name = policy_name(each.path);
    if (name.empty()) name = policy_name(each.previous_path);
    if (name.empty()) continue;
    if (each.path == kConfigName) {
      report_configuration(newer, each, in_files);
    } else {
      in_files.add(each.path, first_line(each), concat("this change edits ", name, kHeldBefore));
    }
  }
}

void report_removals(const Corpus& newer, const ChangeSet& change, const RuleSet& rules,
                     const Severities& severities, Findings& findings) {
  if (!newer.ground) return;
  FileFindings in_files(newer, rules, severities, kRemovedRule, findings);
  for (const ChangedFile& each : change.files) {
    const bool is_moved = each.kind == ChangeKind::kRenamed;
    const std::string& before = is_moved ? each.previous_path : each.path;
    const bool is_gone =
        each.kind == ChangeKind::kDeleted || (is_moved && !is_configured(newer.config, each.path));
    if (!is_gone || !is_configured(newer.config, before)) continue;
    in_files.add(each.path, 1,
                 is_moved ? concat("this change moves the post-mortem ", before,
                                   " to where none is looked for")
                          : std::string("this change takes a post-mortem away"));
  }
}

}  // namespace debrief
