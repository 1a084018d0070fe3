#include "debrief/site/charts/spark.h"

#include <algorithm>
#include <numeric>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

constexpr int kHeight = 18;
constexpr int kDash = 2;  ///< the height of a month without a record
/// Across, a month takes so many units and its bar most of them.
constexpr int kMonth = 10, kBar = 6;

}  // namespace

std::array<size_t, 12> last_months(const SiteModel& model, const std::vector<size_t>& records) {
  std::array<size_t, 12> months{};
  const absl::CivilMonth first = absl::CivilMonth(model.as_of) - 11;
  for (const size_t index : records) {
    const auto& day = model.records[index].day;
    if (!day) continue;
    const int64_t at = absl::CivilMonth(*day) - first;
    if (at >= 0 && at < 12) ++months[static_cast<size_t>(at)];
  }
  return months;
}

SafeHtml spark_svg(const Words& words, const std::array<size_t, 12>& months, size_t most,
                   std::string_view name) {
  std::string bars, dashes;
  // One record is a low bar as long as there are few.
  const size_t scale = std::max<size_t>(most, 2);
  for (size_t i = 0; i < months.size(); ++i) {
    const int left = static_cast<int>(i) * kMonth + (kMonth - kBar) / 2;
    const int height =
        months[i] == 0 ? kDash
                       : std::max(kDash + 2, static_cast<int>(months[i] * size_t{kHeight} / scale));
    append(months[i] == 0 ? dashes : bars, "M", left, " ", kHeight - height, "h", kBar, "v", height,
           "h-", kBar, "z");
  }
  const size_t sum = std::accumulate(months.begin(), months.end(), size_t{0});
  HtmlWriter out;
  out.raw("<svg class=\"c spark\" role=\"img\"")
      .attribute("aria-label", concat(plain_label(name), ": ", words.count("charts.spark", sum)))
      .raw(" viewBox=\"0 0 120 18\" preserveAspectRatio=\"none\" width=\"100%\" height=\"18\">");
  if (!dashes.empty()) out.raw("<path class=\"sp-off\"").attribute("d", dashes).raw("/>");
  if (!bars.empty()) out.raw("<path class=\"sp-on\"").attribute("d", bars).raw("/>");
  return out.raw("</svg>").take();
}

}  // namespace debrief
