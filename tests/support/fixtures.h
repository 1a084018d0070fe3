#pragma once
// Where tests find things: the source tree, a scratch directory, and a folder of real documents
// when there is one.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// The absolute path of `path`, which is relative to the source tree.
std::string source_path(std::string_view path);

/// The bytes of a file below the source tree; the test fails when it cannot be read.
std::string read_source(std::string_view path);

/// The folder named by DEBRIEF_CORPUS: real post-mortems, read but never committed. Nullopt when it
/// is not set.
std::optional<std::string> real_documents();

/// Every `*.md` below the corpus's `documents`, absolute paths, sorted; empty without a corpus.
std::vector<std::string> real_document_paths();

/// The bytes of any file; the test fails when it cannot be read.
std::string read_file(const std::string& path);

/// A fresh directory, removed with all it holds at the end of the scope.
class ScratchDirectory {
 public:
  ScratchDirectory();
  ~ScratchDirectory();
  ScratchDirectory(const ScratchDirectory&) = delete;
  ScratchDirectory& operator=(const ScratchDirectory&) = delete;
  const std::string& path() const { return path_; }
  /// `path()/name`.
  std::string at(std::string_view name) const { return path_ + "/" + std::string(name); }
  /// Writes a file below it, parents included.
  void write(std::string_view name, std::string_view bytes) const;

 private:
  std::string path_;
};

}  // namespace debrief
