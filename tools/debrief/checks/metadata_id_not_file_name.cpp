#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"

namespace debrief {
namespace {

/// The name that a path gives a document: the file's without its ending, of an index the folder's.
std::string_view name_of(std::string_view path) {
  const auto last_part = [](std::string_view text) { return text.substr(text.rfind('/') + 1); };
  std::string_view name = last_part(path);
  const bool is_index = name == "index.md" || lower_ascii(name) == "readme.md";
  if (is_index) {
    path.remove_suffix(name.size());
    if (path.ends_with('/')) path.remove_suffix(1);
    return last_part(path);
  }
  return name.substr(0, name.rfind('.'));
}

}  // namespace

void metadata_id_not_file_name(const Document& document, const Config&, Emit& emit) {
  const std::string& path = document.source.path();
  const auto& id = document.front_matter.id;
  if (document.mode != DocumentMode::kManaged || !id || !path.ends_with(".md")) return;
  const std::string_view name = name_of(path);
  if (name.empty() || name == id->value) return;
  emit(id->span, concat("the id is “", id->value, "”, and the file is called “", name, "”"))
      .rewrite(concat("Call the file “", id->value,
                      ".md”; or, while nothing refers to the id, write “id: ", name, "”"));
}

}  // namespace debrief
