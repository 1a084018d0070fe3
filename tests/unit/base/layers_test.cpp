// Reads every #include of the program against tools/debrief/LAYERS: which layers a layer may see,
// and which layers a third-party header is sealed in.

#include <filesystem>
#include <map>
#include <set>
#include <sstream>

#include "support/fixtures.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

struct Layers {
  std::map<std::string, std::set<std::string>> may_include;  // layer → layers, itself included
  std::vector<std::pair<std::string, std::set<std::string>>> seals;  // header prefix → layers
};

std::set<std::string> words_of(std::string_view text) {
  std::istringstream words{std::string(text)};
  std::set<std::string> set;
  for (std::string word; words >> word;) set.insert(word);
  return set;
}

Layers parse_layers(const std::string& text) {
  Layers layers;
  std::set<std::string> above;
  for (const std::string_view line : split(text, '\n')) {
    const size_t colon = line.rfind(':');
    if (trim(line).empty() || line.starts_with('#')) continue;
    EXPECT_NE(colon, std::string_view::npos) << line;
    const std::set<std::string> names = words_of(line.substr(colon + 1));
    if (line.starts_with("layer ")) {
      const std::string layer(trim(line.substr(6, colon - 6)));
      layers.may_include[layer] = names.contains("all") ? above : names;
      layers.may_include[layer].insert(layer);
      above.insert(layer);
    } else {
      EXPECT_TRUE(line.starts_with("seal ")) << line;
      layers.seals.emplace_back(trim(line.substr(5, colon - 5)), names);
    }
  }
  return layers;
}

/// What is wrong with one file's includes, a line each.
std::vector<std::string> violations(const Layers& layers, const std::string& layer,
                                    const std::string& file, const std::string& text) {
  std::vector<std::string> found;
  for (const std::string_view line : split(text, '\n')) {
    if (!line.starts_with("#include")) continue;
    const size_t open = line.find_first_of("\"<");
    const size_t close = line.find_last_of("\">");
    if (open == std::string_view::npos || close <= open) continue;
    const std::string header(line.substr(open + 1, close - open - 1));
    if (header.starts_with("debrief/")) {
      const std::string other(split(header, '/')[1]);
      if (!layers.may_include.at(layer).contains(other)) {
        found.push_back(concat(file, ": ", layer, " may not include ", header));
      }
      continue;
    }
    for (const auto& [prefix, allowed] : layers.seals) {
      if (header.starts_with(prefix) && !allowed.contains(layer)) {
        found.push_back(
            concat(file, ": ", header, " is sealed in ",
                   join(std::vector<std::string>(allowed.begin(), allowed.end()), ", ")));
      }
    }
  }
  return found;
}

TEST(Layers, IncludeOnlyWhatTheyMay) {
  const Layers layers = parse_layers(read_source("tools/debrief/LAYERS"));
  const std::string root = source_path("tools/debrief");
  size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".h" && extension != ".cpp") continue;
    const std::string path = entry.path().string().substr(root.size() + 1);
    const std::string layer(split(path, '/')[0]);
    ASSERT_TRUE(layers.may_include.contains(layer)) << path << " lies in no layer of LAYERS";
    for (const std::string& line :
         violations(layers, layer, path, read_file(entry.path().string()))) {
      ADD_FAILURE() << line;
    }
    ++files;
  }
  EXPECT_GT(files, 60u);
}

/// The name of a type that a line of a header defines at namespace level; empty for any other line.
std::string_view defined_type(std::string_view line) {
  for (const std::string_view keyword : {"struct ", "class ", "enum class "}) {
    if (!line.starts_with(keyword) || line.find('{') == line.npos) continue;
    const std::string_view rest = line.substr(keyword.size());
    if (rest.find("::") < rest.find(" : ")) return {};  // the inside of a type declared elsewhere
    return rest.substr(0, rest.find_first_of(" :{"));
  }
  return {};
}

// One flat namespace: two types of one name in two layers link without a word, and destroy each
// other's values.
TEST(Layers, GiveEachTypeANameOfItsOwn) {
  const std::string root = source_path("tools/debrief");
  std::map<std::string, std::string> homes;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".h") continue;
    const std::string text = read_file(entry.path().string());
    for (const std::string_view line : split(text, '\n')) {
      const std::string name(defined_type(line));
      if (name.empty()) continue;
      const auto [home, fresh] = homes.emplace(name, entry.path().string());
      EXPECT_TRUE(fresh) << name << " is defined in " << home->second << " and in " << entry.path();
    }
  }
  EXPECT_GT(homes.size(), 100u);
}

TEST(Layers, OfTheTableAreOrderedLowestFirst) {
  const Layers layers = parse_layers(read_source("tools/debrief/LAYERS"));
  for (const auto& [layer, allowed] : layers.may_include) {
    for (const std::string& other : allowed) {
      ASSERT_TRUE(layers.may_include.contains(other)) << layer << " names " << other;
      const bool mutual = other != layer && layers.may_include.at(other).contains(layer);
      EXPECT_FALSE(mutual) << layer << " and " << other << " may include each other";
    }
  }
}

TEST(Layers, ViolationsAreSeen) {
  const Layers layers =
      parse_layers("layer base:\nlayer text: base\nlayer cli: all\nseal re2/: text\n");
  EXPECT_THAT(violations(layers, "base", "base/a.h", "#include \"debrief/text/span.h\"\n"),
              testing::ElementsAre("base/a.h: base may not include debrief/text/span.h"));
  EXPECT_THAT(
      violations(layers, "cli", "cli/a.h", "#include <re2/re2.h>\n#include \"debrief/text/a.h\"\n"),
      testing::ElementsAre("cli/a.h: re2/re2.h is sealed in text"));
  EXPECT_THAT(violations(layers, "text", "text/a.h", "#include <re2/re2.h>\n#include <string>\n"),
              testing::IsEmpty());
}

}  // namespace
}  // namespace debrief
