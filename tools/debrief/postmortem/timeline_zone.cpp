// Where a document says once which clock its times are on: “All times in UTC”, `Time zone: CET`.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/postmortem/label.h"
#include "debrief/postmortem/timeline.h"

namespace debrief {
namespace {

/// Words behind which a zone is that of the times: “times”, “timestamps”, “time zone”.
constexpr std::string_view kWords[] = {"times", "timestamps", "time zone", "timezone"};
/// Behind “times” one of these: not “the response times of …”.
constexpr std::string_view kLinks[] = {"are", "in", "is",   "below",    "given", "shown", "listed",
                                       "use", "as", "here", "reported", "noted", "stated"};
constexpr size_t kWindow = 80;

/// The word that stands before a place in the same sentence; empty at its start.
std::string word_before(std::string_view text, size_t at) {
  while (at > 0 && text[at - 1] == ' ') --at;
  const size_t end = at;
  while (at > 0 && is_ascii_alnum(text[at - 1])) --at;
  return std::string(text.substr(at, end - at));
}

/// The zone behind a word that speaks of the clock, up to the end of its sentence.
std::string zone_behind(std::string_view text) {
  const std::string lower = lower_ascii(text);
  for (const std::string_view word : kWords) {
    for (size_t at = lower.find(word); at != lower.npos; at = lower.find(word, at + 1)) {
      if (at > 0 && is_ascii_alnum(lower[at - 1])) continue;
      const size_t behind = at + word.size();
      if (behind < lower.size() && is_ascii_alnum(lower[behind])) continue;
      std::string_view window = text.substr(behind, kWindow);
      size_t stop = 0;
      while (stop < window.size() && window[stop] != '\n' &&
             !(window[stop] == '.' && (stop + 1 == window.size() || window[stop + 1] == ' '))) {
        ++stop;
      }
      window = window.substr(0, stop);
      const std::vector<std::string_view> words = split(trim(window), ' ');
      const std::string next = lower_ascii(words.front());
      const std::string before = word_before(lower, at);
      // “Response times in …” are no clocks.
      if (word == "times" && !before.empty() &&
          !is_one_of(before, {"all", "the", "these", "event", "timeline", "following", "clock"})) {
        continue;
      }
      const bool all = before == "all";
      const bool sign = !window.empty() && (window[0] == ':' || window.starts_with(" ("));
      if (word == "times" && !all && !sign && !is_one_of(next, kLinks)) continue;
      if (std::string zone = find_zone_name(window); !zone.empty()) return zone;
    }
  }
  return {};
}

/// A short remark of a timeline that speaks of all its rows: “All events are documented in UTC”.
std::string zone_of_all(std::string_view text) {
  constexpr size_t kLongest = 200;
  if (text.size() > kLongest || read_time(text)) return {};
  const std::string lower = lower_ascii(text);
  const std::vector<std::string_view> words = split(lower, ' ');
  const bool speaks = std::ranges::any_of(words, [](std::string_view word) {
    return is_one_of(word, {"all", "time", "times", "timestamps", "times:", "time:"});
  });
  return speaks ? find_zone_name(text) : std::string();
}

/// A few words that hold nothing but a zone: “(UTC)”, “all UTC”, “in UTC+2”.
std::string lone_zone(std::string_view text) {
  constexpr size_t kLongest = 40;
  if (text.size() > kLongest || read_time(text)) return {};
  std::string zone = find_zone_name(text);
  if (zone.empty() || split(trim(text), ' ').size() > 4) return {};
  return zone;
}

/// `| Time zone | CET |`: the cell beside the label.
std::string zone_beside(const DocumentReading& reading, const TextBlock& text) {
  const std::string label =
      text.prose.text.size() <= 24 ? normal_label(text.prose.text) : std::string();
  if (!is_one_of(label, {"time zone", "timezone", "tz"})) return {};
  const BlockList& cells = reading.block(reading.block(text.block).parent).children;
  const auto cell = std::ranges::find(cells, text.block);
  if (cell == cells.end() || cell + 1 == cells.end()) return {};
  return find_zone_name(reading.prose(*(cell + 1)).text);
}

}  // namespace

ZoneRemarks::ZoneRemarks(const DocumentReading& reading) {
  for (const TextBlock& text : reading.document.texts) {
    if (text.kind == TextKind::kField) continue;
    Remark remark;
    remark.begin = reading.block(text.block).span.begin;
    if (text.kind == TextKind::kTableCell) {
      remark.zone = zone_beside(reading, text);
    } else {
      remark.zone = zone_behind(text.prose.text);
      if (remark.zone.empty() && text.kind == TextKind::kParagraph) {
        remark.anywhere = false;
        remark.zone = zone_of_all(text.prose.text);
        if (remark.zone.empty()) remark.zone = lone_zone(text.prose.text);
      }
    }
    if (!remark.zone.empty()) remarks_.push_back(std::move(remark));
  }
  std::ranges::stable_sort(remarks_, {}, &Remark::begin);
}

Zone ZoneRemarks::of_document() const {
  const auto found = std::ranges::find_if(remarks_, &Remark::anywhere);
  return found == remarks_.end() ? Zone{} : zone_of(found->zone);
}

Zone ZoneRemarks::of_timeline(Span span) const {
  const auto found = std::ranges::lower_bound(remarks_, span.begin, {}, &Remark::begin);
  return found == remarks_.end() || found->begin >= span.end ? Zone{} : zone_of(found->zone);
}

std::string zone_of_clocks(const DocumentReading& reading) {
  std::string zone;
  for (const TextBlock& each : reading.document.texts) {
    if (each.kind == TextKind::kField || each.quoted) continue;
    const std::string_view text = each.prose.text;
    for (size_t at = text.find(':'); at < text.size(); at = text.find(':', at + 1)) {
      size_t begin = at;
      while (begin > 0 && at - begin < 2 && is_ascii_digit(text[begin - 1])) --begin;
      if (begin == at || (begin > 0 && is_ascii_alnum(text[begin - 1]))) continue;
      constexpr size_t kLongestTime = 48;
      const auto time = read_time(text.substr(begin, kLongestTime));
      if (!time || time->zone.empty()) continue;
      if (!zone.empty() && zone != time->zone) return {};
      zone = time->zone;
    }
  }
  return zone;
}

}  // namespace debrief
