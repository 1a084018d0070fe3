#pragma once
// The form that the files of the API share.

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "debrief/site/model.h"
#include "debrief/site/site.h"

namespace debrief {

/// What every file begins with: the version of the form, the tool, and what was built.
nlohmann::ordered_json api_head(const SiteModel& model, const SiteOptions& options);

/// A file of `head` and a list: one entry a line, so that a diff shows which of them changed and
/// thousands of them stay small. Each is text as soon as it is there, since trees of thousands
/// would be most of what a build holds.
class JsonList {
 public:
  /// `expected`: about how many entries will come, so that the text need not grow by copies of
  /// itself; 0: not known.
  JsonList(const nlohmann::ordered_json& head, std::string_view name, size_t expected = 0);
  void add(const nlohmann::ordered_json& entry);
  /// The text of the file; the list is empty afterwards.
  std::string take();

 private:
  std::string text_;
  size_t expected_;
  bool is_empty_ = true;
};

/// The text of a JSON file as it may also stand in a script of a page: what could end that, `<` and
/// the line separators U+2028 and U+2029, is escaped. They stand nowhere but in strings.
std::string script_safe(std::string_view json);

/// `{"id": …, "page": …}`: how one record names another.
nlohmann::ordered_json record_reference(const Record& record);

}  // namespace debrief
