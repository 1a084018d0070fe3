#include "debrief/corpus/config.h"

#include <memory>

#include <CLI/CLI.hpp>

#include "debrief/base/glob.h"
#include "debrief/base/strings.h"
#include "debrief/cli/commands.h"
#include "debrief/cli/load.h"
#include "debrief/corpus/ground.h"
#include "debrief/corpus/select.h"
#include "debrief/yaml/scalar.h"

namespace debrief {
namespace {

/// Prints a configuration as YAML that could be read again, each value with the place it comes
/// from.
class ConfigPrinter {
 public:
  ConfigPrinter(const Config& config, std::ostream& out) : config_(config), out_(out) {}

  void print() {
    line(0, "version", "1", "/version");
    list(0, "paths", config_.paths, "/paths");
    list(0, "exclude", config_.exclude, "/exclude");
    line(0, "profile", yaml_scalar(config_.profile), "/profile");
    line(0, "timezone", config_.timezone.empty() ? "null" : yaml_scalar(config_.timezone),
         "/timezone");
    list(0, "severities", config_.severities, "/severities");
    print_services();
    list(0, "teams", config_.teams, "/teams");
    list(0, "people", config_.people, "/people");
    print_headings();
    map(0, "rules", config_.rules, "/rules");
    print_overrides();
    head("lateness", "/lateness");
    line(2, "within", duration(config_.late_after), "/lateness/within");
    line(2, "from", config_.late_from, "/lateness/from");
    print_actions();
    print_factors();
    out_ << "participants:\n";
    line(2, "most", std::to_string(config_.most_participants), "/participants/most");
    list(0, "acronyms", config_.acronyms, "/acronyms");
    out_ << "privacy:\n";
    list(2, "internal", config_.internal_hosts, "/privacy/internal");
    print_site();
    head("suppressions", "/suppressions");
    line(2, "added", std::string(added_suppressions_name(config_.added_suppressions)),
         "/suppressions/added");
    head("limits", "/limits");
    line(2, "document", bytes_text(config_.document_bytes), "/limits/document");
    line(2, "findings_per_document", std::to_string(config_.findings_per_document),
         "/limits/findings_per_document");
  }

 private:
  /// `.debrief.yaml:3`, or `default` for what nobody set.
  std::string origin(const std::string& pointer) const {
    return config_.origins.contains(pointer) ? config_line(config_, pointer) : "default";
  }

  void line(size_t indent, std::string_view key, const std::string& value,
            const std::string& pointer) {
    const std::string text = concat(std::string(indent, ' '), key, ": ", value);
    out_ << text << std::string(text.size() < 46 ? 46 - text.size() : 2, ' ') << "# "
         << origin(pointer) << '\n';
  }

  void head(std::string_view key, const std::string& pointer) {
    const std::string text = concat(key, ":");
    out_ << text << std::string(46 - text.size(), ' ') << "# " << origin(pointer) << '\n';
  }

  void list(size_t indent, std::string_view key, const std::vector<std::string>& values,
            const std::string& pointer) {
    std::vector<std::string> items;
    for (const std::string& value : values) items.push_back(yaml_scalar(value));
    line(indent, key, concat("[", join(items, ", "), "]"), pointer);
  }

  void map(size_t indent, std::string_view key, const std::map<std::string, std::string>& values,
           const std::string& pointer) {
    if (values.empty()) return line(indent, key, "{}", pointer);
    out_ << std::string(indent, ' ') << key << ":\n";
    for (const auto& [name, value] : values) {
      line(indent + 2, yaml_scalar(name), value, concat(pointer, pointer_step(name)));
    }
  }

  void print_services() {
    if (config_.services.empty()) return line(0, "services", "[]", "/services");
    head("services", "/services");
    for (const Config::Service& service : config_.services) {
      out_ << "  " << yaml_scalar(service.id) << ":";
      if (!service.owner.empty()) out_ << " { owner: " << yaml_scalar(service.owner) << " }";
      out_ << '\n';
    }
  }

  void print_headings() {
    if (config_.headings.empty()) return line(0, "headings", "{}", "/headings");
    head("headings", "/headings");
    for (const auto& [role, aliases] : config_.headings) {
      list(2, role_name(role), aliases, concat("/headings/", role_name(role)));
    }
  }

  void print_overrides() {
    if (config_.overrides.empty()) return line(0, "overrides", "[]", "/overrides");
    head("overrides", "/overrides");
    for (const PathOverride& each : config_.overrides) {
      std::vector<std::string> paths;
      for (const std::string& path : each.paths) paths.push_back(yaml_scalar(path));
      out_ << "  - paths: [" << join(paths, ", ") << "]\n    rules:\n";
      for (const auto& [rule, severity] : each.rules)
        out_ << "      " << rule << ": " << severity << '\n';
    }
  }

  void print_actions() {
    out_ << "actions:\n";
    if (config_.action_due.empty()) line(2, "due", "{}", "/actions/due");
    if (!config_.action_due.empty()) out_ << "  due:\n";
    for (const auto& [severity, due] : config_.action_due) {
      line(4, yaml_scalar(severity), duration(due), concat("/actions/due", pointer_step(severity)));
    }
    line(2, "team_owners", config_.team_owners ? "true" : "false", "/actions/team_owners");
  }

  void print_factors() {
    if (config_.factors.empty()) return line(0, "factors", "{}", "/factors");
    head("factors", "/factors");
    for (const auto& [kind, meaning] : config_.factors) {
      line(2, kind, yaml_scalar(meaning), concat("/factors", pointer_step(kind)));
    }
  }

  void print_site() {
    head("site", "/site");
    line(2, "title", yaml_scalar(config_.site.title), "/site/title");
    line(2, "repository",
         config_.site.repository.empty() ? "null" : yaml_scalar(config_.site.repository),
         "/site/repository");
    line(2, "people", config_.site.people, "/site/people");
    line(2, "visibility", config_.site.visibility, "/site/visibility");
    line(2, "base_url", config_.site.base_url.empty() ? "null" : yaml_scalar(config_.site.base_url),
         "/site/base_url");
  }

  static std::string bytes_text(uint64_t bytes) {
    constexpr uint64_t kMebibyte = 1024 * 1024;
    return bytes % kMebibyte == 0 ? concat(bytes / kMebibyte, "MiB") : concat(bytes / 1024, "KiB");
  }

  static std::string duration(absl::Duration duration) {
    const int64_t hours = absl::ToInt64Hours(duration);
    if (hours > 48 && hours % 24 == 0) return concat(hours / 24, "d");
    return absl::Hours(hours) == duration ? concat(hours, "h")
                                          : concat(absl::ToInt64Minutes(duration), "min");
  }

  const Config& config_;
  std::ostream& out_;
};

/// The rule severities that hold for one file, and what set each.
void print_for_file(const Config& config, const std::string& path, std::ostream& out) {
  std::map<std::string, std::pair<std::string, std::string>> rules;  // rule → severity, place
  for (const auto& [rule, severity] : config.rules) {
    rules[rule] = {severity, config_line(config, concat("/rules", pointer_step(rule)))};
  }
  for (size_t i = 0; i < config.overrides.size(); ++i) {
    const PathOverride& each = config.overrides[i];
    const bool holds = std::any_of(each.paths.begin(), each.paths.end(),
                                   [&](const std::string& glob) { return glob_match(glob, path); });
    if (!holds) continue;
    for (const auto& [rule, severity] : each.rules) {
      // What an entry says of a group holds over what was said of its rules before.
      const std::string members = concat(rule, "/");
      std::erase_if(rules, [&](const auto& before) { return before.first.starts_with(members); });
      rules[rule] = {severity,
                     config_line(config, concat("/overrides/", i, "/rules", pointer_step(rule)))};
    }
  }
  const auto matches = [&](const std::string& glob) { return glob_match(glob, path); };
  const bool excluded = std::any_of(config.exclude.begin(), config.exclude.end(), matches);
  const bool included = std::any_of(config.paths.begin(), config.paths.end(), matches);
  out << path
      << (excluded   ? " is excluded"
          : included ? " is linted"
                     : " is not linted unless it is named")
      << '\n';
  out << "profile: " << config.profile << "  # "
      << (config.origins.contains("/profile") ? config_line(config, "/profile") : "default")
      << '\n';
  for (const auto& [rule, setting] : rules) {
    out << rule << ": " << setting.first << "  # " << setting.second << '\n';
  }
}

}  // namespace

void add_config(CLI::App& app, Invocation& invocation) {
  const auto file = std::make_shared<std::string>();
  app.add_option("--origin", *file, "What holds for this file, and where it was set")
      ->type_name("FILE");
  app.callback([&invocation, file] {
    invocation.run = [&invocation, file]() -> Result<ExitCode> {
      LoadRequest request;
      request.trust_owner = invocation.global.trust_repository;
      DEBRIEF_TRY(ground, find_ground(invocation.world.files, invocation.directory(), request));
      DEBRIEF_TRY(config, load_config(ground));
      if (file->empty()) {
        ConfigPrinter(config, invocation.world.out).print();
        return ExitCode::kClean;
      }
      DEBRIEF_TRY(selection, select_documents(ground, config, {*file}));
      for (const SelectedFile& each : selection.files)
        print_for_file(config, each.path, invocation.world.out);
      return ExitCode::kClean;
    };
  });
}

}  // namespace debrief
