#include "debrief/cli/as_of.h"

#include <charconv>

#include "debrief/base/strings.h"

namespace debrief {

Result<absl::Time> as_of_time(const std::string& given, const Corpus& corpus, const World& world) {
  if (!given.empty()) {
    const auto moment = parse_moment(given);
    if (!moment) {
      return fail({.kind = ErrorKind::kUsage,
                   .message = concat("“", given, "” is not a date"),
                   .where = "--as-of",
                   .hints = {"write it as 2026-03-01 or 2026-03-01T10:02Z"}});
    }
    return moment->instant ? *moment->instant : absl::FromCivil(moment->local, absl::UTCTimeZone());
  }
  if (const auto epoch = world.environment("SOURCE_DATE_EPOCH")) {
    int64_t seconds = 0;
    const auto [end, error] =
        std::from_chars(epoch->data(), epoch->data() + epoch->size(), seconds);
    if (error != std::errc() || end != epoch->data() + epoch->size()) {
      return fail({.kind = ErrorKind::kUsage,
                   .message = concat("“", *epoch, "” is not a number of seconds"),
                   .where = "SOURCE_DATE_EPOCH"});
    }
    return absl::FromUnixSeconds(seconds);
  }
  if (corpus.revision_time) return corpus.revision_time->instant();
  return world.now();
}

}  // namespace debrief
