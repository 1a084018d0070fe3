// The log of a post-mortem for programs.

#include "debrief/base/strings.h"
#include "debrief/corpus/recurrence.h"
#include "debrief/record/life_report.h"
#include "debrief/record/values.h"

namespace debrief {
namespace {

using Json = nlohmann::ordered_json;

class LifeJson {
 public:
  LifeJson(const CorpusDocument& source, const Corpus& corpus)
      : source_(source), corpus_(corpus), life_(source.history->life.get()) {}

  Json make() const {
    const Document& document = source_.document;
    const DocumentHistory& history = *source_.history;
    Json out = {{"version", 1},
                {"id", document.id},
                {"path", source_.path},
                {"title", document.title},
                {"status", text_or_null(status_name(document.status))},
                {"first_seen", date_json(history.first_seen)},
                {"first_written", date_json(history.first_written)},
                {"landed", date_json(history.landed)},
                {"published", Json()},
                {"updated", date_json(history.updated)},
                {"truncated", history.truncated},
                {"known_since", date_json(history.known_since)},
                {"lacks_contents", history.lacks_contents},
                {"uncommitted", history.uncommitted},
                {"revisions", revisions(history)},
                {"statuses", Json::array()},
                {"facts_edits", Json::array()},
                {"facts_drift", 0},
                {"actions", Json::array()},
                {"recurrences", Json::array()}};
    for (const Recurrence& each : recurrences_of(source_, corpus_)) {
      out["recurrences"].push_back(recurrence(each));
    }
    if (life_ == nullptr) return out;
    if (const auto published = life_->published()) out["published"] = date_json(published->at);
    for (const StatusChange& each : life_->statuses) out["statuses"].push_back(status(each));
    for (const FactsEdit& each : life_->facts_edits) out["facts_edits"].push_back(edit(each));
    out["facts_drift"] = life_->facts_drift;
    for (const ActionLife& each : life_->actions) out["actions"].push_back(action(each));
    return out;
  }

 private:
  static std::string_view change_name(ChangeKind kind) {
    switch (kind) {
      case ChangeKind::kAdded:
        return "added";
      case ChangeKind::kModified:
        return "modified";
      case ChangeKind::kRenamed:
        return "renamed";
      case ChangeKind::kDeleted:
        return "deleted";
    }
    return {};
  }

  Json revisions(const DocumentHistory& history) const {
    Json list = Json::array();
    for (size_t i = history.revisions.size(); i-- > 0;) {
      const Revision& revision = history.revisions[i];
      const Commit& commit = corpus_.history->commit(revision);
      list.push_back({{"commit", commit.id.hex()},
                      {"author", text_or_null(commit.author.name)},
                      {"authored", date_json(commit.authored)},
                      {"subject", commit.subject},
                      {"change", change_name(revision.change)},
                      {"path", revision.path},
                      {"previous_path", text_or_null(revision.previous_path)},
                      {"counts", bool{history.counts[i]}}});
    }
    return list;
  }

  Json moment(const LifeMoment& moment) const {
    Json commit;
    if (moment.commit) commit = corpus_.history->commits[*moment.commit].id.hex();
    return {{"commit", commit}, {"at", date_json(moment.at)}};
  }

  Json status(const StatusChange& change) const {
    Json out = moment(change.moment);
    out["before"] = text_or_null(status_name(change.before));
    out["after"] = text_or_null(status_name(change.after));
    return out;
  }

  Json edit(const FactsEdit& edit) const {
    Json out = moment(edit.moment);
    out["share"] = edit.share;
    return out;
  }

  Json action(const ActionLife& life) const {
    Json due;
    if (life.last.due) due = absl::FormatCivilTime(*life.last.due);
    Json out = {{"id", text_or_null(life.last.id)},
                {"text", life.last.text},
                {"status", action_status_name(life.last.status)},
                {"owners", text_or_null(life.last.owners)},
                {"due", due},
                {"here", life.index.has_value()},
                {"opened", date_json(life.opened())},
                {"closed", date_json(life.closed())},
                {"slips", life.slips},
                {"older_than_history", life.older_than_history},
                {"evidence", Json::array()},
                {"events", Json::array()}};
    for (const LifeMoment& each : life.evidence) {
      Json shown = moment(each);
      shown["subject"] = corpus_.history->commits[*each.commit].subject;
      out["evidence"].push_back(std::move(shown));
    }
    for (const ActionEvent& each : life.events) {
      Json shown = {{"kind", action_event_name(each.kind)}};
      shown.update(moment(each.moment));
      shown["before"] = text_or_null(each.before);
      shown["after"] = text_or_null(each.after);
      out["events"].push_back(std::move(shown));
    }
    return out;
  }

  Json recurrence(const Recurrence& recurrence) const {
    const Document& earlier = recurrence.earlier->document;
    const Factor& factor = source_.document.factors[recurrence.factor];
    Json open = Json::array();
    for (const uint32_t each : recurrence.open_actions) {
      const Action& action = earlier.actions[each];
      open.push_back({{"id", text_or_null(action.id)}, {"text", action.text}});
    }
    return {{"factor", text_or_null(factor.id)},
            {"kind", factor.kind},
            {"incident", earlier.id},
            {"path", recurrence.earlier->path},
            {"earlier_factor", text_or_null(earlier.factors[recurrence.earlier_factor].id)},
            {"open_actions", std::move(open)}};
  }

  const CorpusDocument& source_;
  const Corpus& corpus_;
  const DocumentLife* life_;
};

}  // namespace

std::string life_json(const CorpusDocument& document, const Corpus& corpus) {
  return json_text(LifeJson(document, corpus).make());
}

}  // namespace debrief
