#include "debrief/site/data/api_form.h"

#include <utility>

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

JsonList::JsonList(const Json& head, std::string_view name)
    : text_(head.dump(2, ' ', false, Json::error_handler_t::replace)) {
  text_.resize(text_.rfind('\n'));
  append(text_, ",\n  \"", name, "\": [");
}

void JsonList::add(const Json& entry) {
  append(text_, is_empty_ ? "\n    " : ",\n    ",
         entry.dump(-1, ' ', false, Json::error_handler_t::replace));
  is_empty_ = false;
}

std::string JsonList::take() {
  append(text_, is_empty_ ? "" : "\n  ", "]\n}\n");
  return std::exchange(text_, {});
}

Json record_reference(const Record& record) {
  return {{"id", record.document().id}, {"page", record.url()}};
}

}  // namespace debrief
