#pragma once
// Results of earlier runs, kept in a folder: a shelf for each kind of result, and on it bytes by
// what they were made from. Deleting it changes nothing but time. What is kept and under which key
// is decided by those who make the results.

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "debrief/base/file_system.h"

namespace debrief {

/// The key of what is made of an object of git (its 20 bytes) and of further things, as their hash.
std::string cache_key(std::span<const uint8_t> object, uint64_t hash);

/// Safe for several threads, and for several processes beside each other: each writes a whole file
/// and puts it in place in one step; of two that write at once one may lose what it added. What
/// cannot be read, is damaged or of another version counts as not there. What cannot be written (a
/// full disk, a folder that is not ours) is given up in silence.
class Cache {
 public:
  /// `folder`: absolute, made when something is kept. `version`: of the program; results of another
  /// one are not seen.
  Cache(FileSystem& files, std::string folder, std::string version);
  ~Cache();
  Cache(const Cache&) = delete;
  Cache& operator=(const Cache&) = delete;

  /// The bytes that were kept under a key; nullopt when there are none. A shelf is read when it is
  /// first asked for, whole, and stays in memory.
  std::optional<std::string> find(std::string_view shelf, std::string_view key);

  /// Keeps bytes, in memory until flush(); the last ones under a key stay.
  void keep(std::string_view shelf, std::string_view key, std::string bytes);

  /// Sets how many bytes a shelf may hold; 64 MiB where nobody says.
  void limit(std::string_view shelf, uint64_t bytes);

  /// Writes the shelves to which something was added, together with what other processes have added
  /// since. Where a shelf outgrows its limit, what this run has not asked for is dropped.
  void flush();

  /// flush(), and nothing stays in memory: a shelf that is asked for again is read again, and
  /// limits are forgotten.
  void release();

 private:
  class Shelf;
  Shelf& shelf(std::string_view name);

  FileSystem& files_;
  std::string folder_;
  std::string version_;
  std::mutex mutex_;
  std::map<std::string, std::unique_ptr<Shelf>, std::less<>> shelves_;
};

}  // namespace debrief
