#pragma once
// Files of the site that was built before into the same place, taken over where they would be made
// anew from the same.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/base/cache.h"
#include "debrief/site/pages.h"

namespace debrief {

/// How the site names the commit that it is built from, at the foot of a page and in the head of a
/// data file.
struct BuiltFrom {
  std::string revision;  ///< as pages show it; empty without a commit
  std::string page, data;

  friend bool operator==(const BuiltFrom&, const BuiltFrom&) = default;
};
BuiltFrom built_from(const SiteContext& site);

/// How a file names the commit.
enum class CommitMention {
  kNone,
  kOnce,       ///< as BuiltFrom says it, and nowhere else
  kElsewhere,  ///< somewhere else
};
CommitMention mention_in(std::string_view bytes, const BuiltFrom& built);

/// The files that one or several makers made.
struct MadeFiles {
  struct File {
    std::string path;
    CommitMention mention = CommitMention::kNone;
  };
  std::vector<File> files;
  SiteAssets assets;

  void merge(MadeFiles other);
};

/// For several threads.
class EarlierFiles {
 public:
  /// What was written is noted in `cache`. Borrows both.
  EarlierFiles(Cache& cache, SiteWriter& writer) : cache_(cache), writer_(writer) {}

  /// Says which commit the new site names; before all else.
  void begin(BuiltFrom built) { built_ = std::move(built); }

  /// Takes over what was made under a key (`incidents/2024-02-01-queue.html`), all of it or
  /// nothing. Nullopt when it was made from something else, when a file of it is not as it was
  /// written, or when one cannot be told from what it would be now.
  std::optional<MadeFiles> take(std::string_view key, const ObjectId& origin);

  /// Notes what was made under a key and put into the writer.
  void note(std::string_view key, const ObjectId& origin, const MadeFiles& made);

  /// The bytes of a file that was taken over.
  Result<std::string> read(const std::string& path) const;

 private:
  /// What was made under a key, as it was noted.
  struct Entry {
    struct File {
      MadeFiles::File made;
      FileStamp stamp;
    };
    std::string_view origin;
    BuiltFrom built;
    std::vector<File> files;
    SiteAssets assets;
  };
  static std::optional<Entry> read_entry(std::string_view bytes);
  std::string key_of(std::string_view key) const;
  bool take_file(const Entry::File& file, const BuiltFrom& then);

  Cache& cache_;
  SiteWriter& writer_;
  BuiltFrom built_;
};

}  // namespace debrief
