// Statistics for programs and spreadsheets.

#include "debrief/base/strings.h"
#include "debrief/record/csv.h"
#include "debrief/record/statistics.h"
#include "debrief/record/values.h"
#include "debrief/text/utf8.h"

namespace debrief {
namespace {

using Json = nlohmann::ordered_json;

Json duration_json(const Distribution& distribution) {
  Json out = {{"known", distribution.values.size()}, {"unknown", distribution.unknown}};
  const auto quantile = [&](double share) {
    return distribution.values.empty() ? Json()
                                       : Json(absl::ToInt64Seconds(distribution.quantile(share)));
  };
  out["least"] = quantile(0.0);
  out["quarter"] = quantile(0.25);
  out["half"] = quantile(0.5);
  out["three_quarters"] = quantile(0.75);
  out["most"] = quantile(1.0);
  out["values"] = Json::array();
  for (const Distribution::Value& value : distribution.values) {
    out["values"].push_back({{"incident", value.document->document.id},
                             {"seconds", absl::ToInt64Seconds(value.length)}});
  }
  return out;
}

Json counts_json(const Counts& counts) {
  Json rows = Json::array();
  for (const Counts::Row& row : counts.rows)
    rows.push_back({{"name", row.name}, {"count", row.count}});
  return {{"of", counts.unit}, {"rows", std::move(rows)}, {"without", counts.without}};
}

Json day_json(const std::optional<absl::CivilDay>& day) {
  return day ? Json(absl::FormatCivilTime(*day)) : Json();
}

}  // namespace

std::string statistics_json(const Statistics& statistics) {
  Json out = {{"version", 1},
              {"as_of", absl::FormatCivilTime(statistics.as_of)},
              {"incidents", statistics.incidents},
              {"from", day_json(statistics.from)},
              {"to", day_json(statistics.to)},
              {"durations", Json::object()},
              {"counts", Json::object()},
              {"open_actions", statistics.open_actions},
              {"overdue_actions", statistics.overdue_actions}};
  for (const Distribution& each : statistics.durations)
    out["durations"][std::string(each.key)] = duration_json(each);
  for (const Counts& each : statistics.counts)
    out["counts"][std::string(each.key)] = counts_json(each);
  return json_text(out);
}

std::string statistics_csv(const Statistics& statistics) {
  std::string out = csv_line({"incident", "path", "measure", "seconds"});
  for (const Distribution& each : statistics.durations) {
    for (const Distribution::Value& value : each.values) {
      out += csv_line({value.document->document.id, value.document->path, std::string(each.key),
                       std::to_string(absl::ToInt64Seconds(value.length))});
    }
  }
  return to_valid_utf8(out);
}

}  // namespace debrief
