// The timeline as a list of rows: day, time, phase, text, and how long after the start; and the
// strips beside it.

#include <cstdlib>
#include <set>
#include <utility>

#include <absl/strings/str_format.h>

#include "debrief/base/strings.h"
#include "debrief/site/dates.h"
#include "debrief/site/incident/day_strips.h"
#include "debrief/site/incident/places.h"
#include "debrief/site/trimmed.h"

namespace debrief {
namespace {

/// A pause of this length between two rows is named.
constexpr absl::Duration kGap = absl::Minutes(90);

/// One element in any case: the first column of a row.
SafeHtml time_html(const Words& words, const TimelineEntry& entry, const Zone& zone) {
  HtmlWriter out;
  if (!entry.at) {
    out.raw("<span class=\"unknown\">")
        .text(entry.at_text.empty() ? words["timeline.no_time"] : entry.at_text)
        .raw("</span>");
    return out.take();
  }
  const auto write = [&](const Moment& written) {
    const Moment moment = in_zone_of(zone, written);
    out.raw("<time").attribute("datetime", machine_text(moment)).raw(">");
    if (moment.approximate) {
      out.raw("<abbr").attribute("title", words["timeline.approximate"]).raw(">~</abbr>");
    }
    out.text(moment.date_only ? short_day_text(words, absl::CivilDay(moment.local))
                              : clock_text(moment.local));
    out.raw("</time>");
  };
  if (entry.until) out.raw("<span>");
  write(*entry.at);
  if (entry.until) {
    out.raw(" – ");
    write(*entry.until);
    out.raw("</span>");
  }
  return out.take();
}

/// The marker of a row as a reader sees it.
std::string tag_word(const Words& words, std::string tag) {
  if (const std::string* known = words.find(concat("timeline.tag_", tag))) return *known;
  if (!tag.empty() && tag[0] >= 'a' && tag[0] <= 'z') tag[0] = static_cast<char>(tag[0] - 32);
  return tag;
}

/// Whether the text names the marker by itself, so that a tag before it would say it twice.
bool says(const TimelineEntry& entry, const std::string& tag) {
  return lower_ascii(entry.text).find(lower_ascii(tag)) != std::string::npos;
}

/// The day that a heading names and nothing else, so that its rows need not name it again.
std::optional<absl::CivilDay> headed_day(const Section& section) {
  const auto day = read_day(section.title);
  return day ? full_day(*day) : std::nullopt;
}

/// `UTC+01:00`: what the clocks of a zone show at an instant.
std::string offset_text(const absl::TimeZone& zone, absl::Time instant) {
  const int minutes = zone.At(instant).offset / 60;
  if (minutes == 0) return "UTC";
  const int size = std::abs(minutes);
  return absl::StrFormat("UTC%c%02d:%02d", minutes < 0 ? '-' : '+', size / 60, size % 60);
}

class TimelineWriter {
 public:
  TimelineWriter(const RecordContext& context, const RowsOfTimeline& rows, TemplateValues& values,
                 std::optional<absl::CivilDay> headed)
      : context_(context), rows_(rows), values_(values), day_(headed) {}

  void add(size_t index) {
    const Document& document = context_.document();
    const TimelineEntry& entry = document.timeline[index];
    TemplateValues row = values_.add("ROW");
    const std::string_view phase = phase_at(context_.record.phases, entry.at);
    const Zone& zone = context_.record.zone;
    if (entry.at) add_breaks(entry, row);
    last_phase_ = phase;
    const std::string tag = row_tag(document, entry);
    TemplateValues item = row.add("ENTRY");
    const Span text = span_of_text(document, entry.text_block, entry.text);
    item.text("ANCHOR", rows_.anchor(index))
        .text("LABEL", rows_.label(index))
        .text("PHASE", phase)
        .show("KEY", is_turn(tag))
        .html("AT", time_html(context_.site.words, entry, zone))
        .text_if("TAG", says(entry, tag) ? "" : tag_word(context_.site.words, tag))
        .html("TEXT", trimmed_html(document, entry.text_block, text, context_.html))
        .text_if("SOURCE", entry.source)
        .text_if("PLUS", signed_offset(document, entry))
        .html_if("DETAIL", below_item(document, entry.block, entry.text_block, context_.html));
  }

 private:
  /// What lies between a row and the one above it: a pause, another day, another clock.
  void add_breaks(const TimelineEntry& entry, TemplateValues& row) {
    const Words& words = context_.site.words;
    const Moment moment = in_zone_of(context_.record.zone, *entry.at);
    const auto pause = time_between(last_, entry.at);
    const bool gap = pause && *pause >= kGap;
    if (gap) say(row, words.say("timeline.gap", {{"length", duration_text(*pause)}}));
    if (const auto back = time_between(entry.at, last_); back && *back > absl::ZeroDuration()) {
      say(row, words.say("timeline.back", {{"length", duration_text(*back)}}));
    }
    add_clock_change(moment, row);
    const absl::CivilDay day(moment.local);
    if (day != day_) {
      const bool next = day_ && day == *day_ + 1 && !gap && pause && !moment.date_only;
      row.add("DAY").text("DAY_TEXT", long_day_text(words, day)).show("MIDNIGHT", next);
    }
    day_ = day;
    last_ = entry.until ? entry.until : entry.at;
    if (!moment.date_only) last_clock_ = moment;
  }

  /// Clocks that were put forward or back, or that are those of another zone.
  void add_clock_change(const Moment& moment, TemplateValues& row) {
    if (!last_clock_ || moment.date_only) return;
    const Words& words = context_.site.words;
    const Zone& zone = context_.record.zone;
    if (zone.zone && moment.instant && last_clock_->instant) {
      const std::string before = offset_text(*zone.zone, *last_clock_->instant);
      const std::string now = offset_text(*zone.zone, *moment.instant);
      if (before != now) {
        say(row, words.say("timeline.clocks", {{"from", before}, {"to", now}}));
      }
    } else if (zone_text(*last_clock_) != zone_text(moment)) {
      const std::string name = zone_text(moment);
      say(row, name.empty() ? std::string(words["timeline.zone_lost"])
                            : words.say("timeline.zone_from", {{"zone", name}}));
    }
  }

  void say(TemplateValues& row, const std::string& text) {
    row.add("GAP").text("GAP_TEXT", text).text("PHASE", last_phase_);
  }

  const RecordContext& context_;
  const RowsOfTimeline& rows_;
  TemplateValues& values_;
  std::optional<absl::CivilDay> day_;
  std::optional<Moment> last_, last_clock_;
  std::string last_phase_;
};

/// The rows of the page; of a context without places, of its document.
const RowsOfTimeline& rows_for(const RecordContext& context, std::optional<RowsOfTimeline>& own) {
  return context.places != nullptr ? context.places->rows() : own.emplace(context.document());
}

std::string zones_note(const Words& words, const Record& record, const std::vector<size_t>& rows) {
  std::set<std::string> zones;
  bool clocks_alone = false, clocks = false;
  for (const size_t row : rows) {
    const TimelineEntry& entry = record.document().timeline[row];
    if (!entry.at || entry.at->date_only) continue;
    const std::string zone = zone_text(in_zone_of(record.zone, *entry.at));
    clocks = true;
    clocks_alone |= zone.empty();
    if (!zone.empty()) zones.insert(zone);
  }
  if (const std::string zone = phase_zone(record); !zone.empty()) zones.insert(zone);
  if (zones.empty() && clocks) return std::string(words["timeline.no_zone"]);
  if (zones.size() != 1) return "";
  return words.say(clocks_alone ? "timeline.zone_where" : "timeline.zone",
                   {{"zone", *zones.begin()}});
}

}  // namespace

std::string phase_zone(const Record& record) {
  if (record.phases.empty()) return "";
  return zone_text(in_zone_of(record.zone, record.phases.front().begin));
}

std::string timeline_note(const RecordContext& context, const OutlineNode& node) {
  const Words& words = context.site.words;
  std::optional<RowsOfTimeline> own;
  const std::vector<size_t> rows = rows_for(context, own).of_node(node);
  bool offsets = false;
  for (const size_t row : rows) {
    offsets |= !signed_offset(context.document(), context.document().timeline[row]).empty();
  }
  std::vector<std::string> notes;
  if (!rows.empty()) notes.push_back(words.count("timeline.rows", rows.size()));
  if (std::string zones = zones_note(words, context.record, rows); !zones.empty()) {
    notes.push_back(std::move(zones));
  }
  if (offsets) notes.emplace_back(words["timeline.signed"]);
  return join(notes, " ");
}

SafeHtml timeline_body(const RecordContext& context, const Section& section) {
  const Document& document = context.document();
  std::optional<RowsOfTimeline> own;
  const RowsOfTimeline& rows = rows_for(context, own);
  HtmlWriter out;
  bool any = false;
  auto headed = headed_day(section);
  for (const BlockIndex block : section.blocks) {
    if (is_comment(document.markdown.blocks[block])) continue;
    const std::vector<size_t> entries = rows.of_block(block);
    if (entries.empty()) {
      Section alone = section;
      alone.blocks = {block};
      out.html(own_text(context, alone));
      continue;
    }
    any = true;
    TemplateValues values;
    TimelineWriter writer(context, rows, values, std::exchange(headed, std::nullopt));
    for (const size_t entry : entries) writer.add(entry);
    out.html(context.site.templates.fill("site/part/timeline.html", values));
  }
  return any ? out.take() : SafeHtml();
}

SafeHtml with_day_strips(const RecordContext& context, const OutlineNode& node, SafeHtml body) {
  const Document& document = context.document();
  const Record& record = context.record;
  const Words& words = context.site.words;
  std::optional<RowsOfTimeline> own;
  const RowsOfTimeline& rows = rows_for(context, own);
  std::vector<StripRow> marks;
  for (const size_t row : rows.of_node(node)) {
    const TimelineEntry& entry = document.timeline[row];
    const std::string tag = row_tag(document, entry);
    StripRow mark{rows.label(row), rows.anchor(row), tag_word(words, tag), is_turn(tag)};
    if (entry.at) mark.at = in_zone_of(record.zone, *entry.at);
    if (entry.until) mark.until = in_zone_of(record.zone, *entry.until);
    marks.push_back(std::move(mark));
  }
  std::vector<Phase> phases = record.phases;
  for (Phase& phase : phases) {
    phase.begin = in_zone_of(record.zone, phase.begin);
    phase.end = in_zone_of(record.zone, phase.end);
  }
  const SafeHtml strips = day_strips(words, marks, phases, node.anchor);
  if (strips.empty()) return body;
  return HtmlWriter()
      .raw("<div class=\"two tlw\">\n<div>\n")
      .html(body)
      .raw("</div>\n")
      .html(strips)
      .raw("</div>\n")
      .take();
}

}  // namespace debrief
