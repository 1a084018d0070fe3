// Runs while debrief is built: reads the rules and word lists that the program will carry, and
// writes them as rules/rule_bytes.h reads them at the start.
//
//   prepare_rules <output> <root> <name>…      names below the root: rules/blame/should-have.yaml
//
// What is wrong with a file stops the build, with its place.

#include <algorithm>
#include <fstream>
#include <iostream>
#include <sstream>

#include "debrief/base/embedded_table.h"
#include "debrief/rules/rule_bytes.h"
#include "debrief/rules/rule_parts.h"
#include "debrief/rules/rule_set.h"

namespace debrief {
// This program carries nothing yet.
const EmbeddedRow kEmbeddedRows[] = {{nullptr, nullptr, nullptr}};
const size_t kEmbeddedRowCount = 0;

namespace {

Result<std::string> prepare(const std::string& root, const std::vector<std::string>& names) {
  std::vector<LexiconFile> words;
  std::vector<RuleFile> files;
  for (const std::string& name : names) {
    std::ostringstream bytes;
    bytes << std::ifstream(root + "/" + name, std::ios::binary).rdbuf();
    if (name.starts_with("rules/lexicon/")) {
      words.push_back({name, std::move(bytes).str()});
    } else if (!name.starts_with("rules/profiles/")) {
      files.push_back({name, std::move(bytes).str()});
    }
  }
  DEBRIEF_TRY(lexicon, Lexicon::load(words));
  std::vector<Rule> rules;
  for (const RuleFile& file : files) {
    DEBRIEF_TRY(rule, parse_trusted_rule(file, lexicon));
    rules.push_back(std::move(rule));
  }
  return encode_rules(std::move(rules));
}

}  // namespace
}  // namespace debrief

int main(int count, char** arguments) {
  if (count < 4) {
    std::cerr << "usage: prepare_rules OUTPUT ROOT NAME…\n";
    return 2;
  }
  std::vector<std::string> names(arguments + 3, arguments + count);
  std::sort(names.begin(), names.end());
  const auto rules = debrief::prepare(arguments[2], names);
  if (!rules) {
    std::cerr << arguments[2] << '/' << rules.error().where << ": error: " << rules.error().message
              << '\n';
    return 1;
  }
  std::ofstream out(arguments[1], std::ios::binary);
  out << *rules;
  return out.flush() ? 0 : 1;
}
