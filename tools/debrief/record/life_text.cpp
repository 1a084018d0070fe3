// The log of a post-mortem for a terminal.

#include <algorithm>
#include <cmath>
#include <map>

#include "debrief/base/strings.h"
#include "debrief/corpus/recurrence.h"
#include "debrief/record/columns.h"
#include "debrief/record/life_report.h"
#include "debrief/record/title_lines.h"
#include "debrief/text/visible.h"

namespace debrief {
namespace {

std::string day_of(const std::optional<Timestamp>& at) {
  return at ? format_iso(*at).substr(0, 10) : std::string("unknown");
}

std::string percent(double share) {
  const auto rounded = static_cast<int>(std::lround(share * 100));
  return rounded == 0 ? "less than 1 %" : concat(rounded, " %");
}

constexpr size_t kAuthorWidth = 16;

class LifeText {
 public:
  LifeText(const CorpusDocument& source, const Corpus& corpus, const Terminal& terminal)
      : source_(source),
        history_(*source.history),
        corpus_(corpus),
        terminal_(terminal),
        life_(history_.life.get()) {}

  std::string make() {
    collect();
    std::string out = title_lines(source_.document, terminal_);
    append(out, "\n", revisions());
    append(out, actions());
    append(out, recurrences());
    return out;
  }

 private:
  void tell(const LifeMoment& moment, std::string what) {
    auto& row = moment.commit ? rows_[*moment.commit] : uncommitted_;
    row.push_back(std::move(what));
  }

  void collect() {
    if (life_ == nullptr) return;
    for (const StatusChange& each : life_->statuses) tell(each.moment, words_of(each));
    for (const FactsEdit& each : life_->facts_edits) {
      tell(each.moment, concat("facts rewritten: ", percent(each.share), " of the words"));
    }
    for (const ActionLife& action : life_->actions) {
      for (const ActionEvent& each : action.events) tell(each.moment, words_of(action, each));
      for (const LifeMoment& each : action.evidence) {
        tell(each, concat("commit for ", name_of(action), ": ",
                          corpus_.history->commits[*each.commit].subject));
      }
    }
  }

  static std::string words_of(const StatusChange& change) {
    const std::string_view after = status_name(change.after);
    if (after.empty()) return "without a status";
    if (change.before == Status::kUnknown) return concat("begins as ", after);
    return concat(status_name(change.before), " ", "→ ", after);
  }

  /// `A1`, else its words.
  static std::string name_of(const ActionLife& action) {
    if (!action.last.id.empty()) return action.last.id;
    return concat("“", action.last.text, "”");
  }

  /// `opened A1: Page below 60 %`: its words too, where it is named by its id.
  static std::string with_text(std::string_view verb, const ActionLife& action,
                               std::string_view text) {
    if (action.last.id.empty()) return concat(verb, " “", text, "”");
    return concat(verb, " ", action.last.id, ": ", text);
  }

  /// `due date of A1 2026-03-01 → 2026-03-15`, with words where one of them is missing.
  static std::string change_of(std::string_view what, const ActionLife& action,
                               const ActionEvent& event) {
    const std::string_view none = "none";
    return concat(what, " of ", name_of(action), " ", event.before.empty() ? none : event.before,
                  " → ", event.after.empty() ? none : event.after);
  }

  static std::string words_of(const ActionLife& action, const ActionEvent& event) {
    switch (event.kind) {
      case ActionEventKind::kOpened: {
        const bool is_open = event.after == action_status_name(ActionStatus::kOpen);
        return with_text(is_open ? "opened" : concat("opened as ", event.after), action,
                         text_when_opened(action));
      }
      case ActionEventKind::kRetexted:
        return with_text("reworded", action, event.after);
      case ActionEventKind::kDueChanged:
        return change_of("due date", action, event);
      case ActionEventKind::kOwnerChanged:
        return change_of("owner", action, event);
      case ActionEventKind::kVanished:
        return with_text("removed", action, event.before);
      case ActionEventKind::kReturned:
        return concat("brought back ", name_of(action));
      case ActionEventKind::kClosed:
        return concat("done ", name_of(action));
      default:
        return concat(action_event_name(event.kind), " ", name_of(action));
    }
  }

  static std::string_view text_when_opened(const ActionLife& action) {
    const auto reworded =
        std::ranges::find(action.events, ActionEventKind::kRetexted, &ActionEvent::kind);
    return reworded == action.events.end() ? action.last.text : reworded->before;
  }

  /// A line each commit with what it changed, and one more for each further change.
  std::string revisions() {
    Columns columns(terminal_, 0);
    if (history_.truncated) {
      columns.add(
          {day_of(history_.known_since), "", "", "already there; what was before is cut off"});
    }
    for (size_t i = 0; i < history_.revisions.size(); ++i) add_revision(i);
    // Commits stand newest first in the history.
    for (auto row = rows_.rbegin(); row != rows_.rend(); ++row) {
      const Commit& commit = corpus_.history->commits[row->first];
      add_rows(columns, day_of(commit.authored), commit.id.short_hex(),
               cut_to_width(commit.author.name, kAuthorWidth, terminal_.utf8), row->second);
    }
    add_rows(columns, "not committed", "", "", uncommitted_);
    return columns.text();
  }

  /// What is not told by an event: where a revision moved the file, and whether it is the first
  /// with facts. One that changed nothing else is named by its subject.
  void add_revision(size_t index) {
    const Revision& revision = history_.revisions[index];
    const Commit& commit = corpus_.history->commit(revision);
    std::vector<std::string> told;
    if (revision.change == ChangeKind::kRenamed) {
      told.push_back(concat("moved from ", revision.previous_path));
    }
    if (revision.change == ChangeKind::kDeleted) told.emplace_back("deleted");
    if (commit.authored == history_.first_written && history_.first_written) {
      told.emplace_back("facts written");
    }
    std::vector<std::string>& row = rows_[revision.commit];
    row.insert(row.begin(), told.begin(), told.end());
    if (row.empty()) row.emplace_back(history_.counts[index] ? commit.subject : "layout only");
  }

  static void add_rows(Columns& columns, std::string day, std::string commit, std::string author,
                       const std::vector<std::string>& told) {
    for (const std::string& what : told) {
      columns.add(
          {std::exchange(day, {}), std::exchange(commit, {}), std::exchange(author, {}), what});
    }
  }

  std::string actions() const {
    if (life_ == nullptr || life_->actions.empty()) return {};
    Columns columns(terminal_, 1);
    columns.add({"action", "status", "opened", "closed", "due", "slips", "text"});
    const std::string none = terminal_.utf8 ? "–" : "-";
    for (const ActionLife& each : life_->actions) {
      const std::string status =
          each.index ? std::string(action_status_name(each.last.status)) : "removed";
      const auto opened = each.opened();
      const auto closed = each.closed();
      columns.add({each.last.id.empty() ? none : each.last.id, status, day_of(opened),
                   closed || is_settled(each.last.status) ? day_of(closed) : none,
                   each.last.due ? absl::FormatCivilTime(*each.last.due) : none,
                   each.slips == 0 ? none : std::to_string(each.slips), each.last.text});
    }
    return concat("\n", columns.text());
  }

  /// The factors that earlier incidents had too, a line each.
  std::string recurrences() const {
    const std::vector<Recurrence> found = recurrences_of(source_, corpus_);
    if (found.empty()) return {};
    Columns columns(terminal_, 1);
    columns.add({"factor", "came back from", "what was to be done then"});
    for (const Recurrence& each : found) {
      const Document& earlier = each.earlier->document;
      std::vector<std::string> open;
      for (const uint32_t index : each.open_actions) {
        const Action& action = earlier.actions[index];
        open.push_back(concat(action.id, action.id.empty() ? "" : ": ", action.text));
      }
      columns.add({source_.document.factors[each.factor].kind, earlier.id,
                   open.empty() ? "nothing that is known" : join(open, "; ")});
    }
    return concat("\n", columns.text());
  }

  const CorpusDocument& source_;
  const DocumentHistory& history_;
  const Corpus& corpus_;
  const Terminal& terminal_;
  const DocumentLife* life_;
  std::map<uint32_t, std::vector<std::string>> rows_;  ///< by index into History::commits
  std::vector<std::string> uncommitted_;
};

}  // namespace

std::string life_text(const CorpusDocument& document, const Corpus& corpus,
                      const Terminal& terminal) {
  return LifeText(document, corpus, terminal).make();
}

}  // namespace debrief
