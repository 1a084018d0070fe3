#include "debrief/site/earlier_files.h"

#include <algorithm>
#include <cstring>

#include "debrief/base/byte_stream.h"
#include "debrief/base/strings.h"
#include "debrief/git/part_digest.h"

namespace debrief {
namespace {

constexpr std::string_view kShelf = "pages";

size_t count_of(std::string_view bytes, std::string_view part) {
  size_t count = 0;
  while (!part.empty()) {
    const void* const found = memmem(bytes.data(), bytes.size(), part.data(), part.size());
    if (found == nullptr) break;
    ++count;
    bytes.remove_prefix(static_cast<size_t>(static_cast<const char*>(found) - bytes.data()) +
                        part.size());
  }
  return count;
}

void write_long(uint64_t number, ByteWriter& out) {
  out.number(static_cast<uint32_t>(number >> 32));
  out.number(static_cast<uint32_t>(number));
}

uint64_t read_long(ByteReader& in) {
  const uint64_t high = in.number();
  return high << 32 | in.number();
}

std::string_view text_of(const ObjectId& id) {
  return {reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()};
}

}  // namespace

BuiltFrom built_from(const SiteContext& site) {
  const auto& revision = site.model.corpus->revision;
  BuiltFrom built{.revision = "", .page = built_from_html(site).str(), .data = ""};
  if (!revision) return built;
  built.revision = revision->short_hex();
  built.data = concat("\"revision\": \"", revision->hex(),
                      "\",\n  \"uncommitted\": ", site.model.uncommitted ? "true" : "false");
  return built;
}

CommitMention mention_in(std::string_view bytes, const BuiltFrom& built) {
  const size_t names = count_of(bytes, built.revision);
  if (names == 0) return CommitMention::kNone;
  const size_t known = count_of(bytes, built.page) + count_of(bytes, built.data);
  return names == 1 && known == 1 ? CommitMention::kOnce : CommitMention::kElsewhere;
}

void MadeFiles::merge(MadeFiles other) {
  std::ranges::move(other.files, std::back_inserter(files));
  assets.merge(other.assets);
}

std::optional<EarlierFiles::Entry> EarlierFiles::read_entry(std::string_view bytes) {
  ByteReader in(bytes);
  Entry entry;
  entry.origin = in.text();
  for (std::string* const each : {&entry.built.revision, &entry.built.page, &entry.built.data}) {
    *each = in.text();
  }
  entry.files.resize(in.count());
  for (Entry::File& file : entry.files) {
    file.made.path = in.text();
    file.made.mention = static_cast<CommitMention>(
        in.number_below(static_cast<uint32_t>(CommitMention::kElsewhere) + 1));
    for (uint64_t* const each : {&file.stamp.size, &file.stamp.modified, &file.stamp.number}) {
      *each = read_long(in);
    }
  }
  for (uint32_t left = in.count(); left > 0; --left) {
    std::string name(in.text());
    entry.assets.emplace(std::move(name), in.text());
  }
  if (!in.done()) return std::nullopt;
  return entry;
}

std::string EarlierFiles::key_of(std::string_view key) const {
  return cache_key(PartDigest().add(writer_.place()).add(key).value().bytes, 0);
}

bool EarlierFiles::take_file(const Entry::File& file, const BuiltFrom& then) {
  const std::string& path = file.made.path;
  const FileSystem& files = writer_.files();
  // Another build may put its site there while this one reads: what was taken is looked at again.
  if (file.made.mention == CommitMention::kNone || then == built_) {
    if (!writer_.take_over(path)) return false;
    if (files.stamp(writer_.new_place(path)) == file.stamp) return true;
    writer_.take_back(path);
    return false;
  }
  if (file.made.mention != CommitMention::kOnce) return false;
  auto bytes = files.read(writer_.old_place(path));
  if (!bytes || files.stamp(writer_.old_place(path)) != file.stamp) return false;
  const bool is_page = bytes->find(then.page) != std::string::npos;
  const std::string& before = is_page ? then.page : then.data;
  const size_t at = bytes->find(before);
  if (at == std::string::npos) return false;
  bytes->replace(at, before.size(), is_page ? built_.page : built_.data);
  return writer_.put(path, *std::move(bytes)).has_value();
}

std::optional<MadeFiles> EarlierFiles::take(std::string_view key, const ObjectId& origin) {
  const auto bytes = cache_.find(kShelf, key_of(key));
  const auto entry = bytes ? read_entry(*bytes) : std::nullopt;
  if (!entry || entry->origin != text_of(origin)) return std::nullopt;
  const bool are_there = std::ranges::all_of(entry->files, [&](const Entry::File& file) {
    return writer_.files().stamp(writer_.old_place(file.made.path)) == file.stamp;
  });
  if (!are_there) return std::nullopt;
  MadeFiles made{.files = {}, .assets = entry->assets};
  for (const Entry::File& file : entry->files) {
    if (take_file(file, entry->built)) {
      made.files.push_back(file.made);
      continue;
    }
    for (const MadeFiles::File& each : made.files) writer_.take_back(each.path);
    return std::nullopt;
  }
  if (!(entry->built == built_)) note(key, origin, made);
  return made;
}

void EarlierFiles::note(std::string_view key, const ObjectId& origin, const MadeFiles& made) {
  ByteWriter out;
  out.text(text_of(origin));
  for (const std::string* const each : {&built_.revision, &built_.page, &built_.data}) {
    out.text(*each);
  }
  out.number(static_cast<uint32_t>(made.files.size()));
  for (const MadeFiles::File& file : made.files) {
    const auto stamp = writer_.files().stamp(writer_.new_place(file.path));
    if (!stamp) return;
    out.text(file.path);
    out.number(static_cast<uint32_t>(file.mention));
    for (const uint64_t each : {stamp->size, stamp->modified, stamp->number}) write_long(each, out);
  }
  out.number(static_cast<uint32_t>(made.assets.size()));
  for (const auto& [name, path] : made.assets) {
    out.text(name);
    out.text(path);
  }
  cache_.keep(kShelf, key_of(key), out.take());
}

Result<std::string> EarlierFiles::read(const std::string& path) const {
  return writer_.files().read(writer_.new_place(path));
}

}  // namespace debrief
