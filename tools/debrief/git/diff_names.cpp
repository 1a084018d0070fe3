#include "debrief/git/diff_names.h"

namespace debrief {
namespace {

constexpr bool is_octal(char byte) { return byte >= '0' && byte <= '7'; }

/// Where a name in quotes ends, behind its quote; npos when it does not.
size_t end_of_quoted(std::string_view text) {
  for (size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '"') return i + 1;
    if (text[i] == '\\') ++i;
  }
  return std::string_view::npos;
}

/// Without a letter and a slash at the front.
std::string_view without_letter(std::string_view name) {
  return name.size() > 2 && name[1] == '/' ? name.substr(2) : std::string_view();
}

}  // namespace

std::string name_in(std::string_view text) {
  if (!text.starts_with('"')) return std::string(text.substr(0, text.find('\t')));
  std::string name;
  for (size_t i = 1; i < text.size() && text[i] != '"'; ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      name += text[i];
      continue;
    }
    const char next = text[++i];
    if (next <= '3' && i + 2 < text.size() && is_octal(next) && is_octal(text[i + 1]) &&
        is_octal(text[i + 2])) {
      name += static_cast<char>((next - '0') * 64 + (text[i + 1] - '0') * 8 + (text[i + 2] - '0'));
      i += 2;
      continue;
    }
    constexpr std::string_view kLetters = "abtnvfr";
    const size_t letter = kLetters.find(next);
    name += letter == std::string_view::npos ? next : static_cast<char>(7 + letter);
  }
  return name;
}

DiffNames names_in(std::string_view before, std::string_view after) {
  constexpr std::string_view kNone = "/dev/null";
  DiffNames names{name_in(before), name_in(after)};
  const bool is_new = names.before == kNone;
  const bool is_gone = names.after == kNone;
  const bool has_letters =
      (is_new || names.before.starts_with("a/")) && (is_gone || names.after.starts_with("b/"));
  if (has_letters) {
    names.before.erase(0, 2);
    names.after.erase(0, 2);
  }
  if (is_new) names.before.clear();
  if (is_gone) names.after.clear();
  return names;
}

std::optional<std::string> common_name(std::string_view names) {
  std::string before, after;
  if (names.starts_with('"')) {
    const size_t end = end_of_quoted(names);
    if (end >= names.size() || names[end] != ' ') return std::nullopt;
    before = name_in(names.substr(0, end));
    after = name_in(names.substr(end + 1));
  } else {
    // Names may hold blanks, but two that are alike are as long, too.
    const size_t middle = names.size() / 2;
    if (names.size() % 2 == 0 || names[middle] != ' ') return std::nullopt;
    before = names.substr(0, middle);
    after = names.substr(middle + 1);
  }
  if (before == after) return before;
  const std::string_view name = without_letter(before);
  if (name.empty() || name != without_letter(after)) return std::nullopt;
  return std::string(name);
}

}  // namespace debrief
