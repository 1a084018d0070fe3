#include "linting.h"

#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/postmortem/parse.h"

namespace debrief {

const RuleSet& own_rules() {
  static const RuleSet rules = [] {
    auto loaded = load_rules({}, {});
    EXPECT_TRUE(loaded) << loaded.error().where << ": " << loaded.error().message;
    return loaded ? *std::move(loaded) : RuleSet{};
  }();
  return rules;
}

std::string shown(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& each : findings) {
    append(text, each.begin.line, ':', each.begin.column, ' ', severity_name(each.severity), ' ',
           each.rule, '\n');
  }
  return text;
}

std::string lint_text(std::string_view text, const LintOptions& options, const Config& config,
                      std::span<const Check> checks) {
  const Document document = parse_document(SourceFile("postmortems/a.md", std::string(text)));
  return shown(lint_document(document, config, own_rules(), checks, options));
}

Corpus corpus_of(const std::vector<std::pair<std::string, std::string>>& documents) {
  Corpus corpus;
  for (const auto& [path, text] : documents) {
    corpus.documents.push_back({path, parse_document(SourceFile(path, text)), {}});
  }
  return corpus;
}

}  // namespace debrief
