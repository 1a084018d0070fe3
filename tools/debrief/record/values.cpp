#include "debrief/record/values.h"

namespace debrief {

using Json = nlohmann::ordered_json;

Json text_or_null(std::string_view text) { return text.empty() ? Json() : Json(text); }

Json located_or_null(const std::optional<Located<std::string>>& value) {
  return value ? text_or_null(value->value) : Json();
}

Json moment_json(const std::optional<Moment>& moment) {
  if (!moment) return nullptr;
  return {{"at", moment->instant ? Json(format_utc(*moment->instant)) : Json()},
          {"local", format_local(*moment)},
          {"zone", text_or_null(moment->zone)},
          {"date_only", moment->date_only},
          {"approximate", moment->approximate}};
}

Json date_json(const std::optional<Timestamp>& timestamp) {
  return timestamp ? Json(format_iso(*timestamp)) : Json();
}

std::string json_text(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace debrief
