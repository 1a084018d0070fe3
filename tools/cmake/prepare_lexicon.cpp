// Runs while debrief is built: reads the word lists that the program will carry, spells out every
// verb, and writes what language/lexicon.h reads at the start.
//
//   prepare_lexicon <output> <file>…
//
// What is wrong with a list stops the build, with its place.

#include <fstream>
#include <iostream>
#include <sstream>

#include "debrief/base/embedded_table.h"
#include "debrief/language/lexicon.h"

namespace debrief {
// This program carries nothing yet.
const EmbeddedRow kEmbeddedRows[] = {{nullptr, nullptr, nullptr}};
const size_t kEmbeddedRowCount = 0;
}  // namespace debrief

int main(int count, char** arguments) {
  using namespace debrief;
  if (count < 3) {
    std::cerr << "usage: prepare_lexicon OUTPUT FILE…\n";
    return 2;
  }
  std::vector<LexiconFile> files;
  for (int i = 2; i < count; ++i) {
    std::ostringstream bytes;
    bytes << std::ifstream(arguments[i], std::ios::binary).rdbuf();
    files.push_back({arguments[i], std::move(bytes).str()});
  }
  const Result<std::string> lexicon = Lexicon::prepare(files);
  if (!lexicon) {
    std::cerr << lexicon.error().where << ": error: " << lexicon.error().message << '\n';
    return 1;
  }
  std::ofstream out(arguments[1], std::ios::binary);
  out << *lexicon;
  return out.flush() ? 0 : 1;
}
