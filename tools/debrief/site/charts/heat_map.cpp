#include "debrief/site/charts/heat_map.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/site/charts/series.h"
#include "debrief/site/dates.h"

namespace debrief {
namespace {

constexpr int kRow = 10;  ///< a day, its gap included
constexpr int kDayHeight = 8;
constexpr int kHead = 32;  ///< the name of the band and of its months
constexpr int kBand = kHead + 7 * kRow + 12;
constexpr double kNames = 7;  ///< what the names of the weekdays take
constexpr double kWeek = (100 - kNames) / 53.2;
/// From here on days are drawn together, and months lead to the calendar.
constexpr size_t kMostDays = 60;
constexpr int64_t kLongestIncident = 366;
/// Units of a week and of a day where days are drawn together.
constexpr int kUnits = 100;

int weekday(absl::CivilDay day) { return static_cast<int>(absl::GetWeekday(day)); }

/// Twelve months on a grid of weeks.
class Band {
 public:
  Band(const SiteContext& site, const DaysUnderWay& days, absl::CivilMonth first,
       const ChartPlace& place, int top, HtmlWriter& out)
      : site_(site),
        days_(days),
        first_(first),
        begin_(absl::CivilDay(first)),
        end_(absl::CivilDay(first + 12)),
        monday_(begin_ - weekday(begin_)),
        place_(place),
        top_(top),
        out_(out) {}

  void draw() {
    draw_grid();
    const auto from = days_.lower_bound(begin_), to = days_.lower_bound(end_);
    if (static_cast<size_t>(std::distance(from, to)) > kMostDays) {
      draw_together(from, to);
    } else {
      for (auto each = from; each != to; ++each) draw_day(each->first, each->second);
    }
  }

 private:
  double place_of(absl::CivilDay day) const {
    return kNames + static_cast<double>(day - monday_) / 7 * kWeek;
  }
  double week_of(absl::CivilDay day) const {
    return kNames + static_cast<double>((day - monday_) / 7) * kWeek;
  }
  int row_of(absl::CivilDay day) const { return top_ + kHead + weekday(day) * kRow; }

  void draw_grid() {
    const absl::CivilMonth last = first_ + 11;
    const std::string name = first_.month() == 1
                                 ? std::to_string(first_.year())
                                 : concat(month_text(site_.words, begin_), " – ",
                                          month_text(site_.words, absl::CivilDay(last)));
    draw_label(out_, "c-lab c-strong", 0, 0, top_ + 12, name);
    for (int row = 0; row < 7; ++row) {
      const int y = top_ + kHead + row * kRow;
      draw_box(out_, row > 4 ? "hm-row hm-we" : "hm-row", kNames, 100 - kNames, y, kDayHeight);
      if (row % 2 == 0) {
        draw_label(out_, "c-lab c-tiny", 0, 0, y + kDayHeight, site_.words.short_day(row));
      }
    }
    for (absl::CivilMonth month = first_; month <= last; ++month) {
      const double x = place_of(absl::CivilDay(month));
      draw_line(out_, "hm-mon", x, x, top_ + kHead - 2, top_ + kHead + 7 * kRow);
      const std::string initial = month_initial(site_.words, month);
      out_.raw("<text class=\"c-lab c-tiny\" x=\"").percent(x).raw("\" dx=\"2\" y=\"");
      out_.number(top_ + kHead - 5).raw("\">").text(initial).raw("<tspan class=\"w\">");
      out_.text(site_.words.short_month(month.month()).substr(initial.size()));
      out_.raw("</tspan></text>\n");
    }
  }

  void draw_day(absl::CivilDay day, const std::vector<size_t>& records) {
    const Record& record = site_.model.records[records.front()];
    std::string title = concat(day_text(site_.words, day), ": ", record.title);
    if (records.size() > 1) {
      title = concat(title, ", ", site_.words.count("charts.more", records.size() - 1));
    }
    out_.raw("<a tabindex=\"-1\"")
        .attribute("href", concat(place_.root, records.size() == 1
                                                   ? record.url()
                                                   : month_url(absl::CivilMonth(*record.day))))
        .raw("><title>")
        .text(plain_label(title))
        .raw("</title>");
    draw_box(out_, records.size() > 1 ? "hm-more hm-day" : "hm-one hm-day", week_of(day),
             kWeek * .86, row_of(day), kDayHeight);
    out_.raw("</a>");
  }

  /// A full band: two paths for the days, days of a week that look alike as one piece with the
  /// gaps drawn over it, and a link for each month.
  void draw_together(DaysUnderWay::const_iterator from, DaysUnderWay::const_iterator to) {
    std::string one, more;
    std::vector<std::pair<absl::CivilMonth, size_t>> months;
    for (auto each = from; each != to;) {
      const absl::CivilDay begin = each->first;
      const bool several = each->second.size() > 1;
      absl::CivilDay end = begin;
      do {
        const absl::CivilMonth month(end);
        if (months.empty() || months.back().first != month) months.emplace_back(month, 0);
        ++months.back().second;
        ++each;
        ++end;
      } while (each != to && each->first == end && weekday(end) != 0 &&
               (each->second.size() > 1) == several);
      append(several ? more : one, "M", (begin - monday_) / 7 * kUnits, " ", weekday(begin) * kRow,
             "h86v", (end - begin) * kRow - (kRow - kDayHeight), "h-86z");
    }
    out_.raw("<svg x=\"").percent(kNames).raw("\" width=\"").percent(100 - kNames).raw("\" y=\"");
    out_.number(top_ + kHead).raw("\" height=\"").number(7 * kRow);
    out_.raw("\" viewBox=\"0 0 5320 70\" preserveAspectRatio=\"none\">");
    if (!one.empty()) out_.raw("<path class=\"hm-one\"").attribute("d", one).raw("/>");
    if (!more.empty()) out_.raw("<path class=\"hm-more\"").attribute("d", more).raw("/>");
    out_.raw("</svg>\n");
    for (int row = 1; row < 7; ++row) {
      draw_box(out_, "hm-gap", kNames, 100 - kNames, top_ + kHead + row * kRow - 2,
               kRow - kDayHeight);
    }
    for (const auto& [month, count] : months) {
      const double x = place_of(absl::CivilDay(month));
      out_.raw("<a tabindex=\"-1\"").attribute("href", concat(place_.root, month_url(month)));
      out_.raw("><title>")
          .text(concat(month_text(site_.words, absl::CivilDay(month)), ": ",
                       site_.words.count("charts.days", count)))
          .raw("</title>");
      draw_box(out_, "hm-area", x, place_of(absl::CivilDay(month + 1)) - x, top_ + kHead, 7 * kRow);
      out_.raw("</a>");
    }
  }

  const SiteContext& site_;
  const DaysUnderWay& days_;
  absl::CivilMonth first_;
  absl::CivilDay begin_, end_, monday_;
  const ChartPlace& place_;
  int top_;
  HtmlWriter& out_;
};

}  // namespace

DaysUnderWay days_under_way(const SiteModel& model, const std::vector<size_t>& records) {
  DaysUnderWay days;
  for (const size_t index : records) {
    const Record& record = model.records[index];
    if (!record.day) continue;
    absl::CivilDay last = *record.day;
    const Document& document = record.document();
    if (document.started && document.resolved) {
      last = absl::CivilDay(in_zone_of(record.zone, *document.resolved).local);
    }
    last = std::min(last, *record.day + kLongestIncident);
    days[*record.day].push_back(index);
    for (absl::CivilDay day = *record.day + 1; day <= last; ++day) days[day].push_back(index);
  }
  return days;
}

SafeHtml heat_map_svg(const SiteContext& site, const DaysUnderWay& days,
                      const std::vector<absl::CivilMonth>& first, const ChartPlace& place) {
  HtmlWriter out;
  int top = 0;
  size_t shown = 0;
  for (const absl::CivilMonth month : first) {
    Band(site, days, month, place, top, out).draw();
    top += kBand;
    shown += static_cast<size_t>(std::distance(days.lower_bound(absl::CivilDay(month)),
                                               days.lower_bound(absl::CivilDay(month + 12))));
  }
  return chart_svg({.id = place.id,
                    .title = std::string(site.words["charts.days_under_way"]),
                    .description = site.words.count("charts.days_description", shown),
                    .height = top - 8,
                    .linked = shown > 0},
                   out.take());
}

SafeHtml heat_map_figure(const SiteContext& site, const DaysUnderWay& days,
                         const ChartPlace& place) {
  const absl::CivilMonth end(site.model.as_of);
  const SafeHtml chart = heat_map_svg(site, days, {end - 23, end - 11}, place);
  return chart_figure(site.words, place, site.words["charts.days_under_way"],
                      site.words["charts.days_rest"], chart, days_table(site, days));
}

ChartTable days_table(const SiteContext& site, const DaysUnderWay& days) {
  ChartTable table{
      .name = "days-under-way",
      .caption = std::string(site.words["charts.days_under_way"]),
      .columns = {{std::string(site.words["charts.day"]), "day", false},
                  {std::string(site.words["charts.records_head"]), "incidents", true}}};
  for (auto each = days.rbegin(); each != days.rend(); ++each) {
    const Record& record = site.model.records[each->second.front()];
    const std::string url =
        each->second.size() == 1 ? record.url() : month_url(absl::CivilMonth(*record.day));
    table.rows.push_back(
        {{day_text(site.words, each->first), absl::FormatCivilTime(each->first), "", false},
         number_cell(each->second.size(), url)});
  }
  return table;
}

}  // namespace debrief
