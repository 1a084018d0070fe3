// A file that a comment points to is there: the first thing that a newcomer follows.

#include <filesystem>
#include <set>

#include "support/fixtures.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

bool is_path_byte(char c) {
  return is_ascii_alpha(c) || is_ascii_digit(c) || c == '_' || c == '-' || c == '/' || c == '.';
}

/// The names of sources in a line's comment: words that end in `.h` or `.cpp`.
std::vector<std::string> named_sources(std::string_view line) {
  std::vector<std::string> names;
  const size_t comment = line.find("//");
  if (comment == std::string_view::npos) return names;
  for (size_t i = comment + 2; i < line.size();) {
    size_t end = i;
    while (end < line.size() && is_path_byte(line[end])) ++end;
    std::string_view word = line.substr(i, end - i);
    while (word.ends_with('.')) word.remove_suffix(1);
    const bool source = word.ends_with(".h") || word.ends_with(".cpp");
    if (source && word.find_first_of("./") != 0) names.emplace_back(word);
    i = end + 1;
  }
  return names;
}

/// Every source below tools/ and tests/, named by its path and by each tail of it.
std::set<std::string, std::less<>> known_names() {
  std::set<std::string, std::less<>> names;
  for (const char* const folder : {"tools/debrief", "tools/cmake", "tests"}) {
    for (auto entry = std::filesystem::recursive_directory_iterator(source_path(folder));
         entry != std::filesystem::recursive_directory_iterator(); ++entry) {
      if (entry->path().filename() == "node_modules") entry.disable_recursion_pending();
      std::string path = entry->path().string().substr(source_path("").size());
      for (size_t slash = 0; slash != std::string::npos; slash = path.find('/')) {
        path.erase(0, slash == 0 ? 0 : slash + 1);
        names.insert(path);
      }
    }
  }
  return names;
}

TEST(Comments, AreReadForNamesOfSources) {
  EXPECT_THAT(named_sources("  int x;  // see git/walk.h, and (open.cpp)."),
              testing::ElementsAre("git/walk.h", "open.cpp"));
  EXPECT_THAT(named_sources("#include \"debrief/text/span.h\""), testing::IsEmpty());
}

TEST(Comments, PointToSourcesThatAreThere) {
  const auto known = known_names();
  size_t pointers = 0;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(source_path("tools/debrief"))) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".h" && extension != ".cpp") continue;
    const std::string text = read_file(entry.path().string());
    for (const std::string_view line : split(text, '\n')) {
      for (const std::string& name : named_sources(line)) {
        EXPECT_TRUE(known.contains(name)) << entry.path() << " points to " << name;
        ++pointers;
      }
    }
  }
  EXPECT_GT(pointers, 40u);
}

}  // namespace
}  // namespace debrief
