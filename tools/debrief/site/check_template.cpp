// The rules that a template keeps, so that one from a repository cannot switch escaping off.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/site/template_set.h"

namespace debrief {
namespace {

constexpr std::string_view kPragma = "{{%AUTOESCAPE context=\"HTML\"}}";

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char byte) {
    return is_ascii_alnum(byte) || byte == '_';
  });
}

tl::unexpected<Error> refuse(const std::string& name, std::string_view bytes, size_t at,
                             std::string message, std::string hint = {}) {
  const auto line = 1 + std::count(bytes.begin(), bytes.begin() + static_cast<long>(at), '\n');
  Error error{
      .kind = ErrorKind::kConfig, .message = std::move(message), .where = concat(name, ":", line)};
  if (!hint.empty()) error.hints.push_back(std::move(hint));
  return fail(std::move(error));
}

}  // namespace

Result<void> check_template(const std::string& name, std::string_view bytes) {
  if (!bytes.starts_with(kPragma)) {
    return refuse(name, bytes, 0, "template does not switch escaping on",
                  concat("begin it with ", kPragma));
  }
  std::vector<std::string_view> open;
  for (size_t at = bytes.find("{{", kPragma.size()); at != std::string_view::npos;
       at = bytes.find("{{", at)) {
    const size_t end = bytes.find("}}", at);
    if (end == std::string_view::npos) return refuse(name, bytes, at, "“{{” is not closed");
    const std::string_view tag = trim(bytes.substr(at + 2, end - at - 2));
    const char kind = tag.empty() ? ' ' : tag.front();
    if (kind == '#') {
      open.push_back(trim(tag.substr(1)));
    } else if (kind == '/') {
      const std::string_view closed = trim(tag.substr(1));
      if (open.empty() || open.back() != closed) {
        return refuse(name, bytes, at,
                      concat("“{{/", closed, "}}” closes a section that is not open"));
      }
      open.pop_back();
    } else if (kind != '!') {
      const std::string_view variable = tag.substr(0, tag.find(':'));
      const std::string_view modifier = tag.substr(variable.size());
      if (!is_name(variable) || (!modifier.empty() && modifier != ":x-html")) {
        return refuse(name, bytes, at, concat("“{{", tag, "}}” is not known in a template"),
                      "a template has {{NAME}}, {{NAME:x-html}}, {{#NAME}}…{{/NAME}} and {{! a "
                      "remark }}");
      }
    }
    at = end + 2;
  }
  if (!open.empty()) {
    return refuse(name, bytes, bytes.size(),
                  concat("the section “", open.back(), "” is not closed"));
  }
  return {};
}

}  // namespace debrief
