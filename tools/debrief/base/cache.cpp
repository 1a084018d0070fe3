#include "debrief/base/cache.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "debrief/base/byte_stream.h"
#include "debrief/base/stable_hash.h"
#include "debrief/base/strings.h"

namespace debrief {
namespace {

constexpr std::string_view kMark = "debrief cache 1 ";

/// A kept result in the bytes of its shelf's file.
struct Entry {
  std::string_view key, bytes;
  uint64_t hash = 0;

  bool is_whole() const { return hash == stable_hash(bytes, stable_hash(key)); }
};

void write_entry(ByteWriter& out, std::string_view key, std::string_view bytes) {
  const uint64_t hash = stable_hash(bytes, stable_hash(key));
  out.text(key);
  out.text(bytes);
  out.number(static_cast<uint32_t>(hash >> 32));
  out.number(static_cast<uint32_t>(hash));
}

/// The entries of a file, as far as it can be read, in the order of their keys.
std::vector<Entry> read_entries(std::string_view file, std::string_view head) {
  std::vector<Entry> entries;
  if (!file.starts_with(head)) return entries;
  ByteReader in(file.substr(head.size()));
  while (!in.done() && !in.bad()) {
    Entry entry;
    entry.key = in.text();
    entry.bytes = in.text();
    entry.hash = uint64_t{in.number()} << 32;
    entry.hash |= in.number();
    const bool fits = !in.bad() && (entries.empty() || entries.back().key < entry.key);
    if (!fits) break;
    entries.push_back(entry);
  }
  return entries;
}

}  // namespace

class Cache::Shelf {
 public:
  Shelf(FileSystem& files, std::string place, std::string head)
      : files_(files), place_(std::move(place)), head_(std::move(head)) {
    if (auto bytes = files_.read(place_)) bytes_ = *std::move(bytes);
    entries_ = read_entries(bytes_, head_);
  }

  std::optional<std::string> find(std::string_view key) {
    if (const auto found = added_.find(key); found != added_.end()) return found->second;
    const auto at = std::ranges::lower_bound(entries_, key, {}, &Entry::key);
    if (at == entries_.end() || at->key != key || !at->is_whole()) return std::nullopt;
    used_.insert(at->key);
    return std::string(at->bytes);
  }

  void keep(std::string_view key, std::string bytes) {
    added_.insert_or_assign(std::string(key), std::move(bytes));
    is_written_ = false;
  }

  void limit(uint64_t bytes) { most_ = bytes; }

  void flush() {
    if (is_written_) return;
    const auto now = files_.read(place_);
    std::map<std::string_view, std::string_view> all;
    uint64_t size = 0;
    const auto add = [&](std::string_view key, std::string_view bytes) {
      if (all.insert_or_assign(key, bytes).second) size += key.size() + bytes.size();
    };
    if (now) {
      for (const Entry& each : read_entries(*now, head_)) {
        if (each.is_whole()) add(each.key, each.bytes);
      }
    }
    for (const auto& [key, bytes] : added_) add(key, bytes);
    if (size > most_) {
      std::erase_if(all, [&](const auto& each) {
        return !used_.contains(each.first) && !added_.contains(each.first);
      });
    }
    ByteWriter out;
    for (const auto& [key, bytes] : all) write_entry(out, key, bytes);
    std::string file = out.take();
    file.insert(0, head_);
    put(file);
    is_written_ = true;
  }

 private:
  /// Writes the file, and never through a link that somebody laid in its place.
  void put(const std::string& file) {
    const std::string folder(parent_path(place_));
    if (!files_.make_directories(folder) || files_.kind(folder) != FileKind::kDirectory) return;
    const FileKind there = files_.kind(place_);
    if (there != FileKind::kMissing && there != FileKind::kFile) return;
    static_cast<void>(files_.write(place_, file));
  }

  FileSystem& files_;
  std::string place_;
  uint64_t most_ = uint64_t{64} << 20;
  std::string head_;
  std::string bytes_;
  std::vector<Entry> entries_;  ///< they lie in `bytes_`
  std::map<std::string, std::string, std::less<>> added_;
  std::set<std::string_view> used_;
  bool is_written_ = true;  ///< nothing was added since it was last written
};

std::string cache_key(std::span<const uint8_t> object, uint64_t hash) {
  std::string key(object.begin(), object.end());
  for (int shift = 0; shift < 64; shift += 8) key += static_cast<char>(hash >> shift);
  return key;
}

Cache::Cache(FileSystem& files, std::string folder, std::string version)
    : files_(files), folder_(std::move(folder)), version_(std::move(version)) {}

Cache::~Cache() = default;

Cache::Shelf& Cache::shelf(std::string_view name) {
  const auto found = shelves_.find(name);
  if (found != shelves_.end()) return *found->second;
  auto made =
      std::make_unique<Shelf>(files_, join_path(folder_, name), concat(kMark, version_, "\n"));
  return *shelves_.emplace(name, std::move(made)).first->second;
}

std::optional<std::string> Cache::find(std::string_view name, std::string_view key) {
  const std::lock_guard lock(mutex_);
  return shelf(name).find(key);
}

void Cache::keep(std::string_view name, std::string_view key, std::string bytes) {
  const std::lock_guard lock(mutex_);
  shelf(name).keep(key, std::move(bytes));
}

void Cache::limit(std::string_view name, uint64_t bytes) {
  const std::lock_guard lock(mutex_);
  shelf(name).limit(bytes);
}

void Cache::flush() {
  const std::lock_guard lock(mutex_);
  for (const auto& [name, each] : shelves_) each->flush();
}

void Cache::release() {
  flush();
  const std::lock_guard lock(mutex_);
  shelves_.clear();
}

}  // namespace debrief
