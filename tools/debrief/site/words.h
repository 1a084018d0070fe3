#pragma once
// The words of the interface in one language: templates/site/strings/<language>.yaml. A page says
// nothing that does not come from here or from a document.
//
// A template asks for a text with `[[key]]`. Code asks with `words["key"]`, `words.say("key", …)`
// where the text has `{placeholders}`, and `words.count("key", n)` where it depends on a number.
// To add a text: a key in en.yaml and in every other language's file; a test holds them together.

#include <functional>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

#include "debrief/base/result.h"

namespace debrief {

/// What stands in place of a `{placeholder}`.
struct Filler {
  std::string_view name;
  std::string_view value;
};

class Words {
 public:
  /// The English texts with those of `language` over them. `file` gives the bytes of
  /// `site/strings/<language>.yaml`. kConfig with a place for YAML that cannot be read, a key that
  /// English does not have, and a placeholder that the English text does not fill.
  static Result<Words> load(
      const std::string& language,
      const std::function<Result<std::string>(const std::string& name)>& file);
  /// The English ones that the program carries.
  static const Words& english();

  /// The text of a key; aborts for one that there is not, since keys are ours.
  std::string_view operator[](std::string_view key) const;
  /// Nullptr for a key that there is not.
  const std::string* find(std::string_view key) const;
  /// The nearest keys' list, for messages.
  std::vector<std::string_view> keys() const;

  /// The text with its placeholders filled.
  std::string say(std::string_view key, std::initializer_list<Filler> values) const;
  /// The form of `key` for a number, `one` or `other`, with `{n}` filled.
  std::string count(std::string_view key, uint64_t n,
                    std::initializer_list<Filler> values = {}) const;

  /// A count as the language writes it: `2,000`.
  std::string number(uint64_t n) const;

  /// The language's tag, for `lang`: `en`, `de`.
  std::string_view language() const { return language_; }
  std::string_view month(int month) const;        ///< 1 to 12: `January`
  std::string_view short_month(int month) const;  ///< `Jan`
  std::string_view day(int day) const;            ///< 0 is Monday: `Monday`
  std::string_view short_day(int day) const;      ///< `Mon`

 private:
  Result<void> add(const std::string& name, std::string bytes, bool base);

  std::string language_;
  std::map<std::string, std::string, std::less<>> texts_;
};

}  // namespace debrief
