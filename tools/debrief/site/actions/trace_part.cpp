#include "debrief/site/actions/trace_part.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/postmortem/list_id.h"
#include "debrief/postmortem/trace.h"
#include "debrief/site/actions/action_table.h"
#include "debrief/site/dates.h"
#include "debrief/site/marks.h"
#include "debrief/site/parts.h"
#include "debrief/site/trimmed.h"
#include "debrief/text/cut.h"

namespace debrief {
namespace {

/// Statements are cut here, at a word.
constexpr size_t kMostFactBytes = 140, kMostFactorBytes = 60;
/// A table of more cells shows nothing to anybody.
constexpr size_t kMostCells = 1500;

std::string_view action_glyph(ActionStatus status) {
  switch (status) {
    case ActionStatus::kDone:
      return "g-disc";
    case ActionStatus::kInProgress:
      return "g-half";
    case ActionStatus::kDeclined:
      return "g-cross";
    case ActionStatus::kOpen:
      break;
  }
  return "g-ring";
}

struct VerdictLook {
  std::string_view glyph, word;
};
VerdictLook look_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::kLessLikely:
      return {"g-disc", "trace.less_likely"};
    case Verdict::kPartly:
      return {"g-half", "trace.partly"};
    case Verdict::kAccepted:
      return {"g-dash", "trace.accepted"};
    case Verdict::kAsLikely:
      break;
  }
  return {"g-ring", "trace.as_likely"};
}

class TraceWriter {
 public:
  explicit TraceWriter(const RecordContext& context)
      : context_(context),
        document_(context.document()),
        words_(context.site.words),
        trace_(context.record.trace),
        facts_(fact_names(document_)),
        factors_(factor_names(document_)),
        actions_(action_names(document_)),
        entries_(entries()) {
    const NamedEntries names(document_);
    declined_.resize(factors_.size());
    for (uint32_t i = 0; i < document_.actions.size(); ++i) {
      if (document_.actions[i].status != ActionStatus::kDeclined) continue;
      for (const auto& id : document_.actions[i].addresses) {
        if (const auto factor = names.factor(id.value)) declined_[*factor].push_back(i);
      }
    }
  }

  bool joins_anything() const {
    const auto is_joined = [](const Traced& each) {
      return !each.links.empty() || !each.factors.empty() || each.accepted.has_value();
    };
    return std::ranges::any_of(trace_.facts, is_joined) ||
           std::ranges::any_of(trace_.factors, is_joined) ||
           std::ranges::any_of(declined_, [](const auto& each) { return !each.empty(); });
  }

  SafeHtml write() {
    write_verdicts();
    const size_t rows = trace_.factors.size() + trace_.facts.size();
    const size_t cells = rows * (trace_.facts.size() + document_.actions.size());
    if (cells > kMostCells) {
      out_.raw("<p class=\"note\">").text(words_["trace.too_large"]).raw("</p>\n");
    } else if (!trace_.factors.empty() || has_direct_rows()) {
      write_table();
      write_key();
    }
    return out_.take();
  }

 private:
  std::vector<ActionEntry> entries() const {
    std::vector<const ActionView*> views;
    for (const ActionView& view : context_.record.actions) views.push_back(&view);
    return entries_of(context_.site.model, views);
  }

  std::string facts_anchor() const {
    for (const OutlineNode& node : context_.record.outline.nodes) {
      if (context_.section(node).role == SectionRole::kFacts) return concat("#", node.anchor);
    }
    return "#main";
  }

  void write_action_link(uint32_t action) {
    out_.raw("<a").attribute("href", concat("#", context_.record.actions[action].anchor)).raw(">");
    out_.text(actions_[action]).raw("</a>");
  }

  // ---- verdicts ----

  void write_verdicts() {
    if (trace_.facts.empty() && trace_.factors.empty()) return;
    if (!trace_.facts.empty()) {
      out_.raw("<p class=\"note\">").text(words_["trace.question"]).raw("</p>\n");
    }
    out_.raw("<ul class=\"verdict\">\n");
    for (size_t i = 0; i < trace_.facts.size(); ++i) {
      const std::string& text = document_.facts[i].text;
      write_verdict(trace_.facts[i], "trace.fact", facts_[i], facts_anchor(),
                    shortened(text, kMostFactBytes));
    }
    for (size_t i = 0; i < trace_.factors.size(); ++i) {
      // The table says the rest; what nothing changes is said in words.
      if (!trace_.factors[i].links.empty()) continue;
      write_verdict(trace_.factors[i], "trace.factor", factors_[i],
                    concat("#", factor_anchor(document_, i)),
                    shortened(document_.factors[i].text, kMostFactBytes));
    }
    out_.raw("</ul>\n");
  }

  void write_verdict(const Traced& traced, std::string_view kind, const std::string& name,
                     const std::string& anchor, const std::string& text) {
    const VerdictLook look = look_of(verdict_of(document_, traced));
    out_.raw("<li>").html(state_mark(look.glyph, words_[look.word])).raw("<span><a");
    out_.attribute("href", anchor).raw(">");
    out_.text(words_.say(kind, {{"name", name}})).raw("</a>, <bdi>").text(text).raw("</bdi>");
    write_grounds(traced);
    out_.raw("</span></li>\n");
  }

  void write_grounds(const Traced& traced) {
    out_.raw(" <span class=\"sub\">");
    if (traced.links.empty() && !traced.accepted) {
      out_.text(words_["trace.nothing"]);
    } else if (traced.links.empty() && traced.accepted->empty()) {
      out_.text(words_["trace.accepted_bare"]);
    } else if (traced.links.empty()) {
      out_.raw("<q dir=\"auto\">").text(without_addresses(*traced.accepted)).raw("</q>");
    }
    for (const TraceLink& link : traced.links) {
      if (&link != &traced.links.front()) out_.raw(", ");
      write_action_link(link.action);
      out_.raw(" ");
      write_action_state(link.action);
    }
    out_.raw("</span>");
  }

  /// `done since 3 Mar 2021`, `overdue by 14 d`, `in progress`, `open, due 11 Jun 2021`.
  void write_action_state(uint32_t index) {
    const ActionView& view = context_.record.actions[index];
    const Action& action = *view.action;
    if (view.overdue_days) {
      const auto days = static_cast<uint64_t>(*view.overdue_days);
      out_.raw("<span class=\"late\">").text(words_.count("trace.overdue", days));
      out_.raw("</span>");
      return;
    }
    const auto closed = closed_day(entries_[index]);
    if (action.status == ActionStatus::kDone && closed) {
      out_.html(words_html(words_["trace.done_since"], {{"day", day_html(words_, *closed)}}));
      return;
    }
    out_.text(lower_ascii(action_status_word(words_, action.status)));
    if (is_settled(action.status) || !action.due) return;
    const SafeHtml due = day_html(words_, absl::CivilDay(action.due->value.local));
    out_.raw(", ").html(words_html(words_["actions.due"], {{"day", due}}));
  }

  // ---- the table ----

  bool is_direct(const TraceLink& link) const { return !link.through.has_value(); }

  bool has_direct_rows() const {
    return std::ranges::any_of(trace_.facts, [&](const Traced& fact) {
      return std::ranges::any_of(fact.links,
                                 [&](const TraceLink& each) { return is_direct(each); });
    });
  }

  void write_table() {
    out_.raw("<div class=\"scroll\" role=\"region\" tabindex=\"0\"");
    out_.attribute("aria-label", words_["trace.table"]).raw(">\n<table class=\"trace\">\n");
    out_.raw("<caption class=\"vh\">").text(words_["trace.caption"]).raw("</caption>\n<thead>\n");
    write_head();
    out_.raw("</thead>\n<tbody>\n");
    for (size_t i = 0; i < trace_.factors.size(); ++i) write_factor(i);
    for (size_t i = 0; i < trace_.facts.size(); ++i) write_direct(i);
    out_.raw("</tbody>\n</table>\n</div>\n");
  }

  void write_cap(size_t columns, std::string_view kind, std::string_view word) {
    if (columns == 0) return;
    out_.raw("<td").attribute("class", kind);
    if (columns > 1) out_.raw(" colspan=\"").number(columns).raw("\"");
    out_.raw(">").text(word).raw("</td>");
  }

  void write_head() {
    out_.raw("<tr>");
    write_cap(facts_.size(), "cap", words_["trace.facts"]);
    write_cap(1, "cap mid", words_["trace.factors"]);
    write_cap(actions_.size(), "cap", words_["trace.actions"]);
    out_.raw("</tr>\n<tr>");
    for (const std::string& name : facts_) {
      out_.raw("<th scope=\"col\"><a").attribute("href", facts_anchor()).raw(">");
      out_.text(name).raw("</a></th>");
    }
    out_.raw("<th scope=\"col\" class=\"mid\"><span class=\"vh\">").text(words_["trace.factors"]);
    out_.raw("</span></th>");
    for (uint32_t i = 0; i < actions_.size(); ++i) {
      out_.raw("<th scope=\"col\">");
      write_action_link(i);
      out_.raw("</th>");
    }
    out_.raw("</tr>\n");
  }

  /// The cells of one side: a line runs between the middle column and the farthest mark.
  void write_facts_side(const std::vector<bool>& marked) {
    bool begun = false;
    for (size_t i = 0; i < marked.size(); ++i) {
      const bool first = marked[i] && !begun;
      begun |= marked[i];
      out_.raw("<td");
      if (begun) out_.attribute("class", first ? "from" : "ln");
      out_.raw(">");
      if (marked[i]) {
        out_.html(glyph_html("g-disc", "f"))
            .raw("<span>")
            .text(words_.say("trace.bears_on", {{"fact", facts_[i]}}));
        out_.raw("</span>");
      }
      out_.raw("</td>");
    }
  }

  void write_actions_side(const std::vector<bool>& marked) {
    const auto last = std::find(marked.rbegin(), marked.rend(), true);
    const auto end = static_cast<size_t>(marked.rend() - last);
    for (size_t i = 0; i < marked.size(); ++i) {
      out_.raw("<td");
      if (i < end) out_.attribute("class", i + 1 == end ? "to" : "ln");
      out_.raw(">");
      if (marked[i]) {
        const ActionStatus status = document_.actions[i].status;
        out_.html(glyph_html(action_glyph(status), status == ActionStatus::kDeclined ? "f" : ""));
        out_.raw("<span>")
            .text(concat(actions_[i], ", ", lower_ascii(action_status_word(words_, status))))
            .raw("</span>");
      }
      out_.raw("</td>");
    }
  }

  void write_factor(size_t index) {
    std::vector<bool> facts(facts_.size()), actions(actions_.size());
    for (size_t i = 0; i < facts.size(); ++i) {
      facts[i] = std::ranges::find(trace_.facts[i].factors, index) != trace_.facts[i].factors.end();
    }
    const Traced& factor = trace_.factors[index];
    for (const TraceLink& link : factor.links) actions[link.action] = true;
    for (const uint32_t action : declined_[index]) actions[action] = true;
    out_.raw("<tr>");
    write_facts_side(facts);
    out_.raw("<th scope=\"row\"><a");
    out_.attribute("href", concat("#", factor_anchor(document_, index))).raw(">");
    out_.text(factors_[index]).raw("</a> <span dir=\"auto\">");
    out_.text(shortened(document_.factors[index].text, kMostFactorBytes)).raw("</span>");
    if (factor.links.empty()) {
      out_.raw("<span class=\"note\">");
      out_.text(words_[factor.accepted ? "trace.accepted" : "trace.nothing"]).raw("</span>");
    }
    out_.raw("</th>");
    write_actions_side(actions);
    out_.raw("</tr>\n");
  }

  /// What changes a fact without one of its factors.
  void write_direct(size_t index) {
    std::vector<bool> facts(facts_.size()), actions(actions_.size());
    bool any = false;
    for (const TraceLink& link : trace_.facts[index].links) {
      if (!is_direct(link)) continue;
      actions[link.action] = true;
      any = true;
    }
    if (!any) return;
    facts[index] = true;
    out_.raw("<tr>");
    write_facts_side(facts);
    out_.raw("<th scope=\"row\"><span class=\"note\">");
    out_.text(words_.say("trace.direct", {{"fact", facts_[index]}})).raw("</span></th>");
    write_actions_side(actions);
    out_.raw("</tr>\n");
  }

  void write_key() {
    struct Mark {
      std::string_view kind, glyph, word;
    };
    constexpr Mark kMarks[] = {{"f", "g-disc", "trace.key.bears_on"},
                               {"acc", "g-disc", "trace.key.done"},
                               {"acc", "g-half", "trace.key.in_progress"},
                               {"acc", "g-ring", "trace.key.open"},
                               {"f", "g-cross", "trace.key.declined"}};
    out_.raw("<ul class=\"key\">");
    for (const Mark& mark : kMarks) {
      out_.raw("<li>").html(glyph_html(mark.glyph, mark.kind)).text(words_[mark.word]).raw("</li>");
    }
    out_.raw("</ul>\n");
  }

  const RecordContext& context_;
  const Document& document_;
  const Words& words_;
  const Trace& trace_;
  std::vector<std::string> facts_, factors_, actions_;
  std::vector<ActionEntry> entries_;
  std::vector<std::vector<uint32_t>> declined_;  ///< for each factor the actions that were
  HtmlWriter out_;
};

/// Whether a check-back holds rows alone, and each is of a fact or factor.
bool is_read_whole(const Record& record, const Section& section) {
  const Document& document = record.document();
  if (!record.trace.unplaced.empty()) return false;
  size_t rows = 0;
  for (const BlockIndex block : section.blocks) {
    const Block& each = document.markdown.blocks[block];
    if (each.kind != BlockKind::kTable && each.kind != BlockKind::kList) return false;
    for (const BlockIndex row : each.children) rows += !document.markdown.blocks[row].header;
  }
  const auto read = std::ranges::count_if(
      document.check_back, [&](const CheckBack& row) { return section.span.contains(row.span); });
  return rows == static_cast<size_t>(read);
}

}  // namespace

Verdict verdict_of(const Document& document, const Traced& traced) {
  if (traced.links.empty()) return traced.accepted ? Verdict::kAccepted : Verdict::kAsLikely;
  const auto done =
      static_cast<size_t>(std::ranges::count_if(traced.links, [&](const TraceLink& link) {
        return document.actions[link.action].status == ActionStatus::kDone;
      }));
  if (done == traced.links.size()) return Verdict::kLessLikely;
  return done == 0 ? Verdict::kAsLikely : Verdict::kPartly;
}

SafeHtml trace_body(const RecordContext& context) {
  TraceWriter writer(context);
  return writer.joins_anything() ? writer.write() : SafeHtml();
}

SafeHtml trace_with(const RecordContext& context, const Section& section, SafeHtml written) {
  const SafeHtml trace = trace_body(context);
  if (trace.empty() || written.empty()) return trace.empty() ? written : trace;
  HtmlWriter out;
  out.html(trace);
  if (!is_read_whole(context.record, section)) {
    return out.html(written).take();
  }
  out.raw("<details class=\"data\"><summary>").text(context.site.words["trace.as_written"]);
  return out.raw("</summary>\n").html(written).raw("</details>\n").take();
}

}  // namespace debrief
