#include "debrief/site/data/api_form.h"

#include "debrief/base/strings.h"

namespace debrief {

using Json = nlohmann::ordered_json;

Json api_head(const SiteModel& model, const SiteOptions& options) {
  const Corpus& corpus = *model.corpus;
  return {{"version", 1},
          {"generator", "debrief " + options.version},
          {"revision", corpus.revision ? Json(corpus.revision->hex()) : Json()},
          {"uncommitted", model.uncommitted},
          {"as_of", absl::FormatCivilTime(model.as_of)}};
}

std::string list_text(const Json& head, std::string_view name, const std::vector<Json>& entries) {
  std::string out = head.dump(2, ' ', false, Json::error_handler_t::replace);
  out.resize(out.rfind('\n'));
  append(out, ",\n  \"", name, "\": [");
  for (const Json& entry : entries) {
    append(out, &entry == entries.data() ? "\n    " : ",\n    ",
           entry.dump(-1, ' ', false, Json::error_handler_t::replace));
  }
  append(out, entries.empty() ? "" : "\n  ", "]\n}\n");
  return out;
}

Json record_reference(const Record& record) {
  return {{"id", record.document().id}, {"page", record.url()}};
}

}  // namespace debrief
