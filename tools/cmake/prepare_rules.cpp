// Runs while debrief is built: reads the word lists and rules that the program will carry, spells
// out every verb, compiles the rules, and writes both as language/lexicon.h and rules/rule_bytes.h
// read them at the start.
//
//   prepare_rules <lexicon> <rules> <root> <name>…     names below the root: rules/blame/….yaml
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

struct Prepared {
  std::string lexicon, rules;
};

Result<Prepared> prepare(const std::string& root, const std::vector<std::string>& names) {
  std::vector<LexiconFile> words;
  std::vector<RuleFile> files;
  for (const std::string& name : names) {
    std::ostringstream bytes;
    bytes << std::ifstream(root + "/" + name, std::ios::binary).rdbuf();
    if (name.starts_with("rules/lexicon/")) {
      words.push_back({name, std::move(bytes).str()});
    } else if (!name.starts_with("rules/profiles/") && !name.starts_with("rules/taxonomy/")) {
      files.push_back({name, std::move(bytes).str()});
    }
  }
  DEBRIEF_TRY(bytes, Lexicon::prepare(words));
  const auto lexicon = Lexicon::from_prepared(bytes);
  if (!lexicon) return fail({.kind = ErrorKind::kInternal, .message = "the lexicon does not read"});
  std::vector<Rule> rules;
  for (const RuleFile& file : files) {
    DEBRIEF_TRY(rule, parse_trusted_rule(file, *lexicon));
    rules.push_back(std::move(rule));
  }
  return Prepared{bytes, encode_rules(std::move(rules))};
}

bool write(const char* path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  return static_cast<bool>(out.flush());
}

}  // namespace
}  // namespace debrief

int main(int count, char** arguments) {
  if (count < 5) {
    std::cerr << "usage: prepare_rules LEXICON RULES ROOT NAME…\n";
    return 2;
  }
  std::vector<std::string> names(arguments + 4, arguments + count);
  std::sort(names.begin(), names.end());
  const auto prepared = debrief::prepare(arguments[3], names);
  if (!prepared) {
    std::cerr << arguments[3] << '/' << prepared.error().where
              << ": error: " << prepared.error().message << '\n';
    return 1;
  }
  const bool written = debrief::write(arguments[1], prepared->lexicon) &&
                       debrief::write(arguments[2], prepared->rules);
  return written ? 0 : 1;
}
