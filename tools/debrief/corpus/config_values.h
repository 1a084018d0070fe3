#pragma once
// The values of a configuration whose shape schema/config.schema.json has found right: what a
// schema cannot say about globs, durations, sizes, zones and names is checked here.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/corpus/config.h"
#include "debrief/text/source_file.h"
#include "debrief/yaml/tree.h"

namespace debrief {

class ConfigValues {
 public:
  ConfigValues(const SourceFile& file, const YamlTree& tree) : file_(file), tree_(tree) {}

  /// The configuration; of no use when there is a problem().
  Config read();

  /// The first value in the file that cannot be used.
  const std::optional<YamlProblem>& problem() const { return problem_; }

 private:
  const YamlNode* find(std::string_view section, std::string_view key) const;
  void text(const YamlNode* node, std::string& target) const;
  std::vector<std::string> texts(const YamlNode& node) const;
  void refuse(const YamlNode& node, std::string message, std::string hint = {});

  void globs(const YamlNode* node, std::vector<std::string>& target);
  void profile(const YamlNode* node, std::string& target);
  void duration(const YamlNode& node, absl::Duration& target);
  void document_bytes(const YamlNode* node, uint64_t& target);
  void timezone(const YamlNode* node, std::string& target);
  void severities(const YamlNode* node, std::vector<std::string>& target);
  std::vector<Config::Service> registry(std::string_view key) const;
  std::vector<std::string> registered_names(std::string_view key) const;
  void headings(Config& config);
  void rules(const YamlNode* node, std::map<std::string, std::string>& target) const;
  void factors(const YamlNode* node, std::map<std::string, std::string>& target);
  void overrides(Config& config);
  void action_due(Config& config);

  const SourceFile& file_;
  const YamlTree& tree_;
  std::optional<YamlProblem> problem_;
};

}  // namespace debrief
