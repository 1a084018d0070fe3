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
  return script_safe(out);
}

std::string script_safe(std::string_view json) {
  std::string out;
  out.reserve(json.size() + json.size() / 16);
  for (size_t at = 0; at < json.size(); ++at) {
    const std::string_view rest = json.substr(at, 3);
    if (rest[0] == '<') {
      out += "\\u003c";
    } else if (rest == "\u2028" || rest == "\u2029") {
      out += rest == "\u2028" ? "\\u2028" : "\\u2029";
      at += 2;
    } else {
      out += rest[0];
    }
  }
  return out;
}

Json record_reference(const Record& record) {
  return {{"id", record.document().id}, {"page", record.url()}};
}

}  // namespace debrief
