#include "debrief/corpus/document_history.h"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "debrief/base/strings.h"
#include "debrief/corpus/revision_text.h"

namespace debrief {
namespace {

constexpr std::string_view kSkipTrailer = "debrief-skip-history";
constexpr std::string_view kCoAuthorTrailer = "co-authored-by";

bool asks_to_be_skipped(const Commit& commit) {
  return std::any_of(commit.trailers.begin(), commit.trailers.end(), [](const Trailer& trailer) {
    return lower_ascii(trailer.key) == kSkipTrailer && lower_ascii(trim(trailer.value)) == "true";
  });
}

/// An instant with the offset of the clock that the document names. A date counts from its start,
/// so that nothing is called late on the strength of a date alone.
Timestamp timestamp_of(const Moment& moment) {
  const absl::Time as_utc = absl::FromCivil(moment.local, absl::UTCTimeZone());
  const absl::Time instant = moment.instant.value_or(as_utc);
  return {absl::ToUnixSeconds(instant), static_cast<int>((as_utc - instant) / absl::Minutes(1))};
}

/// What can be said of a revision when its contents may not be here.
enum class Answer { kNo, kYes, kUnknown };

/// Answers questions about contents; those that it cannot read (a partial clone) leave it unknown.
class ContentReader {
 public:
  explicit ContentReader(const HistorySource& source) : source_(source) {}

  bool lacked_contents() const { return lacked_contents_; }

  /// The `id` of the front matter; empty when there is none or it cannot be read.
  std::string identity(const Revision& revision) {
    const auto text = bytes(revision.blob);
    return text == nullptr ? std::string() : identity_of(*text);
  }

  /// Whether the revision changed what is read: it does not read as the file in any parent did.
  Answer is_content(const Revision& revision, const Commit& commit) {
    if (source_.ignored_commits.contains(commit.id.hex()) || asks_to_be_skipped(commit)) {
      return Answer::kNo;
    }
    Answer answer = Answer::kYes;
    for (const ObjectId& blob : revision.before) {
      if (blob.is_zero() || revision.blob.is_zero()) continue;
      const auto before = bytes(blob);
      const auto after = bytes(revision.blob);
      if (before == nullptr || after == nullptr) {
        answer = Answer::kUnknown;
      } else if (reads_the_same(*before, *after, source_.parse)) {
        return Answer::kNo;
      }
    }
    return answer;
  }

  Answer has_facts(const Revision& revision) {
    if (revision.blob.is_zero()) return Answer::kNo;
    const auto text = bytes(revision.blob);
    if (text == nullptr) return Answer::kUnknown;
    const Document document = parse_document(SourceFile(revision.path, *text), source_.parse);
    return facts_are_written(document, source_.prompts) ? Answer::kYes : Answer::kNo;
  }

 private:
  using Bytes = std::shared_ptr<const std::string>;

  /// The bytes of a blob; nullptr when they cannot be read. Several questions are asked about each,
  /// so they are kept as long as they are not too many.
  Bytes bytes(const ObjectId& blob) {
    if (blob.is_zero()) return nullptr;
    if (const auto found = cache_.find(blob); found != cache_.end()) return found->second;
    auto read = source_.read_blob(blob);
    if (!read) {
      lacked_contents_ = true;
      return cache_[blob] = nullptr;
    }
    if (cached_ + read->size() > kMostCached) {
      cache_.clear();
      cached_ = 0;
    }
    cached_ += read->size();
    return cache_[blob] = std::make_shared<const std::string>(*std::move(read));
  }

  static constexpr size_t kMostCached = size_t{8} << 20;

  const HistorySource& source_;
  std::map<ObjectId, Bytes> cache_;
  size_t cached_ = 0;
  bool lacked_contents_ = false;
};

/// The revisions of this incident: not those that have another `id`, nor those without one that lie
/// behind them.
std::vector<Revision> own_revisions(const std::vector<Revision>& all, const Document& document,
                                    ContentReader& reader) {
  const auto& id = document.front_matter.id;
  if (!id || id->value.empty()) return all;
  std::vector<Revision> own;
  bool is_own = true;
  for (const Revision& revision : all) {
    const std::string identity = reader.identity(revision);
    if (!identity.empty()) is_own = identity == id->value;
    if (is_own) own.push_back(revision);
  }
  return own;
}

/// When the facts were first there. Unknown when they were there at a boundary already, or may have
/// been in a revision that cannot be read.
std::optional<Timestamp> first_facts(const History& history, const std::vector<Revision>& revisions,
                                     ContentReader& reader) {
  std::optional<Timestamp> first;
  bool found = false;
  for (auto revision = revisions.rbegin(); revision != revisions.rend(); ++revision) {
    const Commit& commit = history.commit(*revision);
    if (found && !commit.boundary) continue;
    const Answer answer = reader.has_facts(*revision);
    if (answer == Answer::kNo) continue;
    if (commit.boundary || answer == Answer::kUnknown) return std::nullopt;
    first = commit.authored;
    found = true;
  }
  return first;
}

std::optional<Timestamp> landing(const History& history, const Commit& commit) {
  return commit.landed_by ? history.commits[*commit.landed_by].committed : std::nullopt;
}

/// `Name <address>` without the address.
std::string_view name_of(std::string_view person) {
  return trim(person.substr(0, person.find('<')));
}

void add_author(std::vector<std::string>& authors, std::string_view name) {
  if (name.empty() || name.ends_with("[bot]")) return;
  if (std::find(authors.begin(), authors.end(), name) == authors.end()) authors.emplace_back(name);
}

void add_authors(std::vector<std::string>& authors, const Commit& commit) {
  add_author(authors, commit.author.name);
  for (const Trailer& trailer : commit.trailers) {
    if (lower_ascii(trailer.key) == kCoAuthorTrailer) add_author(authors, name_of(trailer.value));
  }
}

/// When the newest change landed that readers see. Unknown when a commit that is not here, or one
/// whose contents are not, may have made a newer one.
std::optional<Timestamp> last_update(const History& history, const std::vector<Revision>& revisions,
                                     bool truncated, ContentReader& reader) {
  for (const Revision& revision : revisions) {
    const Commit& commit = history.commit(revision);
    if (commit.boundary || (truncated && !commit.above_cut)) return std::nullopt;
    const bool is_first = !truncated && &revision == &revisions.back();
    const Answer answer = is_first ? Answer::kYes : reader.is_content(revision, commit);
    if (answer == Answer::kUnknown) return std::nullopt;
    if (answer == Answer::kYes) return landing(history, commit);
  }
  return std::nullopt;
}

void set_known_since(const Commit& boundary, DocumentHistory& result) {
  result.truncated = true;
  if (!boundary.committed) return;
  result.known_since =
      std::min(result.known_since.value_or(*boundary.committed), *boundary.committed);
}

}  // namespace

DocumentHistory document_history(const HistorySource& source, const std::string& path,
                                 const Document& document) {
  DocumentHistory result;
  if (document.written) result.first_written = timestamp_of(*document.written);
  const auto file = source.history.files.find(path);
  if (file == source.history.files.end()) return result;
  const History& history = source.history;
  ContentReader reader(source);
  const std::vector<Revision> all = own_revisions(file->second.revisions, document, reader);
  if (all.empty()) return result;
  for (const Revision& revision : all) {
    const Commit& commit = history.commit(revision);
    if (commit.boundary) {
      set_known_since(commit, result);
    } else {
      result.revisions.push_back(revision);
    }
  }
  if (!result.truncated) {
    const Commit& first = history.commit(all.back());
    result.first_seen = first.authored;
    result.landed = landing(history, first);
  }
  if (!document.written) {
    result.first_written = document.mode == DocumentMode::kLegacy
                               ? result.first_seen
                               : first_facts(history, all, reader);
  }
  result.updated = last_update(history, all, result.truncated, reader);
  for (auto revision = result.revisions.rbegin(); revision != result.revisions.rend(); ++revision) {
    const Commit& commit = history.commit(*revision);
    const bool is_first = !result.truncated && revision == result.revisions.rbegin();
    if (is_first || reader.is_content(*revision, commit) == Answer::kYes) {
      add_authors(result.authors, commit);
    }
  }
  result.lacks_contents = reader.lacked_contents();
  return result;
}

}  // namespace debrief
