#include "debrief/site/history/strip.h"

#include <algorithm>
#include <array>
#include <set>

#include "debrief/base/strings.h"
#include "debrief/site/dates.h"
#include "debrief/site/marks.h"

namespace debrief {
namespace {

constexpr double kLeft = 1.5, kRight = 98.5;  ///< per cent of the width
constexpr double kNear = 2.4;                 ///< marks nearer than this stand above one another
constexpr std::array kRows = {0, -14, -28, -40};  ///< from the axis
constexpr size_t kMostMarks = 120;
constexpr size_t kMostTicks = 7;

class StripWriter {
 public:
  StripWriter(const Words& words, const std::vector<const RevisionView*>& marks,
              const RevisionStrip& strip)
      : words_(words), marks_(marks), strip_(strip) {
    begin_ = marks.front()->at->instant();
    end_ = std::max(absl::FromCivil(strip.today + 1, absl::UTCTimeZone()),
                    marks.back()->at->instant());
    const absl::Duration length = std::max(end_ - begin_, absl::Hours(1));
    // The end of an incident long before the first revision would press all marks to the right.
    if (strip.write_up_from && *strip.write_up_from < begin_ &&
        begin_ - *strip.write_up_from < length * 0.25) {
      begin_ = *strip.write_up_from;
    }
  }

  SafeHtml write() {
    out_.raw("<svg class=\"c strip\" role=\"group\"");
    out_.attribute("aria-labelledby", concat(strip_.id, "-t"));
    out_.raw(">\n<title").attribute("id", concat(strip_.id, "-t"));
    out_.raw(">").text(title()).raw("</title>\n");
    write_target();
    out_.raw("<line class=\"c-axis\"").raw(" x1=\"").percent(kLeft).raw("\" x2=\"").percent(kRight);
    out_.raw("\"/>\n");
    write_ticks();
    size_t row = 0;
    double last = -100;
    for (const RevisionView* each : marks_) {
      const double x = at(each->at->instant());
      row = x - last < kNear ? std::min(row + 1, kRows.size() - 1) : 0;
      last = row == 0 ? x : last;
      write_mark(*each, x, kRows[row]);
    }
    write_today();
    out_.raw("</svg>\n");
    return out_.take();
  }

 private:
  double at(absl::Time time) const {
    const double share = absl::FDivDuration(time - begin_, std::max(end_ - begin_, absl::Hours(1)));
    return kLeft + std::clamp(share, 0.0, 1.0) * (kRight - kLeft);
  }

  std::string title() const {
    return words_.count("history.strip", marks_.size(),
                        {{"first", day_text(words_, day_of(*marks_.front()->at))},
                         {"last", day_text(words_, day_of(*marks_.back()->at))}});
  }

  void write_target() {
    if (!strip_.write_up_from || *strip_.write_up_from < begin_) return;
    const double from = at(*strip_.write_up_from);
    const double width = std::max(at(*strip_.write_up_from + strip_.write_up_target) - from, 0.5);
    out_.raw("<rect class=\"c-soft\" x=\"").percent(from).raw("\" width=\"").percent(width);
    out_.raw("\"><title>")
        .text(words_.say("history.target", {{"time", duration_text(strip_.write_up_target)}}))
        .raw("</title></rect>\n");
  }

  /// The first of every so many months, so that not too many labels stand there.
  void write_ticks() {
    const absl::CivilMonth first(absl::ToCivilMonth(begin_, absl::UTCTimeZone()));
    const absl::CivilMonth last(absl::ToCivilMonth(end_, absl::UTCTimeZone()));
    const absl::civil_diff_t months = last - first;
    absl::civil_diff_t step = 1;
    for (const absl::civil_diff_t each : {1, 2, 3, 6, 12, 24, 60, 120, 600}) {
      step = each;
      if (months / each <= static_cast<absl::civil_diff_t>(kMostTicks)) break;
    }
    for (absl::CivilMonth month = first + 1; month <= last; ++month) {
      const auto index = month.year() * 12 + month.month() - 1;
      if (index % step != 0) continue;
      const double x = at(absl::FromCivil(absl::CivilDay(month), absl::UTCTimeZone()));
      if (x > 88) break;
      out_.raw("<rect x=\"").percent(x).raw("\"/><text x=\"").percent(x).raw("\">");
      const bool years = month.month() == 1 || step >= 12;
      out_.text(years ? std::to_string(month.year())
                      : std::string(words_.short_month(month.month())));
      out_.raw("</text>\n");
    }
  }

  void write_mark(const RevisionView& view, double x, int y) {
    const std::string subject = without_addresses(view.commit->subject);
    out_.raw("<a").attribute("href", concat(strip_.url, "#", view.anchor()));
    out_.raw(" tabindex=\"-1\"><title>").text(view.anchor()).raw(", ");
    out_.text(short_day_text(words_, day_of(*view.at))).raw(", ");
    out_.text(revision_word(words_, view.kind)).raw(": ").text(plain_label(subject));
    out_.raw("</title><use").attribute("href", concat("#", revision_glyph(view.kind)));
    out_.raw(" x=\"").percent(x);
    if (y != 0) out_.raw("\" y=\"").number(y);
    out_.raw("\"/></a>\n");
  }

  void write_today() {
    out_.raw("<rect class=\"now\" x=\"98.5%\"/><text class=\"c-end\" x=\"98.5%\">");
    out_.text(short_day_text(words_, strip_.today)).raw("</text>\n");
  }

  const Words& words_;
  const std::vector<const RevisionView*>& marks_;
  const RevisionStrip& strip_;
  absl::Time begin_, end_;
  HtmlWriter out_;
};

void write_key(const Words& words, const std::vector<const RevisionView*>& marks, HtmlWriter& out) {
  std::set<RevisionKind> kinds;
  for (const RevisionView* each : marks) kinds.insert(each->kind);
  out.raw("<ul class=\"key\">\n");
  for (const RevisionKind kind : kinds) {
    out.raw("<li>")
        .html(glyph_html(revision_glyph(kind)))
        .text(revision_word(words, kind))
        .raw("</li>\n");
  }
  out.raw("</ul>\n");
}

}  // namespace

SafeHtml revision_time_html(const Words& words, const Timestamp& at) {
  const auto zone = absl::FixedTimeZone(at.offset_minutes * 60);
  const absl::CivilMinute local(absl::ToCivilMinute(at.instant(), zone));
  return HtmlWriter()
      .raw("<time")
      .attribute("datetime", format_iso(at))
      .raw(">")
      .text(day_text(words, absl::CivilDay(local)))
      .raw(", ")
      .text(clock_text(absl::CivilSecond(local)))
      .raw("</time>")
      .take();
}

SafeHtml revision_strip(const Words& words, const std::vector<RevisionView>& revisions,
                        const RevisionStrip& strip) {
  std::vector<const RevisionView*> marks;
  for (const RevisionView& each : revisions) {
    if (each.at) marks.push_back(&each);
  }
  std::ranges::stable_sort(marks, [](const auto* a, const auto* b) { return *a->at < *b->at; });
  if (marks.size() < 2) return {};
  // Of hundreds the newest: more marks than that cannot be told apart.
  if (marks.size() > kMostMarks) {
    marks.erase(marks.begin(), marks.end() - static_cast<std::ptrdiff_t>(kMostMarks));
  }
  HtmlWriter out;
  out.html(StripWriter(words, marks, strip).write());
  write_key(words, marks, out);
  return out.take();
}

}  // namespace debrief
