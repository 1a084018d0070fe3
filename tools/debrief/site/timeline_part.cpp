// The timeline as a list of rows: day, time, phase, text, and how long after the start.

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "debrief/base/strings.h"
#include "debrief/site/dates.h"
#include "debrief/site/section_body.h"
#include "debrief/site/trimmed.h"

namespace debrief {
namespace {

/// A pause of this length between two rows is named.
constexpr absl::Duration kGap = absl::Minutes(90);

/// Whether a table row has nothing but its time, its text and its source. With anything else the
/// table stays a table, so that nothing of it is lost.
bool is_told_whole(const Document& document, const TimelineEntry& entry) {
  const Block& row = document.markdown.blocks[entry.block];
  if (row.kind != BlockKind::kTableRow) return true;
  return std::all_of(row.children.begin(), row.children.end(), [&](BlockIndex cell) {
    const bool time =
        !entry.at_span.empty() && document.markdown.blocks[cell].span.contains(entry.at_span);
    if (time || cell == entry.text_block) return true;
    const std::string text = plain_text(document.markdown, cell);
    return text.empty() || text == entry.source;
  });
}

/// The entries of a list or table, when every item or row of it is one.
std::vector<size_t> entries_of(const Document& document, BlockIndex block) {
  const Markdown& markdown = document.markdown;
  const Block& each = markdown.blocks[block];
  if (each.kind != BlockKind::kList && each.kind != BlockKind::kTable) return {};
  std::vector<size_t> found;
  for (const BlockIndex row : each.children) {
    if (markdown.blocks[row].header) continue;
    const auto entry = std::find_if(document.timeline.begin(), document.timeline.end(),
                                    [&](const TimelineEntry& one) { return one.block == row; });
    if (entry == document.timeline.end() || !is_told_whole(document, *entry)) return {};
    found.push_back(static_cast<size_t>(entry - document.timeline.begin()));
  }
  // Entries inside a row would be shown twice: once of their own, once as what the row holds.
  const Span span = each.span;
  const auto inside =
      std::count_if(document.timeline.begin(), document.timeline.end(),
                    [&](const TimelineEntry& one) { return span.contains(one.span); });
  return static_cast<size_t>(inside) == found.size() ? found : std::vector<size_t>();
}

/// The class of the phase that an instant lies in; `context` outside of all, empty when that is not
/// known.
std::string_view phase_at(const std::vector<Phase>& phases, const std::optional<Moment>& at) {
  if (phases.empty() || !at || !at->instant) return "";
  for (const Phase& phase : phases) {
    if (!phase.begin.instant || !phase.end.instant) return "";
    if (*at->instant >= *phase.begin.instant && *at->instant < *phase.end.instant) {
      return phase_class(phase.kind);
    }
  }
  return "context";
}

SafeHtml time_html(const Words& words, const TimelineEntry& entry, const Zone& zone) {
  HtmlWriter out;
  if (!entry.at) {
    out.raw("<span class=\"unknown\">")
        .text(entry.at_text.empty() ? std::string("no time") : entry.at_text)
        .raw("</span>");
    return out.take();
  }
  const auto write = [&](const Moment& written) {
    const Moment moment = in_zone_of(zone, written);
    out.raw("<time").attribute("datetime", machine_text(moment)).raw(">");
    if (moment.approximate) out.raw("<abbr title=\"approximate\">~</abbr>");
    out.text(moment.date_only ? short_day_text(words, absl::CivilDay(moment.local))
                              : clock_text(moment.local));
    out.raw("</time>");
  };
  write(*entry.at);
  if (entry.until) {
    out.raw(" – ");
    write(*entry.until);
  }
  return out.take();
}

/// `+3 h 40 min`, `−16 h`, `0`: from the start; empty when one of the two is not known.
std::string signed_offset(const Document& document, const TimelineEntry& entry) {
  if (!document.started || !entry.at) return "";
  if (const auto after = time_between(document.started, entry.at)) {
    return *after == absl::ZeroDuration() ? "0" : concat("+", duration_text(*after));
  }
  const auto before = time_between(entry.at, document.started);
  return before ? concat("−", duration_text(*before)) : "";
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

/// The marker of a row: as written, else the instant of the front matter that it lies on.
std::string tag_of(const Document& document, const TimelineEntry& entry) {
  if (!entry.phase.empty()) return entry.phase;
  const std::pair<const std::optional<Moment>*, const char*> kInstants[] = {
      {&document.started, "started"},
      {&document.detected, "detected"},
      {&document.mitigated, "mitigated"},
      {&document.resolved, "resolved"},
  };
  for (const auto& [instant, name] : kInstants) {
    if (time_between(*instant, entry.at) == absl::ZeroDuration()) return name;
  }
  return "";
}

/// Whether the incident turns at a row with this marker.
bool is_turn(std::string_view tag) {
  static constexpr std::string_view kTurns[] = {"started", "detected", "acknowledged", "mitigated",
                                                "resolved"};
  return std::find(std::begin(kTurns), std::end(kTurns), tag) != std::end(kTurns);
}

/// Whether the text names the marker by itself, so that a tag before it would say it twice.
bool says(const TimelineEntry& entry, const std::string& tag) {
  return lower_ascii(entry.text).find(lower_ascii(tag)) != std::string::npos;
}

/// The rows that are shown as such below a node, nested sections without a role of their own
/// included.
std::vector<size_t> rows_of(const Document& document, const OutlineNode& node) {
  std::vector<size_t> rows;
  std::vector<const OutlineNode*> pending = {&node};
  while (!pending.empty()) {
    const OutlineNode& each = *pending.back();
    pending.pop_back();
    for (const BlockIndex block : document.sections[each.section].blocks) {
      const std::vector<size_t> entries = entries_of(document, block);
      rows.insert(rows.end(), entries.begin(), entries.end());
    }
    for (const OutlineNode& nested : each.nested) {
      const SectionRole role = document.sections[nested.section].role;
      if (role == SectionRole::kNone || role == SectionRole::kTimeline) pending.push_back(&nested);
    }
  }
  return rows;
}

/// The day that a heading names and nothing else, so that its rows need not name it again.
std::optional<absl::CivilDay> headed_day(const Section& section) {
  const auto day = read_day(section.title);
  return day ? full_day(*day) : std::nullopt;
}

class TimelineWriter {
 public:
  TimelineWriter(const RecordContext& context, TemplateValues& values,
                 std::optional<absl::CivilDay> headed)
      : context_(context), values_(values), day_(headed) {}

  void add(size_t index) {
    const TimelineEntry& entry = context_.document().timeline[index];
    TemplateValues row = values_.add("ROW");
    const std::string_view phase = phase_at(context_.record.phases, entry.at);
    const Zone& zone = context_.record.zone;
    add_gap(entry, row);
    if (entry.at) {
      const absl::CivilDay day(in_zone_of(zone, *entry.at).local);
      if (day != day_) row.add("DAY").text("DAY_TEXT", long_day_text(context_.site.words, day));
      day_ = day;
      last_ = entry.until ? entry.until : entry.at;
    }
    last_phase_ = phase;
    const std::string tag = tag_of(context_.document(), entry);
    TemplateValues item = row.add("ENTRY");
    const std::string label = concat("T", index + 1);
    const Span text = span_of_text(context_.document(), entry.text_block, entry.text);
    item.text("ANCHOR", lower_ascii(label))
        .text("LABEL", label)
        .text("PHASE", phase)
        .show("KEY", is_turn(tag))
        .html("AT", time_html(context_.site.words, entry, zone))
        .text_if("TAG", says(entry, tag) ? "" : capitalised(tag))
        .html("TEXT", trimmed_html(context_.document(), entry.text_block, text, context_.html))
        .text_if("SOURCE", entry.source)
        .text_if("PLUS", signed_offset(context_.document(), entry))
        .html_if("DETAIL",
                 below_item(context_.document(), entry.block, entry.text_block, context_.html));
  }

 private:
  void add_gap(const TimelineEntry& entry, TemplateValues& row) {
    const auto pause = time_between(last_, entry.at);
    if (!pause || *pause < kGap) return;
    row.add("GAP").text("LENGTH", duration_text(*pause)).text("PHASE", last_phase_);
  }

  const RecordContext& context_;
  TemplateValues& values_;
  std::optional<absl::CivilDay> day_;
  std::optional<Moment> last_;
  std::string last_phase_;
};

}  // namespace

std::string phase_zone(const Record& record) {
  if (record.phases.empty()) return "";
  return zone_text(in_zone_of(record.zone, record.phases.front().begin));
}

std::string timeline_note(const Record& record, const OutlineNode& node) {
  const Document& document = record.document();
  const std::vector<size_t> rows = rows_of(document, node);
  std::set<std::string> zones;
  bool clocks_alone = false, offsets = false;
  for (const size_t row : rows) {
    const TimelineEntry& entry = document.timeline[row];
    offsets |= !signed_offset(document, entry).empty();
    if (!entry.at || entry.at->date_only) continue;
    const std::string zone = zone_text(in_zone_of(record.zone, *entry.at));
    clocks_alone |= zone.empty();
    if (!zone.empty()) zones.insert(zone);
  }
  if (const std::string zone = phase_zone(record); !zone.empty()) zones.insert(zone);
  std::vector<std::string> notes;
  if (!rows.empty()) notes.push_back(concat(counted(rows.size(), "row"), "."));
  if (zones.size() == 1) {
    notes.push_back(
        concat("Times in ", *zones.begin(), clocks_alone ? " where a zone is recorded." : "."));
  }
  if (offsets) notes.push_back("Signed times count from the start.");
  return join(notes, " ");
}

SafeHtml timeline_body(const RecordContext& context, const Section& section) {
  const Document& document = context.document();
  HtmlWriter out;
  bool any = false;
  auto headed = headed_day(section);
  for (const BlockIndex block : section.blocks) {
    if (is_comment(document.markdown.blocks[block])) continue;
    const std::vector<size_t> entries = entries_of(document, block);
    if (entries.empty()) {
      Section alone = section;
      alone.blocks = {block};
      out.html(own_text(context, alone));
      continue;
    }
    any = true;
    TemplateValues values;
    TimelineWriter writer(context, values, std::exchange(headed, std::nullopt));
    for (const size_t entry : entries) writer.add(entry);
    out.html(context.site.templates.fill("site/part/timeline.html", values));
  }
  return any ? out.take() : SafeHtml();
}

}  // namespace debrief
