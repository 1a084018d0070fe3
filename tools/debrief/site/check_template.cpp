// The rules that a template keeps, so that one from a repository cannot switch escaping off and a
// misspelt name does not leave a gap in every page.

#include <algorithm>
#include <map>

#include "debrief/base/strings.h"
#include "debrief/site/template_set.h"
#include "debrief/text/nearest.h"

namespace debrief {
namespace {

constexpr std::string_view kPragma = "{{%AUTOESCAPE context=\"HTML\"}}";
constexpr std::string_view kMarkup = ":x-html";

/// What stands between `{{` and `}}`.
struct TemplateTag {
  char kind = 0;  ///< `#`, `/` or `!`; 0 for a value
  std::string_view name = {};
  std::string_view modifier = {};  ///< of a value: with its colon, or empty
  std::string_view text;           ///< all of it
  size_t at = 0;                   ///< of its `{{`
};

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

TemplateTag tag_of(std::string_view text, size_t at) {
  TemplateTag tag{.text = trim(text), .at = at};
  if (!tag.text.empty() && std::string_view("#/!").find(tag.text[0]) != std::string_view::npos) {
    tag.kind = tag.text[0];
    tag.name = trim(tag.text.substr(1));
  } else {
    tag.name = tag.text.substr(0, tag.text.find(':'));
    tag.modifier = tag.text.substr(tag.name.size());
  }
  return tag;
}

/// All tags behind the pragma, in their order.
Result<std::vector<TemplateTag>> tags_of(const std::string& name, std::string_view bytes) {
  std::vector<TemplateTag> tags;
  for (size_t at = bytes.find("{{", kPragma.size()); at != std::string_view::npos;
       at = bytes.find("{{", at)) {
    const size_t end = bytes.find("}}", at);
    if (end == std::string_view::npos) return refuse(name, bytes, at, "“{{” is not closed");
    tags.push_back(tag_of(bytes.substr(at + 2, end - at - 2), at));
    at = end + 2;
  }
  return tags;
}

Result<void> check_value(const std::string& name, std::string_view bytes, const TemplateTag& tag) {
  if (!is_name(tag.name) || (!tag.modifier.empty() && tag.modifier != kMarkup)) {
    return refuse(name, bytes, tag.at, concat("“{{", tag.text, "}}” is not known in a template"),
                  "a template has {{NAME}}, {{NAME:x-html}}, {{#NAME}}…{{/NAME}} and {{! a "
                  "remark }}");
  }
  if (tag.at > 0 && bytes[tag.at - 1] == '=') {
    return refuse(name, bytes, tag.at,
                  concat("“{{", tag.text, "}}” is the value of an attribute without quotes"),
                  concat("write \"{{", tag.text, "}}\""));
  }
  return {};
}

/// What a template is filled with, by name: sections with `#`, markup with `:x-html` behind it.
using TemplateNames = std::map<std::string, std::string, std::less<>>;

TemplateNames names_of(const std::vector<TemplateTag>& tags) {
  TemplateNames names;
  for (const TemplateTag& tag : tags) {
    if (tag.kind == '#') names.emplace(concat("#", tag.name), "");
    if (tag.kind == 0) names.emplace(tag.name, tag.modifier);
  }
  return names;
}

std::string written(const TemplateTag& tag) {
  return tag.kind == '#' ? concat("#", tag.name) : std::string(tag.name);
}

}  // namespace

Result<void> check_template(const std::string& name, std::string_view bytes) {
  if (!bytes.starts_with(kPragma)) {
    return refuse(name, bytes, 0, "template does not switch escaping on",
                  concat("begin it with ", kPragma));
  }
  DEBRIEF_TRY(tags, tags_of(name, bytes));
  std::vector<std::string_view> open;
  for (const TemplateTag& tag : tags) {
    if (tag.kind == '#') {
      open.push_back(tag.name);
    } else if (tag.kind == '/') {
      if (open.empty() || open.back() != tag.name) {
        return refuse(name, bytes, tag.at,
                      concat("“{{/", tag.name, "}}” closes a section that is not open"));
      }
      open.pop_back();
    } else if (tag.kind == 0) {
      DEBRIEF_TRY_VOID(check_value(name, bytes, tag));
    }
  }
  if (!open.empty()) {
    return refuse(name, bytes, bytes.size(),
                  concat("the section “", open.back(), "” is not closed"));
  }
  return {};
}

Result<void> check_template_names(const std::string& name, std::string_view bytes,
                                  std::string_view original) {
  DEBRIEF_TRY(own, tags_of(name, original));
  DEBRIEF_TRY(tags, tags_of(name, bytes));
  const TemplateNames known = names_of(own);
  for (const TemplateTag& tag : tags) {
    if (tag.kind == '/' || tag.kind == '!') continue;
    const auto found = known.find(written(tag));
    if (found == known.end()) {
      std::vector<std::string_view> candidates;
      for (const auto& [candidate, modifier] : known) candidates.push_back(candidate);
      const std::string_view nearest = nearest_name(written(tag), candidates);
      return refuse(name, bytes, tag.at,
                    concat("“{{", tag.text, "}}” names nothing that this template is filled with"),
                    nearest.empty() ? std::string() : concat("did you mean {{", nearest, "}}?"));
    }
    if (tag.kind == 0 && found->second == kMarkup && tag.modifier.empty()) {
      return refuse(name, bytes, tag.at, concat("“{{", tag.text, "}}” is markup"),
                    concat("write {{", tag.name, kMarkup, "}}"));
    }
  }
  return {};
}

}  // namespace debrief
