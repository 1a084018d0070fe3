#include "debrief/lint/policy.h"

#include <algorithm>
#include <utility>

#include "debrief/base/strings.h"
#include "debrief/corpus/ground.h"
#include "debrief/corpus/select.h"
#include "debrief/lint/baseline.h"
#include "debrief/lint/fingerprint.h"
#include "debrief/lint/lint.h"

namespace debrief {
namespace {

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

void add_finding(const Rule& rule, const std::shared_ptr<const SourceFile>& file, uint32_t line,
                 std::string message, Severity severity, Findings& findings) {
  Finding finding;
  finding.rule = rule.id;
  finding.severity = severity;
  finding.confidence = rule.confidence;
  finding.path = file->path();
  finding.span = file->line_span(std::clamp(line, 1u, std::max(1u, file->line_count())));
  finding.begin = file->position(finding.span.begin);
  finding.end = file->position(finding.span.end);
  finding.message = std::move(message);
  finding.question = rule.question;
  finding.rewrite = rule.rewrite;
  std::vector<Finding> one = {std::move(finding)};
  settle_fingerprints(*file, one);
  findings.all.push_back(std::move(one.front()));
  if (other_file(findings, file->path()) == nullptr) findings.files.push_back(file);
}

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

void report_configuration(const Corpus& corpus, const Rule& rule,
                          const std::shared_ptr<const SourceFile>& file, const ChangedFile& change,
                          Findings& findings) {
  if (change.kind != ChangeKind::kDeleted) {
    const auto config = parse_config(file->path(), std::string(file->bytes()));
    if (!config) {
      add_finding(rule, file, line_in(config.error().where),
                  concat("the configuration that this change brings does not read: ",
                         config.error().message),
                  Severity::kError, findings);
      return;
    }
    const std::vector<std::string> keys = differing_keys(corpus.config, *config);
    if (!keys.empty()) {
      add_finding(rule, file, first_line(change),
                  concat("this change edits the configuration: ", join(keys, ", "),
                         "; what held before counts until it is merged"),
                  rule.severity, findings);
      return;
    }
  }
  add_finding(rule, file, first_line(change),
              "this change edits the configuration; what held before counts until it is merged",
              rule.severity, findings);
}

bool is_configured(const Config& config, const std::string& path) {
  return matches_any(config.paths, path) && !matches_any(config.exclude, path);
}

}  // namespace

void report_policy_changes(const Corpus& corpus, const ChangeSet& change, const RuleSet& rules,
                           Findings& findings) {
  const Rule* const rule = rules.find(kPolicyRule);
  if (rule == nullptr || !corpus.ground) return;
  for (const ChangedFile& each : change.files) {
    std::string name = policy_name(each.path);
    if (name.empty() && !each.previous_path.empty()) name = policy_name(each.previous_path);
    if (name.empty()) continue;
    const auto file = std::make_shared<const SourceFile>(each.path, bytes_of(corpus, each.path));
    if (each.path == kConfigName) {
      report_configuration(corpus, *rule, file, each, findings);
      continue;
    }
    add_finding(*rule, file, first_line(each),
                concat("this change edits ", name, "; what held before counts until it is merged"),
                rule->severity, findings);
  }
}

void report_removals(const Corpus& corpus, const ChangeSet& change, const RuleSet& rules,
                     Findings& findings) {
  const Rule* const rule = rules.find(kRemovedRule);
  if (rule == nullptr || !corpus.ground) return;
  for (const ChangedFile& each : change.files) {
    const bool is_moved = each.kind == ChangeKind::kRenamed;
    const std::string& before = is_moved ? each.previous_path : each.path;
    const bool is_gone =
        each.kind == ChangeKind::kDeleted || (is_moved && !is_configured(corpus.config, each.path));
    if (!is_gone || !is_configured(corpus.config, before)) continue;
    const auto file = std::make_shared<const SourceFile>(each.path, bytes_of(corpus, each.path));
    std::string message = is_moved ? concat("this change moves the post-mortem ", before,
                                            " to where none is looked for")
                                   : std::string("this change takes a post-mortem away");
    add_finding(*rule, file, 1, std::move(message), rule->severity, findings);
  }
}

}  // namespace debrief
