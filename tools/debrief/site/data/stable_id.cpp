#include "debrief/site/data/stable_id.h"

#include "debrief/base/strings.h"
#include "debrief/git/repository.h"

namespace debrief {

std::string stable_uuid(std::initializer_list<std::string_view> parts) {
  std::string name = "debrief";
  for (const std::string_view part : parts) append(name, '\0', part.size(), ':', part);
  auto bytes = blob_id(name).bytes;
  bytes[6] = static_cast<uint8_t>((bytes[6] & 0x0F) | 0x80);
  bytes[8] = static_cast<uint8_t>((bytes[8] & 0x3F) | 0x80);
  ObjectId marked;
  marked.bytes = bytes;
  const std::string hex = marked.hex();
  return concat(hex.substr(0, 8), "-", hex.substr(8, 4), "-", hex.substr(12, 4), "-",
                hex.substr(16, 4), "-", hex.substr(20, 12));
}

std::string record_key(const SiteModel& model, const Record& record) {
  const Document& document = record.document();
  const auto& id = document.front_matter.id;
  if (id && !id->value.empty() && id->value == document.id) {
    const auto found = model.by_id.find(document.id);
    if (found != model.by_id.end() && &model.records[found->second] == &record) {
      return concat("id ", document.id);
    }
  }
  const auto& history = record.source->history;
  if (history && !history->truncated && !history->revisions.empty() && model.corpus->history) {
    const Revision& first = history->revisions.back();
    return concat("first ", model.corpus->history->commit(first).id.hex(), " ", first.path);
  }
  return concat("path ", record.source->path);
}

std::string site_uuid(const SiteModel& model, std::string_view kind, std::string_view key,
                      std::string_view detail) {
  return stable_uuid({model.corpus->config.site.repository, kind, key, detail});
}

}  // namespace debrief
