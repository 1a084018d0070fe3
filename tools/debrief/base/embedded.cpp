#include "debrief/base/embedded.h"

#include <algorithm>
#include <span>

#include "debrief/base/embedded_table.h"

namespace debrief {
namespace {

std::string_view bytes_of(const EmbeddedRow& row) {
  return {row.begin, static_cast<size_t>(row.end - row.begin)};
}

std::span<const EmbeddedRow> rows_from(std::string_view name) {
  const std::span<const EmbeddedRow> all(kEmbeddedRows, kEmbeddedRowCount);
  const auto first = std::lower_bound(
      all.begin(), all.end(), name,
      [](const EmbeddedRow& row, std::string_view wanted) { return row.name < wanted; });
  return all.subspan(static_cast<size_t>(first - all.begin()));
}

}  // namespace

std::optional<std::string_view> embedded_file(std::string_view name) {
  const auto rows = rows_from(name);
  if (rows.empty() || rows.front().name != name) return std::nullopt;
  return bytes_of(rows.front());
}

std::vector<EmbeddedFile> embedded_files(std::string_view prefix) {
  std::vector<EmbeddedFile> files;
  for (const EmbeddedRow& row : rows_from(prefix)) {
    if (!std::string_view(row.name).starts_with(prefix)) break;
    files.push_back({row.name, bytes_of(row)});
  }
  return files;
}

}  // namespace debrief
