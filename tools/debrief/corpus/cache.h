#pragma once
// Results of earlier runs, kept beside the repository: a shelf for each kind of result, and on it
// bytes by what they were made from. Deleting it changes nothing but time.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "debrief/base/file_system.h"

namespace debrief {

/// Where results are kept, and whose they are.
struct CacheRequest {
  std::string folder;   ///< absolute; made when something is kept
  std::string version;  ///< of the program: results of another one are not read
};

/// Safe for several threads, and for several processes beside each other: each writes a whole file
/// and puts it in place in one step. What cannot be read, is damaged or of another version counts
/// as empty; what cannot be written (a full disk, a folder that is not ours) is given up in
/// silence.
class Cache {
 public:
  /// Reads what is there. Never fails.
  static std::shared_ptr<Cache> open(FileSystem& files, const CacheRequest& request);

  virtual ~Cache() = default;

  /// The bytes that were kept under a key of 20 bytes or more; nullopt when there are none. They
  /// stay valid as long as the cache.
  virtual std::optional<std::string_view> find(std::string_view shelf, std::string_view key) = 0;

  /// Keeps bytes until flush() writes them; the last ones under a key stay.
  virtual void keep(std::string_view shelf, std::string_view key, std::string bytes) = 0;

  /// Writes what is new. Entries that no run of late has asked for are dropped when a shelf
  /// outgrows its limit.
  virtual void flush() = 0;
};

}  // namespace debrief
