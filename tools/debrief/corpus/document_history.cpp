#include "debrief/corpus/document_history.h"

#include <algorithm>
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

class RevisionReader {
 public:
  RevisionReader(const HistorySource& source, const DocumentHistory& result)
      : source_(source), revisions_(result.revisions), truncated_(result.truncated) {}

  const Commit& commit(size_t index) const { return source_.history.commit(revisions_[index]); }
  size_t oldest() const { return revisions_.size() - 1; }

  /// Whether this revision is the first that is known, and others came before it.
  bool is_boundary(size_t index) const { return truncated_ && index == oldest(); }

  /// Whether the revision changed what is read. The first one always did. A blob that cannot be
  /// read (a partial clone) leaves a change that git is sure of.
  bool is_content(size_t index) {
    if (index == oldest()) return true;
    const Commit& at = commit(index);
    if (source_.ignored_commits.contains(at.id.hex()) || asks_to_be_skipped(at)) return false;
    const auto after = bytes(index);
    const auto before = bytes(index + 1);
    return after == nullptr || before == nullptr || !reads_the_same(*before, *after, source_.parse);
  }

  bool has_facts(size_t index) {
    const auto text = bytes(index);
    if (text == nullptr) return false;
    return facts_are_written(
        parse_document(SourceFile(revisions_[index].path, *text), source_.parse));
  }

 private:
  /// The bytes of a revision, the last two of which are kept; nullptr when they cannot be read.
  std::shared_ptr<const std::string> bytes(size_t index) {
    for (const auto& [held, text] : cache_) {
      if (held == index) return text;
    }
    std::shared_ptr<const std::string> text;
    const ObjectId& blob = revisions_[index].blob;
    if (!blob.is_zero()) {
      if (auto read = source_.read_blob(blob)) {
        text = std::make_shared<const std::string>(*std::move(read));
      }
    }
    cache_[1] = std::exchange(cache_[0], {index, text});
    return text;
  }

  const HistorySource& source_;
  const std::vector<Revision>& revisions_;
  bool truncated_;
  std::pair<size_t, std::shared_ptr<const std::string>> cache_[2] = {{SIZE_MAX, {}},
                                                                     {SIZE_MAX, {}}};
};

std::optional<Timestamp> first_written(RevisionReader& reader, const Document& document,
                                       const DocumentHistory& result) {
  if (document.written) return timestamp_of(*document.written);
  if (document.mode == DocumentMode::kLegacy) return result.first_seen;
  for (size_t i = result.revisions.size(); i-- > 0;) {
    if (!reader.has_facts(i)) continue;
    if (reader.is_boundary(i)) return std::nullopt;  // they may have been written before it
    return reader.commit(i).authored;
  }
  return std::nullopt;
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

}  // namespace

DocumentHistory document_history(const HistorySource& source, const std::string& path,
                                 const Document& document) {
  DocumentHistory result;
  const auto file = source.history.files.find(path);
  if (file != source.history.files.end()) {
    result.revisions = file->second.revisions;
    result.truncated = file->second.truncated;
  }
  if (result.revisions.empty()) {
    if (document.written) result.first_written = timestamp_of(*document.written);
    return result;
  }

  RevisionReader reader(source, result);
  const auto landed = [&](size_t index) {
    return source.history.commits[reader.commit(index).landed_by].committed;
  };
  const size_t oldest = reader.oldest();
  if (!reader.is_boundary(oldest)) {
    result.first_seen = reader.commit(oldest).authored;
    result.landed = landed(oldest);
  }
  result.first_written = first_written(reader, document, result);
  // Oldest first, for the order of authors; the last content revision that is met is the update.
  for (size_t i = result.revisions.size(); i-- > 0;) {
    if (reader.is_boundary(i) || !reader.is_content(i)) continue;
    result.updated = landed(i);
    add_authors(result.authors, reader.commit(i));
  }
  return result;
}

}  // namespace debrief
