#include "debrief/yaml/prepared.h"

#include "debrief/base/embedded.h"
#include "debrief/base/strings.h"
#include "debrief/yaml/tree_bytes.h"

namespace debrief {

YamlTree parse_yaml_file(const SourceFile& file, const YamlLimits& limits) {
  if (embedded_file(file.path()) == file.bytes()) {
    const auto prepared = embedded_file(concat(kPreparedFolder, file.path()));
    auto tree = decode_tree(prepared.value_or(""));
    if (tree) return *std::move(tree);
  }
  return parse_yaml(file, {file.bom_size(), file.size()}, limits);
}

}  // namespace debrief
