#include "debrief/schema/embedded_schema.h"

#include <stdexcept>

#include "debrief/base/embedded.h"
#include "debrief/base/strings.h"

namespace debrief {

Schema embedded_schema(std::string_view name) {
  const std::string path = concat("schema/", name, ".schema.json");
  const auto json = embedded_file(path);
  if (!json) throw std::logic_error(concat("there is no ", path));
  Result<Schema> schema = Schema::compile(*json);
  if (!schema) throw std::logic_error(concat(path, ": ", schema.error().message));
  return *std::move(schema);
}

}  // namespace debrief
