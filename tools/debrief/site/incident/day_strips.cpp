#include "debrief/site/incident/day_strips.h"

#include <algorithm>
#include <cmath>

#include "debrief/base/strings.h"
#include "debrief/site/dates.h"
#include "debrief/site/incident/strip_labels.h"
#include "debrief/site/incident/strip_plan.h"

namespace debrief {
namespace {

// Pixels from the top of a strip: labels, the band, and the space below it. Each strip is drawn
// from where the ticks of its rows begin; what has the same place in all of them is in the style
// sheet.
constexpr int kBand = 26, kBandHeight = 16, kStrip = 58;
constexpr int kTick = 4;       ///< from the top of a tick to the band
constexpr int kLeader = 7;     ///< from the nearest line of labels to the top of a tick
constexpr int kLevel = 13;     ///< a further line of labels
constexpr int kNoteLine = 15;  ///< a line of rows without a time
constexpr int kBreak = 24;     ///< what names the days that are left out
constexpr size_t kNotesALine = 6;
/// A figure that is taller does not stay in sight beside the list.
constexpr int kTallest = 640;
/// Characters of a label; a longer one is cut, its mark's title has all of it.
constexpr size_t kLongestLabel = 6;

/// Where the strips lie from left to right, in per cent: days leave room for their names.
struct Frame {
  double left, width;
  LabelRoom room;
};

std::string cut_label(const std::string& label) {
  size_t end = 0, characters = 0;
  while (end < label.size() && characters < kLongestLabel) {
    ++end;
    while (end < label.size() && (static_cast<unsigned char>(label[end]) & 0xc0) == 0x80) ++end;
    ++characters;
  }
  return end < label.size() ? label.substr(0, end) + "…" : label;
}

class StripWriter {
 public:
  StripWriter(const Words& words, const StripPlan& plan, const std::vector<Phase>& phases)
      : words_(words), plan_(plan), phases_(phases) {
    size_t longest = 0;
    for (const Strip& strip : plan.strips) {
      for (const StripRow* row : strip.rows) {
        longest = std::max(longest, cut_label(row->label).size());
        about_ |= row->at->approximate;
      }
    }
    const double gap = longest <= 3 ? 6.9 : 0.5 + 2.2 * static_cast<double>(longest);
    frame_ = plan.minutes ? Frame{1, 98, {3, 97, gap}} : Frame{17, 82.4, {19, 98, gap}};
  }

  void draw() {
    for (const Strip& strip : plan_.strips) draw_strip(strip);
    draw_ticks();
  }

  int height() const { return y_ + 12; }
  bool about() const { return about_; }
  SafeHtml take() { return out_.take(); }

 private:
  double place(const Strip& strip, absl::CivilSecond time) const {
    const double part =
        static_cast<double>(time - strip.begin) / static_cast<double>(strip.end - strip.begin);
    return frame_.left + frame_.width * std::clamp(part, 0.0, 1.0);
  }

  void draw_strip(const Strip& strip) {
    if (strip.left_out > 0) draw_break(strip.left_out);
    std::vector<double> marks;
    for (const StripRow* row : strip.rows) marks.push_back(place(strip, row->at->local));
    const std::vector<StripLabel> labels = place_labels(marks, frame_.room);
    int levels = 0;
    for (const StripLabel& label : labels) levels = std::max(levels, label.level);
    const int band = y_ + kBand + kLevel * levels;
    out_.raw("<svg y=\"").number(band - kTick).raw("\">");
    if (!plan_.minutes) draw_day(absl::CivilDay(strip.begin));
    draw_band(strip);
    // The farthest line first: its leaders run behind the labels of the nearer ones.
    for (int level = levels; level >= 0; --level) {
      for (size_t i = 0; i < labels.size(); ++i) {
        if (labels[i].level == level) draw_mark(strip, *strip.rows[i], marks[i], labels[i]);
      }
    }
    out_.raw("</svg>\n");
    y_ = band - kBand + kStrip;
    draw_untimed(strip, band);
  }

  void draw_break(int64_t days) {
    out_.raw("<text x=\"").percent(frame_.left).raw("\" y=\"").number(y_ + 11);
    out_.raw("\">").text(words_.count("timeline.left_out", static_cast<uint64_t>(days)));
    out_.raw("</text>\n");
    y_ += kBreak;
  }

  void draw_day(absl::CivilDay day) {
    out_.raw("<text class=\"c-strong\" y=\"").number(kTick + 9).raw("\">");
    out_.text(words_.short_day(static_cast<int>(absl::GetWeekday(day))));
    out_.raw("</text><text y=\"").number(kTick + 22).raw("\">");
    out_.text(short_day_text(words_, day)).raw("</text>\n");
  }

  void draw_rect(std::string_view name, double from, double to) {
    out_.raw("<rect").attribute("class", name).raw(" x=\"").percent(from).raw("\" width=\"");
    out_.percent(to - from).raw("\"/>");
  }

  void draw_band(const Strip& strip) {
    draw_rect("ds-base", frame_.left, frame_.left + frame_.width);
    for (absl::CivilDay day(strip.begin); absl::CivilSecond(day) < strip.end; ++day) {
      const absl::Weekday weekday = absl::GetWeekday(day);
      if (weekday == absl::Weekday::saturday || weekday == absl::Weekday::sunday) continue;
      const absl::CivilSecond nine = absl::CivilHour(day) + 9, six = absl::CivilHour(day) + 18;
      draw_stretch(strip, "ds-work", nine, six);
    }
    for (const Phase& phase : phases_) {
      draw_stretch(strip, concat("ph-", phase_class(phase.kind)), phase.begin.local,
                   phase.end.local);
    }
    out_.raw("<g class=\"ds-hour\">");
    for (absl::CivilSecond tick = strip.begin + step(); tick < strip.end; tick += step()) {
      const bool midnight = tick == absl::CivilSecond(absl::CivilDay(tick));
      const double at = place(strip, tick);
      if (midnight) {
        draw_line("c-day", at, at, kTick, kTick + kBandHeight);
      } else {
        draw_tick(at);
      }
    }
    out_.raw("</g>\n");
  }

  void draw_stretch(const Strip& strip, std::string_view name, absl::CivilSecond from,
                    absl::CivilSecond to) {
    from = std::max(from, strip.begin);
    to = std::min(to, strip.end);
    if (from < to) draw_rect(name, place(strip, from), place(strip, to));
  }

  void draw_line(std::string_view name, double from, double to, int top, int bottom) {
    out_.raw("<line");
    if (!name.empty()) out_.attribute("class", name);
    out_.raw(" x1=\"").percent(from).raw("\" x2=\"").percent(to);
    if (top != 0) out_.raw("\" y1=\"").number(top);
    if (bottom != 0) out_.raw("\" y2=\"").number(bottom);
    out_.raw("\"/>");
  }

  /// An upright line whose top, length and width are those of all like it.
  void draw_tick(double at) { out_.raw("<rect x=\"").percent(at).raw("\"/>"); }

  std::string title(const StripRow& row) const {
    std::string time = clock_text(row.at->local);
    if (row.at->approximate) time = words_.say("dates.about", {{"time", time}});
    const std::string named = concat(row.label, ", ", time);
    return row.tag.empty() ? named : concat(named, " – ", row.tag);
  }

  void draw_mark(const Strip& strip, const StripRow& row, double at, const StripLabel& label) {
    const bool about = row.at->approximate;
    out_.raw("<a").attribute("href", "#" + row.anchor).raw(" tabindex=\"-1\"");
    if (row.turn || about) {
      out_.attribute("class", row.turn ? about ? "ds-key ds-about" : "ds-key" : "ds-about");
    }
    out_.raw("><title>").text(title(row)).raw("</title>");
    if (about) {
      draw_line("", at, at, 0, row.turn ? kTick + kBandHeight : kTick);
    } else {
      draw_tick(at);
    }
    draw_line("", label.at, at, -kLeader - kLevel * label.level, 0);
    if (row.until && !row.until->date_only && row.until->local > row.at->local) {
      draw_line("ds-until", at, place(strip, row.until->local), 2, 2);
    }
    out_.raw("<text x=\"").percent(label.at);
    if (label.level > 0) out_.raw("\" y=\"").number(-kLevel * label.level);
    out_.raw("\">").text(cut_label(row.label)).raw("</text></a>\n");
  }

  /// `without a time: T3 T5`, below the strip of their day.
  void draw_untimed(const Strip& strip, int band) {
    int line = band + kBandHeight + 15;
    for (size_t i = 0; i < strip.untimed.size(); ++i) {
      if (i % kNotesALine == 0) {
        if (i > 0) out_.raw("</text>\n");
        out_.raw("<text x=\"").percent(frame_.left);
        out_.raw("\" y=\"").number(line).raw("\">");
        if (i == 0) out_.text(words_["timeline.untimed"]);
        line += kNoteLine;
        y_ += kNoteLine;
      }
      const StripRow& row = *strip.untimed[i];
      out_.raw(" <a").attribute("href", "#" + row.anchor).raw(" tabindex=\"-1\">");
      out_.text(cut_label(row.label)).raw("</a>");
    }
    if (!strip.untimed.empty()) out_.raw("</text>\n");
  }

  int64_t step() const { return int64_t{60} * plan_.step; }

  /// Clocks below the last strip.
  void draw_ticks() {
    const Strip& strip = plan_.strips.back();
    // What stands below the last strip moves the clocks down.
    const int y = y_ + (strip.untimed.empty() ? 0 : kNoteLine / 2) + (plan_.minutes ? 0 : 4);
    out_.raw("<svg class=\"c-mid\" y=\"").number(y).raw("\">");
    for (absl::CivilSecond tick = strip.begin; tick <= strip.end; tick += step()) {
      const bool first = tick == strip.begin, last = tick + step() > strip.end;
      out_.raw("<text");
      if (first || last) out_.attribute("class", first ? "c-start" : "c-end");
      out_.raw(" x=\"").percent(place(strip, tick)).raw("\">");
      out_.text(tick_text(strip, tick)).raw("</text>");
    }
    out_.raw("</svg>\n");
    y_ = y;
  }

  std::string tick_text(const Strip& strip, absl::CivilSecond tick) const {
    if (plan_.minutes) {
      const bool midnight = tick == absl::CivilSecond(absl::CivilDay(tick)) && tick != strip.begin;
      return midnight ? short_day_text(words_, absl::CivilDay(tick)) : clock_text(tick);
    }
    return tick == strip.end ? "24" : clock_text(tick).substr(0, 2);
  }

  const Words& words_;
  const StripPlan& plan_;
  const std::vector<Phase>& phases_;
  Frame frame_{};
  HtmlWriter out_;
  int y_ = 0;
  bool about_ = false;
};

/// From when to when the rows lie, for those who cannot see the strips.
std::string description(const Words& words, const StripPlan& plan) {
  const StripRow* first = nullptr;
  const StripRow* last = nullptr;
  for (const Strip& strip : plan.strips) {
    if (strip.rows.empty()) continue;
    if (first == nullptr) first = strip.rows.front();
    last = strip.rows.back();
  }
  return words.count(
      "timeline.strips_desc", plan.timed,
      {{"first", moment_text(words, *first->at)}, {"last", moment_text(words, *last->at)}});
}

std::string caption(const Words& words, const StripPlan& plan, bool about) {
  std::vector<std::string> parts;
  parts.emplace_back(words[plan.minutes ? "timeline.strip_note" : "timeline.strips_note"]);
  if (about) parts.emplace_back(words["timeline.about_note"]);
  if (plan.beside > 0) parts.push_back(words.count("timeline.beside", plan.beside));
  return join(parts, " ");
}

}  // namespace

SafeHtml day_strips(const Words& words, const std::vector<StripRow>& rows,
                    const std::vector<Phase>& phases, std::string_view id) {
  const StripPlan plan = plan_strips(rows, phases);
  if (plan.strips.empty()) return {};
  StripWriter writer(words, plan, phases);
  writer.draw();
  const std::string title = concat("ds-", id), desc = concat("ds-d-", id);
  HtmlWriter out;
  out.raw("<figure").attribute("class", writer.height() > kTallest ? "fig" : "fig sticky");
  out.raw("><svg class=\"c ds\" role=\"group\"").attribute("aria-labelledby", title);
  out.attribute("aria-describedby", desc).raw(" width=\"100%\" height=\"");
  out.number(writer.height()).raw("\">\n<title").attribute("id", title).raw(">");
  out.text(words[plan.minutes ? "timeline.strip" : "timeline.strips"]).raw("</title>\n<desc");
  out.attribute("id", desc).raw(">").text(description(words, plan)).raw("</desc>\n");
  out.html(writer.take()).raw("</svg><figcaption class=\"note\">");
  out.text(caption(words, plan, writer.about())).raw("</figcaption></figure>\n");
  return out.take();
}

}  // namespace debrief
