#include "support/fixtures.h"

#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>
#include <stdlib.h>

#include "debrief/base/file_system.h"

namespace debrief {

std::string read_file(const std::string& path) {
  auto bytes = DiskFileSystem().read(path);
  EXPECT_TRUE(bytes) << path;
  return bytes ? *std::move(bytes) : std::string();
}

std::string source_path(std::string_view path) {
  return std::string(DEBRIEF_SOURCE_DIR) + "/" + std::string(path);
}

std::string read_source(std::string_view path) { return read_file(source_path(path)); }

std::optional<std::string> real_documents() {
  const char* const folder = ::getenv("DEBRIEF_CORPUS");
  if (folder == nullptr || *folder == '\0') return std::nullopt;
  return std::string(folder);
}

std::vector<std::string> real_document_paths() {
  std::vector<std::string> paths;
  const auto folder = real_documents();
  if (!folder) return paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(*folder + "/documents")) {
    if (entry.is_regular_file() && entry.path().extension() == ".md") {
      paths.push_back(entry.path().string());
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

ScratchDirectory::ScratchDirectory() {
  std::string name = (std::filesystem::temp_directory_path() / "debrief-test-XXXXXX").string();
  EXPECT_NE(::mkdtemp(name.data()), nullptr);
  path_ = name;
}

ScratchDirectory::~ScratchDirectory() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void ScratchDirectory::write(std::string_view name, std::string_view bytes) const {
  DiskFileSystem files;
  EXPECT_TRUE(files.make_directories(std::string(parent_path(at(name))))) << name;
  const auto written = files.write(at(name), bytes);
  EXPECT_TRUE(written) << name;
}

}  // namespace debrief
