// Runs while debrief is built: parses a YAML file that the program will carry and writes its tree.
//
//   prepare_yaml rules/blame/should-have.yaml <source> <tree>
//
// What is wrong with the YAML stops the build, with its place.

#include <fstream>
#include <iostream>
#include <sstream>

#include "debrief/yaml/prepared.h"
#include "debrief/yaml/tree_bytes.h"

int main(int count, char** arguments) {
  using namespace debrief;
  if (count != 4) {
    std::cerr << "usage: prepare_yaml NAME SOURCE TREE\n";
    return 2;
  }
  std::ostringstream bytes;
  bytes << std::ifstream(arguments[2], std::ios::binary).rdbuf();
  const SourceFile file(arguments[1], std::move(bytes).str());
  const YamlTree tree = parse_yaml(file, {file.bom_size(), file.size()}, kPreparedLimits);
  for (const YamlProblem& problem : tree.problems) {
    const Position at = file.position(problem.span.begin);
    std::cerr << arguments[2] << ':' << at.line << ':' << at.column
              << ": error: " << problem.message << '\n';
  }
  std::ofstream out(arguments[3], std::ios::binary);
  out << encode_tree(tree);
  return tree.problems.empty() && out.flush() ? 0 : 1;
}
