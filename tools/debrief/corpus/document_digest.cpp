#include "debrief/corpus/document_digest.h"

#include "debrief/git/part_digest.h"

namespace debrief {
namespace {

class DigestWriter {
 public:
  explicit DigestWriter(const History* history) : history_(history) {}

  void add(const DocumentHistory& history) {
    for (const auto& date : {history.first_seen, history.first_written, history.landed,
                             history.updated, history.known_since}) {
      add(date);
    }
    digest_.add_flag(history.truncated)
        .add_flag(history.lacks_contents)
        .add_flag(history.uncommitted)
        .add_all(history.authors);
    digest_.add_number(history.revisions.size());
    for (const Revision& revision : history.revisions) add(revision);
    digest_.add_number(history.counts.size());
    for (const bool counts : history.counts) digest_.add_flag(counts);
    digest_.add_flag(history.life != nullptr);
    if (history.life) add(*history.life);
  }

  PartDigest& digest() { return digest_; }

 private:
  void add(const std::optional<Timestamp>& date) {
    digest_.add_flag(date.has_value());
    if (date) {
      digest_.add_number(static_cast<uint64_t>(date->seconds))
          .add_number(static_cast<uint64_t>(date->offset_minutes));
    }
  }

  /// The id stands for all that the commit itself says; mailmap and walk say the rest.
  void add_commit(uint32_t index) {
    const Commit& commit = history_->commits[index];
    digest_.add(commit.id).add(commit.author.name).add(commit.committer.name);
    add(commit.authored);
    add(commit.committed);
    digest_.add_flag(commit.boundary).add_flag(commit.above_cut);
    digest_.add_flag(commit.landed_by.has_value());
    if (commit.landed_by) {
      const Commit& landing = history_->commits[*commit.landed_by];
      digest_.add(landing.id);
      add(landing.committed);
    }
  }

  void add(const Revision& revision) {
    add_commit(revision.commit);
    digest_.add_number(static_cast<uint64_t>(revision.change))
        .add(revision.blob)
        .add(revision.path)
        .add(revision.previous_path)
        .add_all(revision.before);
  }

  void add(const LifeMoment& moment) {
    digest_.add_flag(moment.commit.has_value());
    if (moment.commit) add_commit(*moment.commit);
    add(moment.at);
  }

  void add(const ActionLife& life) {
    digest_.add(life.last.id)
        .add(life.last.text)
        .add_number(static_cast<uint64_t>(life.last.status))
        .add(life.last.due ? absl::FormatCivilTime(*life.last.due) : std::string())
        .add(life.last.owners)
        .add_number(life.index.value_or(~size_t{0}))
        .add_flag(life.older_than_history)
        .add_number(life.slips);
    digest_.add_number(life.events.size());
    for (const ActionEvent& event : life.events) {
      digest_.add_number(static_cast<uint64_t>(event.kind)).add(event.before).add(event.after);
      add(event.moment);
    }
    digest_.add_number(life.evidence.size());
    for (const LifeMoment& moment : life.evidence) add(moment);
  }

  void add(const DocumentLife& life) {
    digest_.add_flag(life.incomplete).add(std::to_string(life.facts_drift));
    digest_.add_number(life.actions.size());
    for (const ActionLife& each : life.actions) add(each);
    digest_.add_number(life.statuses.size());
    for (const StatusChange& change : life.statuses) {
      add(change.moment);
      digest_.add_number(static_cast<uint64_t>(change.before))
          .add_number(static_cast<uint64_t>(change.after));
    }
    digest_.add_number(life.facts_edits.size());
    for (const FactsEdit& edit : life.facts_edits) {
      add(edit.moment);
      digest_.add(std::to_string(edit.share));
    }
    digest_.add_all(life.visibilities);
  }

  const History* history_;
  PartDigest digest_;
};

}  // namespace

ObjectId digest_of(const CorpusDocument& document, const Corpus& corpus) {
  DigestWriter writer(corpus.history.get());
  writer.digest().add(document.path).add(blob_id(document.document.source.bytes()));
  writer.digest().add_flag(document.history.has_value());
  if (document.history) writer.add(*document.history);
  return writer.digest().value();
}

}  // namespace debrief
