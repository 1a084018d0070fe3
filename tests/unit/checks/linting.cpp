#include "linting.h"

#include "support/caret.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/checks/table.h"
#include "debrief/lint/lint.h"
#include "debrief/postmortem/parse.h"

namespace debrief {

const RuleSet& own_rules() {
  static const RuleSet rules = [] {
    std::vector<std::string_view> names;
    for (const Check& check : all_checks()) names.push_back(check.name);
    auto loaded = load_rules({}, names);
    EXPECT_TRUE(loaded) << loaded.error().where << ": " << loaded.error().message;
    return loaded ? *std::move(loaded) : RuleSet{};
  }();
  return rules;
}

std::string draw_findings(const SourceFile& source, const std::vector<Finding>& findings) {
  std::vector<Caret> carets;
  for (const Finding& finding : findings) {
    carets.push_back({finding.span, concat(finding.rule, ": ", finding.message)});
  }
  return draw_carets(source, carets);
}

std::vector<Finding> findings_of(std::string_view rule, std::string_view text,
                                 const Config& config) {
  const Document document =
      parse_document(SourceFile("postmortems/2026-03-01-checkout.md", std::string(text)));
  return lint_document(document, config, own_rules(), all_checks(),
                       {.select = {std::string(rule)}});
}

std::string drawn_alone(std::string_view rule, std::string_view fixture, const Config& config) {
  const std::string text = remove_carets(fixture);
  return draw_findings(SourceFile({}, text), findings_of(rule, text, config));
}

std::string drawn(std::string_view rule, const Corpus& corpus, std::string_view path) {
  Findings findings = lint(corpus, own_rules(), all_checks(), {.select = {std::string(rule)}});
  std::erase_if(findings.all, [&](const Finding& finding) { return finding.path != path; });
  const auto found = corpus.index.by_path.find(std::string(path));
  EXPECT_NE(found, corpus.index.by_path.end()) << path;
  return draw_findings(corpus.documents[found->second.front()].document.source, findings.all);
}

Corpus corpus_of(const std::vector<std::pair<std::string, std::string>>& files,
                 const std::vector<std::string>& paths) {
  MemoryFileSystem memory;
  for (const auto& [path, bytes] : files) {
    EXPECT_TRUE(memory.write(concat("/somewhere/", path), bytes));
  }
  auto corpus = load_corpus(memory, "/somewhere", {.paths = paths});
  EXPECT_TRUE(corpus) << corpus.error().message;
  return corpus ? *std::move(corpus) : Corpus{};
}

}  // namespace debrief
