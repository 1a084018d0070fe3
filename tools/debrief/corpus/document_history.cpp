#include "debrief/corpus/document_history.h"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "debrief/base/stable_hash.h"
#include "debrief/base/strings.h"
#include "debrief/corpus/life.h"
#include "debrief/corpus/revision_card.h"
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

/// Whether a commit asks not to count as an update.
bool is_skipped(const HistorySource& source, const Commit& commit) {
  return source.ignored_commits.contains(commit.id.hex()) || asks_to_be_skipped(commit);
}

/// Answers questions about contents; those that it cannot read (a partial clone) leave it unknown.
class ContentReader {
 public:
  ContentReader(const HistorySource& source, const ReadDocument& read)
      : source_(source),
        path_(read.path),
        way_(stable_hash(path_, source.fingerprint())),
        today_(card_of(read.document, source.prompts)),
        today_blob_(blob_id(read.document.source.bytes())) {}

  /// What the document says that was read.
  const RevisionCard& today() const { return today_; }

  bool lacked_contents() const { return lacked_contents_; }

  /// What a blob says; nullptr when it cannot be read. Stays valid.
  const RevisionCard* card(const ObjectId& blob) {
    if (blob.is_zero()) return nullptr;
    if (blob == today_blob_) return &today_;
    const auto [at, is_new] = cards_.try_emplace(blob);
    if (is_new) at->second = read(blob);
    if (!at->second) lacked_contents_ = true;
    return at->second ? &*at->second : nullptr;
  }

  /// The `id` of the front matter; empty when there is none or it cannot be read.
  std::string identity(const Revision& revision) {
    const RevisionCard* const known = card(revision.blob);
    return known == nullptr ? std::string() : known->id;
  }

  /// Whether the revision changed what is read: it does not read as the file in any parent did.
  Answer is_content(const Revision& revision, const Commit& commit) {
    if (is_skipped(source_, commit)) return Answer::kNo;
    Answer answer = Answer::kYes;
    for (const ObjectId& blob : revision.before) {
      if (blob.is_zero() || revision.blob.is_zero()) continue;
      const RevisionCard* const before = card(blob);
      const RevisionCard* const after = card(revision.blob);
      if (before == nullptr || after == nullptr) {
        answer = Answer::kUnknown;
      } else if (reads_the_same(*before, *after)) {
        return Answer::kNo;
      }
    }
    return answer;
  }

  Answer has_facts(const Revision& revision) {
    if (revision.blob.is_zero()) return Answer::kNo;
    const RevisionCard* const known = card(revision.blob);
    if (known == nullptr) return Answer::kUnknown;
    return known->facts_written ? Answer::kYes : Answer::kNo;
  }

 private:
  /// The card as it was kept, else made of the blob's bytes.
  std::optional<RevisionCard> read(const ObjectId& blob) const {
    if (source_.cache == nullptr) return make(blob);
    constexpr std::string_view kShelf = "cards";
    const std::string key = cache_key(blob.bytes, way_);
    if (const auto kept = source_.cache->find(kShelf, key)) {
      if (auto card = read_card(*kept)) return card;
    }
    auto card = make(blob);
    if (card) source_.cache->keep(kShelf, key, card_bytes(*card));
    return card;
  }

  std::optional<RevisionCard> make(const ObjectId& blob) const {
    auto bytes = source_.read_blob(blob);
    if (!bytes) return std::nullopt;
    ParseOptions options = source_.parse;
    options.scope = ParseScope::kLife;
    return card_of(parse_document(SourceFile(path_, *std::move(bytes)), options), source_.prompts);
  }

  const HistorySource& source_;
  const std::string& path_;
  uint64_t way_;  ///< hash of all that decides how a blob reads: the name of its file among it
  RevisionCard today_;
  ObjectId today_blob_;
  std::map<ObjectId, std::optional<RevisionCard>> cards_;
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

/// The life of the document, with what commits elsewhere say of its actions.
std::shared_ptr<const DocumentLife> life_of(const HistorySource& source, const ReadDocument& read,
                                            const std::vector<Revision>& revisions,
                                            ContentReader& reader) {
  DocumentLife life =
      tell_life({.history = source.history,
                 .revisions = revisions,
                 .card = [&](const ObjectId& blob) { return reader.card(blob); },
                 .is_skipped = [&](const Commit& commit) { return is_skipped(source, commit); },
                 .today = reader.today(),
                 .head = read.head,
                 .uncommitted = read.uncommitted});
  for (ActionLife& action : life.actions) {
    const auto found = source.evidence.find({read.document.id, action.last.id});
    if (action.last.id.empty() || found == source.evidence.end()) continue;
    for (const uint32_t commit : found->second) {
      action.evidence.push_back({commit, source.history.commits[commit].authored});
    }
  }
  return std::make_shared<const DocumentLife>(std::move(life));
}

}  // namespace

uint64_t HistorySource::fingerprint() const {
  PartHash hash;
  for (const std::string& each : prompts) hash.add(each);
  hash.add("|");
  for (const auto& [role, aliases] : parse.headings) {
    hash.add(role_name(role));
    for (const std::string& each : aliases) hash.add(each);
  }
  hash.add(parse.timezone).add_number(parse.markdown.document_bytes);
  return hash.value();
}

ActionEvidence evidence_of(const History& history) {
  ActionEvidence evidence;
  for (const uint32_t index : history.trailed) {
    for (const Trailer& trailer : history.commits[index].trailers) {
      if (lower_ascii(trailer.key) != lower_ascii(kActionTrailer)) continue;
      for (std::string_view name : split(trailer.value, ',')) {
        name = trim(name);
        const size_t slash = name.rfind('/');
        if (slash == std::string_view::npos) continue;
        evidence[{std::string(name.substr(0, slash)), std::string(name.substr(slash + 1))}]
            .push_back(index);
      }
    }
  }
  return evidence;
}

DocumentHistory document_history(const HistorySource& source, const ReadDocument& read) {
  DocumentHistory result;
  const Document& document = read.document;
  result.uncommitted = read.uncommitted;
  if (document.written) result.first_written = timestamp_of(*document.written);
  const auto file = source.history.files.find(read.path);
  if (file == source.history.files.end()) return result;
  const History& history = source.history;
  ContentReader reader(source, read);
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
    result.first_written = first_facts(history, all, reader);
    // Of one in a form of which no text is seen at all it is known that it was there.
    const bool is_unseen = document.mode == DocumentMode::kLegacy && !result.first_written &&
                           !facts_are_written(document, source.prompts);
    if (is_unseen) result.first_written = result.first_seen;
  }
  result.updated = last_update(history, all, result.truncated, reader);
  for (const Revision& revision : result.revisions) {
    const bool is_first = !result.truncated && &revision == &result.revisions.back();
    result.counts.push_back(is_first ||
                            reader.is_content(revision, history.commit(revision)) == Answer::kYes);
  }
  for (size_t i = result.revisions.size(); i-- > 0;) {
    if (result.counts[i]) add_authors(result.authors, history.commit(result.revisions[i]));
  }
  result.life = life_of(source, read, all, reader);
  result.lacks_contents = reader.lacked_contents();
  return result;
}

}  // namespace debrief
