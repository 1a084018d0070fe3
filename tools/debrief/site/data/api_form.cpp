#include "debrief/site/data/api_form.h"

#include <algorithm>
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

JsonList::JsonList(const Json& head, std::string_view name, size_t expected)
    : text_(script_safe(head.dump(2, ' ', false, Json::error_handler_t::replace))),
      expected_(expected) {
  text_.resize(text_.rfind('\n'));
  append(text_, ",\n  \"", name, "\": [");
}

void JsonList::add(const Json& entry) {
  const std::string own = script_safe(entry.dump(-1, ' ', false, Json::error_handler_t::replace));
  // Memory that is reserved and not written to costs nothing, within what any machine can promise:
  // the first entry may be larger than all others.
  constexpr size_t kRoom = 2, kMost = size_t{64} << 20;
  if (is_empty_) {
    const size_t guess = kRoom * std::min(expected_, kMost) * std::min(own.size(), kMost);
    text_.reserve(text_.size() + std::min(guess, kMost));
  }
  append(text_, is_empty_ ? "\n    " : ",\n    ", own);
  is_empty_ = false;
}

std::string JsonList::take() {
  append(text_, is_empty_ ? "" : "\n  ", "]\n}\n");
  return std::exchange(text_, {});
}

std::string script_safe(std::string_view json) {
  std::string out;
  out.reserve(json.size() + json.size() / 16);
  size_t kept = 0;  // all before it is in `out`
  const auto put = [&](size_t at, size_t size, std::string_view instead) {
    out.append(json.substr(kept, at - kept)).append(instead);
    kept = at + size;
  };
  // The two line ends are three bytes each that begin with this one.
  for (size_t at = json.find_first_of("<\xE2"); at < json.size();
       at = json.find_first_of("<\xE2", at + 1)) {
    const std::string_view rest = json.substr(at, 3);
    if (rest[0] == '<') put(at, 1, "\\u003c");
    if (rest == "\u2028") put(at, 3, "\\u2028");
    if (rest == "\u2029") put(at, 3, "\\u2029");
  }
  return out.append(json.substr(kept));
}

Json record_reference(const Record& record) {
  return {{"id", record.document().id}, {"page", record.url()}};
}

}  // namespace debrief
