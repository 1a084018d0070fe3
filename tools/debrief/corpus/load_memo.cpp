#include "debrief/corpus/load_memo.h"

#include "debrief/base/stable_hash.h"
#include "debrief/base/strings.h"

namespace debrief {

std::shared_ptr<Cache> open_cache(FileSystem& files, const Ground& ground,
                                  const CachePlace& place) {
  if (!ground.repository) return nullptr;
  const std::string& common = ground.repository->common_directory();
  std::string folder = join_path(common, "debrief");
  // What lies in somebody else's repository is not to be believed.
  const bool is_ours = !place.is_foreign && files.make_directories(folder) &&
                       files.kind(folder) == FileKind::kDirectory;
  if (!is_ours) {
    if (place.elsewhere.empty()) return nullptr;
    folder = join_path(place.elsewhere, std::to_string(stable_hash(common)));
  }
  return std::make_shared<Cache>(files, folder, place.version);
}

}  // namespace debrief
