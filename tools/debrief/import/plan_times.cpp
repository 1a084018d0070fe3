// When it began and ended, in whatever form the document says it.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/import/planning.h"
#include "debrief/import/written_time.h"
#include "debrief/postmortem/time_context.h"
#include "debrief/postmortem/time_text.h"

namespace debrief {
namespace {

class TimePlanner {
 public:
  explicit TimePlanner(ImportPlanning& planning)
      : planning_(planning), document_(planning.document()) {}

  void plan() {
    take("started", document_.started);
    if (!planning_.has("started")) guess_start();
    take("detected", document_.detected);
    take("mitigated", document_.mitigated);
    take("resolved", document_.resolved);
  }

 private:
  /// A time of foreign front matter, which the reader of documents does not know.
  std::optional<Moment> time_of(const FoundValue& found) const {
    const ImportOptions& options = planning_.options;
    const Zone zone =
        zone_of(options.timezone.empty() ? options.config.timezone : options.timezone);
    std::string text = found.value;
    // `2021-01-05 10:00:00 +0100`
    const size_t sign = text.size() < 6 ? text.npos : text.find_last_of("+-");
    if (sign != text.npos && sign + 5 == text.size() && text[sign - 1] == ' ') {
      text = concat(text.substr(0, sign - 1), text.substr(sign, 3), ":", text.substr(sign + 3));
    }
    auto moment = parse_moment(text);
    if (!moment) return read_moment(text, zone);
    return zone.zone ? in_zone(*std::move(moment), *zone.zone, zone.name) : moment;
  }

  void take(std::string_view field, const std::optional<Moment>& read) {
    if (take_old_field(field) || !read) return;
    for (const FoundValue& found : planning_.found) {
      const bool names = found.field == field || (field == "started" && found.field == "date");
      const bool label = names && found.old == FoundValue::kLabel;
      const auto time = label ? read_time(found.value) : std::nullopt;
      if (time && time->whole) {
        put(field, *read, found.line, "");
        return;
      }
    }
    for (const TimelineEntry& entry : document_.timeline) {
      if (entry.phase != field || entry.at != read) continue;
      put(field, *read, planning_.line_of(entry.span), "marked in the timeline");
      return;
    }
    if (field == "started") put_guess(*read, 0, "the day in the title or the file's name");
  }

  bool take_old_field(std::string_view field) {
    for (const FoundValue& found : planning_.found) {
      if (found.field != field || found.old == FoundValue::kLabel) continue;
      const auto moment = time_of(found);
      if (!moment) continue;
      if (put(field, *moment, found.line, "")) planning_.settle(found);
      return true;
    }
    return false;
  }

  /// Of two times of which one has no zone, that is known from a day apart on.
  bool is_before_start(const Moment& moment) const {
    if (!start_) return false;
    if (start_->instant && moment.instant) return *moment.instant < *start_->instant;
    const bool same_clock = !start_->instant && !moment.instant;
    return absl::CivilDay(moment.local) < absl::CivilDay(start_->local) - (same_clock ? 0 : 1);
  }

  /// Writes a time whole; false when part of it is lost, or all of it because it lies before the
  /// start, which would be no time of this incident.
  bool put(std::string_view field, const Moment& moment, uint32_t line, std::string why) {
    if (field == "started") {
      start_ = moment;
    } else if (is_before_start(moment)) {
      // A day that was only concluded gives way, where no time of the timeline hangs on it.
      if (!planning_.plan.guessed_start || !document_.timeline.empty()) {
        planning_.left(field, format_local(moment), line, "it is before the start of the incident");
        return false;
      }
      std::erase_if(planning_.plan.notes,
                    [](const ImportNote& note) { return note.field == "started"; });
      put_guess(moment_of_day(absl::CivilDay(moment.local)), line,
                concat("the day of “", field, "”, as nothing says that it began before"));
    }
    const WrittenTime written = written_time(moment);
    planning_.put_yaml(field, written.text);
    if (written.lost.empty()) {
      planning_.understood(field, written.text, line, std::move(why));
      return true;
    }
    planning_.guessed(field, written.text, line, Sureness::kMedium,
                      concat(written.lost, ", so the day alone is written; --timezone names one"));
    return false;
  }

  void put_guess(const Moment& moment, uint32_t line, std::string why) {
    planning_.plan.guessed_start = true;
    start_ = moment;
    const std::string text = written_time(moment).text;
    planning_.put_yaml("started", text);
    planning_.guessed("started", text, line, Sureness::kMedium, std::move(why));
  }

  void guess_start() {
    for (const FoundValue& date : planning_.found) {
      const auto moment = date.field == "date" ? time_of(date) : std::nullopt;
      if (!moment) continue;
      const std::string why = concat("“", date.label, "”");
      return put_guess(moment_of_day(absl::CivilDay(moment->local)), date.line, why);
    }
    for (const TimelineEntry& entry : document_.timeline) {
      if (!entry.at) continue;
      return put_guess(moment_of_day(absl::CivilDay(entry.at->local)),
                       planning_.line_of(entry.span), "the day of the first entry of the timeline");
    }
    planning_.put_yaml("started", "null");
    planning_.left("started", "", 0, "no time says when it began; null stands for that");
  }

  ImportPlanning& planning_;
  const Document& document_;
  std::optional<Moment> start_;
};

}  // namespace

void plan_times(ImportPlanning& planning) { TimePlanner(planning).plan(); }

void plan_record(ImportPlanning& planning) {
  if (planning.first("written") == nullptr && planning.source.history) {
    if (const auto& when = planning.source.history->first_written) {
      planning.put_yaml("written", format_iso(*when));
      planning.understood("written", format_iso(*when), 0, "the history of the repository");
    }
  }
  if (planning.document().front_matter.timezone) return;  // taken over as it stands
  if (!planning.options.timezone.empty()) {
    planning.put("timezone", planning.options.timezone);
    return planning.understood("timezone", planning.options.timezone, 0, "--timezone");
  }
  std::string zone;
  uint32_t line = 0;
  for (const TimelineEntry& entry : planning.document().timeline) {
    if (!entry.at || entry.at->date_only) continue;
    if (zone.empty()) line = planning.line_of(entry.span);
    if (!zone.empty() && entry.at->zone != zone) return;
    zone = entry.at->zone;
  }
  const bool named = zone == "UTC" || zone.find('/') != std::string::npos;
  if (!named || zone == planning.options.config.timezone || !load_zone(zone)) return;
  planning.put("timezone", zone);
  planning.understood("timezone", zone, line, "all times of the timeline");
}

}  // namespace debrief
