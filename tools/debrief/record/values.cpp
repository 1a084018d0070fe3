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

Json action_json(const Action& action) {
  Json owners = Json::array(), addresses = Json::array();
  for (const PersonReference& owner : action.owners) owners.push_back(owner.name);
  for (const auto& address : action.addresses) addresses.push_back(address.value);
  return {{"id", text_or_null(action.id)},
          {"text", action.text},
          {"owners", std::move(owners)},
          {"due", action.due ? Json(format_local(action.due->value)) : Json()},
          {"status", action_status_name(action.status)},
          {"type", text_or_null(action.type)},
          {"strength", text_or_null(action.strength)},
          {"tracker", located_or_null(action.tracker)},
          {"addresses", std::move(addresses)}};
}

std::string json_text(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace debrief
