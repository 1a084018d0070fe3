// The trace for people: a matrix for one document, a line each for many, and Markdown.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/postmortem/trace.h"
#include "debrief/record/columns.h"
#include "debrief/record/markdown_text.h"
#include "debrief/record/title_lines.h"
#include "debrief/record/trace_report.h"
#include "debrief/text/utf8.h"
#include "debrief/text/visible.h"

namespace debrief {
namespace {

constexpr std::string_view kHangs = "hangs in the air";
constexpr size_t kMostNames = 5;

std::string padded(std::string text, size_t width) {
  const size_t has = display_width(text);
  if (has < width) text.append(width - has, ' ');
  return text;
}

/// `●` done, `◐` in progress, `○` open.
std::string_view mark_of(ActionStatus status, bool utf8) {
  switch (status) {
    case ActionStatus::kDone:
      return utf8 ? "●" : "x";
    case ActionStatus::kInProgress:
      return utf8 ? "◐" : "~";
    default:
      return utf8 ? "○" : "o";
  }
}

std::string words_of(ActionStatus status) {
  return status == ActionStatus::kInProgress ? "in progress"
                                             : std::string(action_status_name(status));
}

constexpr std::string_view kAccepted = "accepted";

std::string acceptance(const Traced& traced) {
  return concat(kAccepted, traced.accepted->empty() ? "" : ": ", *traced.accepted);
}

/// The names of those that hang in the air, as far as there is room for them.
std::string names_in_the_air(const std::vector<Traced>& list, const std::vector<std::string>& all) {
  std::vector<std::string> names;
  for (size_t i = 0; i < list.size(); ++i) {
    if (list[i].state == Traced::State::kInTheAir) names.push_back(all[i]);
  }
  if (names.size() > kMostNames) {
    names.resize(kMostNames);
    names.emplace_back("…");
  }
  return join(names, ", ");
}

std::string sum_of(std::string_view what, const std::vector<Traced>& list,
                   const std::vector<std::string>& names) {
  const Trace::Counts counts = Trace::count(list);
  std::vector<std::string> parts;
  if (counts.less_likely > 0) parts.push_back(concat(counts.less_likely, " made less likely"));
  if (counts.accepted > 0) parts.push_back(concat(counts.accepted, " accepted"));
  if (counts.in_the_air > 0)
    parts.push_back(concat(counts.in_the_air, counts.in_the_air == 1 ? " hangs" : " hang",
                           " in the air (", names_in_the_air(list, names), ")"));
  if (parts.empty()) return concat("no ", what, "s");
  return concat(counted(counts.total, what), ": ", join(parts, ", "));
}

class Matrix {
 public:
  Matrix(const CorpusDocument& source, const Terminal& terminal)
      : source_(source),
        document_(source.document),
        terminal_(terminal),
        trace_(trace_of(document_)),
        facts_(fact_names(document_)),
        factors_(factor_names(document_)),
        actions_(action_names(document_)) {
    for (uint32_t i = 0; i < document_.actions.size(); ++i) {
      if (document_.actions[i].status != ActionStatus::kDeclined) shown_.push_back(i);
    }
    measure();
  }

  std::string make() {
    append(out_, title_lines(document_, terminal_));
    part("Facts", trace_.facts, facts_,
         [&](size_t i) -> const std::string& { return document_.facts[i].text; });
    part("Factors", trace_.factors, factors_,
         [&](size_t i) -> const std::string& { return document_.factors[i].text; });
    actions();
    accepted();
    notes();
    append(out_, "\n", visible(trace_sum(document_)), "\n");
    return std::move(out_);
  }

 private:
  /// The widths of names, actions and of what is left for text.
  void measure() {
    for (const std::string& name : facts_) widen(names_, name);
    for (const std::string& name : factors_) widen(names_, name);
    for (const uint32_t action : shown_) widen(action_, actions_[action]);
    const auto columns = static_cast<size_t>(std::max(terminal_.columns, 40));
    constexpr size_t kLeastText = 34;
    const size_t least = display_width(kHangs);
    answer_ = std::max(shown_.size() * (action_ + kBetween), least);
    matrix_ = !shown_.empty() && kIndent + names_ + kBetween + kLeastText + answer_ <= columns;
    if (!matrix_) answer_ = std::max(least, columns / 3);
    const size_t others = kIndent + names_ + 2 * kBetween + answer_;
    text_ = std::max(kLeastText / 2, columns - std::min(columns, others));
  }

  static void widen(size_t& width, const std::string& name) {
    width = std::max(width, display_width(visible(name)));
  }

  template <typename Text>
  void part(std::string_view title, const std::vector<Traced>& list,
            const std::vector<std::string>& names, const Text& text_of) {
    if (list.empty()) return;
    append(out_, "\n", strong(), title, plain());
    if (matrix_) {
      std::string head;
      for (const uint32_t action : shown_)
        append(head, padded(visible(actions_[action]), action_ + kBetween));
      const size_t before = kIndent + names_ + 2 * kBetween + text_;
      append(out_, std::string(before - display_width(title), ' '), trim(head));
    }
    out_ += '\n';
    for (size_t i = 0; i < list.size(); ++i) {
      std::string line(kIndent, ' ');
      append(line, padded(visible(names[i]), names_ + kBetween));
      append(line,
             padded(cut_to_width(visible(text_of(i)), text_, terminal_.utf8), text_ + kBetween));
      append(line, cut_to_width(answer(list[i]), answer_, terminal_.utf8));
      while (line.ends_with(' ')) line.pop_back();
      append(out_, line, "\n");
    }
  }

  std::string answer(const Traced& traced) const {
    if (traced.state == Traced::State::kInTheAir) return std::string(kHangs);
    if (traced.state == Traced::State::kAccepted) return std::string(kAccepted);
    std::string cells;
    auto link = traced.links.begin();
    for (const uint32_t action : shown_) {
      while (link != traced.links.end() && link->action < action) ++link;
      const bool here = link != traced.links.end() && link->action == action;
      const std::string_view mark = mark_of(document_.actions[action].status, terminal_.utf8);
      if (matrix_) {
        append(cells, padded(std::string(here ? mark : ""), action_ + kBetween));
      } else if (here) {
        append(cells, cells.empty() ? "" : " ", mark, " ", visible(actions_[action]));
      }
    }
    return cells;
  }

  void actions() {
    if (shown_.empty()) return;
    append(out_, "\n", strong(), "Actions", plain(), "\n");
    Columns columns(terminal_, kIndent);
    for (const uint32_t i : shown_) {
      const Action& action = document_.actions[i];
      columns.add({actions_[i],
                   concat(mark_of(action.status, terminal_.utf8), " ", words_of(action.status)),
                   action.text});
    }
    out_ += columns.text();
  }

  /// The reasons, whole.
  void accepted() {
    std::string reasons;
    const auto add = [&](const std::vector<Traced>& list, const std::vector<std::string>& names) {
      for (size_t i = 0; i < list.size(); ++i) {
        if (list[i].state != Traced::State::kAccepted || list[i].accepted->empty()) continue;
        append(reasons, std::string(kIndent, ' '), padded(visible(names[i]), names_ + kBetween),
               visible(*list[i].accepted), "\n");
      }
    };
    add(trace_.facts, facts_);
    add(trace_.factors, factors_);
    if (!reasons.empty()) append(out_, "\n", strong(), "Accepted", plain(), "\n", reasons);
  }

  void notes() {
    std::string notes;
    for (const uint32_t row : trace_.unplaced) {
      const std::string subject =
          cut_to_width(visible(document_.check_back[row].subject), text_, terminal_.utf8);
      append(notes, "the check-back speaks of “", subject,
             "”, which is none of the facts and factors\n");
    }
    const bool asked = document_.section(SectionRole::kCheckBack) != nullptr;
    if (!asked && Trace::count(trace_.facts).in_the_air > 0)
      append(notes, "there is no check-back yet; a section of this name leads facts to actions:\n",
             "  - ", visible(facts_.front()), " → A1, A2\n");
    if (!notes.empty()) append(out_, "\n", notes);
  }

  std::string_view strong() const { return terminal_.colour ? "\x1b[1m" : ""; }
  std::string_view plain() const { return terminal_.colour ? "\x1b[0m" : ""; }

  static constexpr size_t kIndent = 2, kBetween = 2;

  const CorpusDocument& source_;
  const Document& document_;
  const Terminal& terminal_;
  const Trace trace_;
  const std::vector<std::string> facts_, factors_, actions_;  ///< their names
  std::vector<uint32_t> shown_;                               ///< the actions that stand
  size_t names_ = 0, action_ = 0, text_ = 0, answer_ = 0;
  bool matrix_ = true;
  std::string out_;
};

std::string count_or_none(size_t count, bool utf8) {
  return count == 0 ? (utf8 ? "–" : "-") : std::to_string(count);
}

}  // namespace

std::string trace_sum(const Document& document) {
  const Trace trace = trace_of(document);
  return concat(sum_of("fact", trace.facts, fact_names(document)), "; ",
                sum_of("factor", trace.factors, factor_names(document)));
}

std::string trace_text(const CorpusDocument& document, const Terminal& terminal) {
  return Matrix(document, terminal).make();
}

std::string trace_overview(const TracedDocuments& documents, const Terminal& terminal) {
  Columns columns(terminal, 1, 0);
  columns.add({"incident", "facts", "in the air", "factors", "in the air"});
  Trace::Counts facts, factors;
  for (const CorpusDocument* each : documents) {
    const Trace trace = trace_of(each->document);
    const auto add = [](Trace::Counts& sum, const Trace::Counts& more) {
      sum.total += more.total;
      sum.in_the_air += more.in_the_air;
    };
    const Trace::Counts of_facts = Trace::count(trace.facts);
    const Trace::Counts of_factors = Trace::count(trace.factors);
    add(facts, of_facts);
    add(factors, of_factors);
    const auto cell = [&](size_t count) { return count_or_none(count, terminal.utf8); };
    columns.add({each->document.id, cell(of_facts.total), cell(of_facts.in_the_air),
                 cell(of_factors.total), cell(of_factors.in_the_air)});
  }
  const std::string_view dot = terminal.utf8 ? " · " : " - ";
  return concat(columns.text(), counted(documents.size(), "post-mortem"), ": ",
                counted(facts.total, "fact"), ", ", facts.in_the_air, " in the air; ",
                counted(factors.total, "factor"), ", ", factors.in_the_air, " in the air", dot,
                "debrief trace ID\n");
}

std::string trace_markdown(const TracedDocuments& documents) {
  std::string out = "## Trace\n";
  for (const CorpusDocument* each : documents) {
    const Document& document = each->document;
    const Trace trace = trace_of(document);
    const std::vector<std::string> facts = fact_names(document), factors = factor_names(document),
                                   actions = action_names(document);
    append(out, "\n### [", markdown_text(document.title), "](", markdown_target(each->path, 1),
           ")\n\n| | Fact or factor | What the actions do |\n|---|---|---|\n");
    const auto row = [&](const std::string& name, std::string_view text, const Traced& traced) {
      std::vector<std::string> answers;
      for (const TraceLink& link : traced.links)
        answers.push_back(concat(markdown_text(actions[link.action]), " ",
                                 words_of(document.actions[link.action].status)));
      std::string answer = join(answers, ", ");
      if (traced.state == Traced::State::kAccepted) answer = markdown_text(acceptance(traced));
      if (traced.state == Traced::State::kInTheAir) answer = concat("**", kHangs, "**");
      append(out, "| ", markdown_text(name), " | ", markdown_text(text), " | ", answer, " |\n");
    };
    for (size_t i = 0; i < trace.facts.size(); ++i)
      row(facts[i], document.facts[i].text, trace.facts[i]);
    for (size_t i = 0; i < trace.factors.size(); ++i)
      row(factors[i], document.factors[i].text, trace.factors[i]);
    append(out, "\n", markdown_text(trace_sum(document)), "\n");
  }
  return out;
}

}  // namespace debrief
