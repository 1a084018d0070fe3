#include "debrief/site/words.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "debrief/base/embedded.h"
#include "debrief/base/strings.h"
#include "debrief/text/nearest.h"
#include "debrief/text/source_file.h"
#include "debrief/yaml/tree.h"

namespace debrief {
namespace {

/// Where the program carries the texts that all others fall back to.
constexpr std::string_view kEnglishTexts = "templates/site/strings/en.yaml";
constexpr YamlLimits kLimits{.bytes = 256 * 1024, .depth = 8, .nodes = 20'000};

/// A text with its key and its place.
struct Leaf {
  std::string key, text;
  Span span;
};

/// All texts of the file, in its order: nested keys joined by `.`, items of lists by their number.
std::vector<Leaf> leaves_of(const YamlTree& tree) {
  std::vector<Leaf> leaves;
  std::vector<std::pair<std::string, YamlIndex>> pending;
  if (!tree.empty()) pending.emplace_back("", 0);
  while (!pending.empty()) {
    const auto [prefix, index] = std::move(pending.back());
    pending.pop_back();
    const YamlNode& node = tree[index];
    const auto below = [&prefix = prefix](std::string_view name) {
      return prefix.empty() ? std::string(name) : concat(prefix, ".", name);
    };
    for (auto entry = node.entries.rbegin(); entry != node.entries.rend(); ++entry) {
      pending.emplace_back(below(tree[entry->key].text), entry->value);
    }
    for (size_t i = node.items.size(); i-- > 0;) {
      pending.emplace_back(below(std::to_string(i)), node.items[i]);
    }
    if (node.kind == YamlKind::kScalar) leaves.push_back({prefix, node.text, node.span});
  }
  return leaves;
}

/// The `{placeholders}` of a text, in order.
std::vector<std::string_view> placeholders_of(std::string_view text) {
  std::vector<std::string_view> names;
  for (size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open)) {
    const size_t close = text.find('}', open);
    if (close == std::string_view::npos) break;
    names.push_back(text.substr(open + 1, close - open - 1));
    open = close;
  }
  return names;
}

/// The text with its placeholders filled, `{n}` by `number`.
std::string fill(std::string_view text, std::initializer_list<Filler> values,
                 std::string_view number) {
  std::string out;
  while (!text.empty()) {
    const size_t open = text.find('{');
    const size_t close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) break;
    out.append(text.substr(0, open));
    const std::string_view name = text.substr(open + 1, close - open - 1);
    if (name == "n") out.append(number);
    for (const Filler& word : values) {
      if (word.name == name) out.append(word.value);
    }
    text.remove_prefix(close + 1);
  }
  return out.append(text);
}

std::string place(const std::string& name, const SourceFile& file, Span span) {
  const Position at = file.position(span.begin);
  return concat(name, ":", at.line, ":", at.column);
}

}  // namespace

Result<void> Words::add(const std::string& name, std::string bytes, bool base) {
  const SourceFile file(name, std::move(bytes));
  const YamlTree tree = parse_yaml(file, Span{0, file.size()}, kLimits);
  const auto refuse = [&](Span span, std::string message) -> Result<void> {
    return fail({.kind = ErrorKind::kConfig,
                 .message = std::move(message),
                 .where = place(name, file, span)});
  };
  if (!tree.problems.empty()) return refuse(tree.problems[0].span, tree.problems[0].message);
  for (Leaf& leaf : leaves_of(tree)) {
    if (base) {
      texts_.emplace(std::move(leaf.key), std::move(leaf.text));
      continue;
    }
    const auto known = texts_.find(leaf.key);
    if (known == texts_.end()) {
      return refuse(leaf.span,
                    concat("no text has the key “", leaf.key, "”", did_you_mean(leaf.key, keys())));
    }
    for (const std::string_view placeholder : placeholders_of(leaf.text)) {
      const auto filled = placeholders_of(known->second);
      if (placeholder == "n" ||
          std::find(filled.begin(), filled.end(), placeholder) != filled.end())
        continue;
      return refuse(leaf.span, concat("nothing fills {", placeholder, "} in this text"));
    }
    known->second = std::move(leaf.text);
  }
  return {};
}

Result<Words> Words::load(const std::string& language,
                          const std::function<Result<std::string>(const std::string& name)>& file) {
  Words words = english();
  const std::string name = concat("site/strings/", language, ".yaml");
  DEBRIEF_TRY(bytes, file(name));
  // The program's own English is read already.
  if (language == words.language_ && bytes == embedded_file(kEnglishTexts)) return words;
  DEBRIEF_TRY_VOID(words.add(name, std::move(bytes), false));
  words.language_ = language;
  return words;
}

const Words& Words::english() {
  static const Words kEnglish = [] {
    Words words;
    words.language_ = "en";
    const auto bytes = embedded_file(kEnglishTexts);
    const auto read = words.add(std::string(kEnglishTexts), bytes ? std::string(*bytes) : "", true);
    if (read && !words.texts_.empty()) return words;
    std::fprintf(stderr, "the texts of the site cannot be read: %s\n",
                 read ? "there are none" : read.error().where.c_str());
    std::abort();
  }();
  return kEnglish;
}

const std::string* Words::find(std::string_view key) const {
  const auto found = texts_.find(key);
  return found == texts_.end() ? nullptr : &found->second;
}

std::string_view Words::operator[](std::string_view key) const {
  if (const std::string* text = find(key)) return *text;
  std::fprintf(stderr, "the site has no text named “%.*s”\n", static_cast<int>(key.size()),
               key.data());
  std::abort();
}

std::vector<std::string_view> Words::keys() const {
  std::vector<std::string_view> keys;
  for (const auto& [key, text] : texts_) keys.push_back(key);
  return keys;
}

std::string Words::say(std::string_view key, std::initializer_list<Filler> values) const {
  return fill((*this)[key], values, "");
}

std::string Words::count(std::string_view key, uint64_t n,
                         std::initializer_list<Filler> values) const {
  return fill((*this)[concat(key, n == 1 ? ".one" : ".other")], values, number(n));
}

std::string Words::number(uint64_t n) const {
  const std::string_view mark = (*this)["numbers.thousands"];
  const std::string plain = with_thousands(n);
  std::string written;
  for (const std::string_view group : split(plain, ',')) {
    append(written, written.empty() ? "" : mark, group);
  }
  return written;
}

std::string_view Words::month(int month) const {
  return (*this)[concat("dates.months.", month - 1)];
}
std::string_view Words::short_month(int month) const {
  return (*this)[concat("dates.short_months.", month - 1)];
}
std::string_view Words::day(int day) const { return (*this)[concat("dates.days.", day)]; }
std::string_view Words::short_day(int day) const {
  return (*this)[concat("dates.short_days.", day)];
}

}  // namespace debrief
