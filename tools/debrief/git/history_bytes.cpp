#include "debrief/git/history_bytes.h"

#include <algorithm>
#include <map>
#include <utility>

#include "debrief/base/byte_stream.h"
#include "debrief/base/cache.h"
#include "debrief/base/file_system.h"
#include "debrief/base/stable_hash.h"
#include "debrief/base/strings.h"
#include "debrief/git/people.h"
#include "debrief/git/repository_impl.h"

namespace debrief {
namespace {

class Writer {
 public:
  std::string write(const History& history) {
    count(history.commits.size());
    for (const Commit& each : history.commits) commit(each);
    count(history.files.size());
    for (const auto& [path, file] : history.files) {
      out_.text(path);
      out_.text(file.path);
      flag(file.truncated);
      count(file.revisions.size());
      for (const Revision& each : file.revisions) revision(each);
    }
    count(history.trailed.size());
    for (const uint32_t each : history.trailed) out_.number(each);
    flag(history.shallow);
    wide(history.commits_walked);
    count(history.notes.size());
    for (const std::string& each : history.notes) out_.text(each);
    return out_.take();
  }

 private:
  void count(size_t size) { out_.number(static_cast<uint32_t>(size)); }
  void flag(bool value) { out_.number(value ? 1 : 0); }
  void wide(uint64_t value) {
    out_.number(static_cast<uint32_t>(value >> 32));
    out_.number(static_cast<uint32_t>(value));
  }
  void id(const ObjectId& id) {
    out_.text({reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()});
  }
  void ids(const std::vector<ObjectId>& list) {
    count(list.size());
    for (const ObjectId& each : list) id(each);
  }
  void person(const GitPerson& person) {
    out_.text(person.name);
    out_.text(person.email);
  }
  void time(const std::optional<Timestamp>& time) {
    flag(time.has_value());
    if (!time) return;
    wide(static_cast<uint64_t>(time->seconds));
    out_.number(static_cast<uint32_t>(time->offset_minutes));
  }
  void commit(const Commit& commit) {
    id(commit.id);
    ids(commit.parents);
    person(commit.author);
    time(commit.authored);
    person(commit.committer);
    time(commit.committed);
    out_.text(commit.subject);
    count(commit.trailers.size());
    for (const Trailer& each : commit.trailers) {
      out_.text(each.key);
      out_.text(each.value);
    }
    flag(commit.boundary);
    flag(commit.above_cut);
    flag(commit.landed_by.has_value());
    out_.number(commit.landed_by.value_or(0));
  }
  void revision(const Revision& revision) {
    out_.number(revision.commit);
    out_.number(static_cast<uint32_t>(revision.change));
    id(revision.blob);
    out_.text(revision.path);
    out_.text(revision.previous_path);
    ids(revision.before);
  }

  ByteWriter out_;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : in_(bytes) {}

  std::optional<History> read() {
    History history;
    history.commits.resize(in_.count());
    for (Commit& each : history.commits) commit(each, history.commits.size());
    for (uint32_t left = in_.count(); left > 0; --left) {
      FileHistory& file = history.files[std::string(in_.text())];
      file.path = in_.text();
      file.truncated = flag();
      file.revisions.resize(in_.count());
      for (Revision& each : file.revisions) revision(each, history.commits.size());
    }
    history.trailed.resize(in_.count());
    for (uint32_t& each : history.trailed) each = place(history.commits.size());
    history.shallow = flag();
    history.commits_walked = wide();
    history.notes.resize(in_.count());
    for (std::string& each : history.notes) each = in_.text();
    if (!in_.done()) return std::nullopt;
    return history;
  }

 private:
  bool flag() { return in_.number_below(2) != 0; }
  uint32_t place(size_t commits) { return in_.number_below(static_cast<uint32_t>(commits)); }
  uint64_t wide() {
    const uint64_t high = in_.number();
    return high << 32 | in_.number();
  }
  ObjectId id() {
    ObjectId id;
    const std::string_view bytes = in_.text();
    if (bytes.size() == id.bytes.size()) {
      std::ranges::copy(bytes, id.bytes.begin());
    } else {
      in_.fail();
    }
    return id;
  }
  std::vector<ObjectId> ids() {
    std::vector<ObjectId> list(in_.count());
    for (ObjectId& each : list) each = id();
    return list;
  }
  GitPerson person() {
    GitPerson person;
    person.name = in_.text();
    person.email = in_.text();
    return person;
  }
  std::optional<Timestamp> time() {
    if (!flag()) return std::nullopt;
    Timestamp time;
    time.seconds = static_cast<int64_t>(wide());
    time.offset_minutes = static_cast<int>(in_.number());
    return time;
  }
  void commit(Commit& commit, size_t commits) {
    commit.id = id();
    commit.parents = ids();
    commit.author = person();
    commit.authored = time();
    commit.committer = person();
    commit.committed = time();
    commit.subject = in_.text();
    commit.trailers.resize(in_.count());
    for (Trailer& each : commit.trailers) {
      each.key = in_.text();
      each.value = in_.text();
    }
    commit.boundary = flag();
    commit.above_cut = flag();
    const bool landed = flag();
    const uint32_t by = place(commits);
    if (landed) commit.landed_by = by;
  }
  void revision(Revision& revision, size_t commits) {
    revision.commit = place(commits);
    revision.change =
        static_cast<ChangeKind>(in_.number_below(static_cast<uint32_t>(ChangeKind::kDeleted) + 1));
    revision.blob = id();
    revision.path = in_.text();
    revision.previous_path = in_.text();
    revision.before = ids();
  }

  ByteReader in_;
};

}  // namespace

std::string history_bytes(const History& history) { return Writer().write(history); }

std::optional<History> read_history_bytes(std::string_view bytes) { return Reader(bytes).read(); }

std::string history_key(const Repository& repository, const ObjectId& start,
                        const HistoryOptions& options, const std::vector<std::string>& wanted) {
  PartHash hash;
  const Repository::Impl& impl = repository.impl();
  const DiskFileSystem disk;
  if (const auto cuts = disk.read(join_path(impl.common_directory, "shallow"))) hash.add(*cuts);
  std::map<ObjectId, ObjectId> replaced(impl.replaced.begin(), impl.replaced.end());
  for (const auto& [from, to] : replaced) hash.add(from.hex()).add(to.hex());
  hash.add(options.mailmap == MailmapSource::kStart ? Mailmap::text_of(repository, start)
                                                    : Mailmap::text_of(repository));
  for (const std::string& each : options.folders) hash.add(each);
  hash.add("|");
  for (const std::string& each : wanted) hash.add(each);
  hash.add(options.trailer);
  hash.add_number(static_cast<uint64_t>(options.rename_similarity))
      .add_number(options.rename_pairs);
  return cache_key(start.bytes, hash.value());
}

}  // namespace debrief
