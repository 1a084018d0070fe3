// What it is called.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/import/planning.h"
#include "debrief/postmortem/incident_id.h"
#include "debrief/postmortem/labels.h"
#include "debrief/postmortem/time_text.h"
#include "debrief/text/cut.h"

namespace debrief {
namespace {

constexpr size_t kLongestTitle = 200;

/// At most as long as the schema takes, cut between words.
std::string short_title(std::string title) {
  if (title.size() <= kLongestTitle) return title;
  return concat(first_words(title, kLongestTitle - std::string_view(" …").size()), " …");
}

const Section* title_heading(const Document& document) {
  for (const Section& section : document.sections) {
    if (section.level == 1 && section.role == SectionRole::kNone &&
        section.title == document.title) {
      return &section;
    }
  }
  return nullptr;
}

/// The day that the plan's `started` gives, else that of the first commit, else today.
absl::CivilDay day_of_incident(const ImportPlanning& planning) {
  const std::string& started = planning.plan.values.find("started")->second;
  const size_t first = started.find_first_of("0123456789");
  if (first != started.npos) {
    const auto moment = parse_moment(started.substr(first, 10));
    if (moment) return absl::CivilDay(moment->local);
  }
  if (planning.source.history && planning.source.history->first_seen) {
    const Timestamp& seen = *planning.source.history->first_seen;
    return absl::ToCivilDay(seen.instant() + absl::Minutes(seen.offset_minutes),
                            absl::UTCTimeZone());
  }
  return planning.options.today;
}

/// The title without a day at its start: `2021-06-03: Database full`.
std::string_view without_day(std::string_view title) {
  const auto time = read_time(title);
  const bool day = time && time->day && time->rest < title.size();
  return day ? title.substr(time->rest) : title;
}

/// The words of a file's name that begins with its day, else those of the title.
std::string words_of(const ImportPlanning& planning, std::string_view stem, absl::CivilDay day) {
  const std::string prefix = dated_id(day, "");
  const std::string own = slug_of(stem);
  if (own.starts_with(prefix)) return own.substr(prefix.size());
  std::string words = slug_of(without_day(planning.title));
  const std::string date = prefix.substr(0, prefix.size() - 1);
  if (const size_t at = words.find(date); at != words.npos) {
    words.erase(at, std::min(date.size() + 1, words.size() - at));
  }
  while (words.ends_with('-')) words.pop_back();
  if (is_one_of(words, {"", "incident-on", "incident"})) return std::string(kNoSlug);
  for (const std::string_view head : {"incident-on-", "incident-", "postmortem-", "post-mortem-"}) {
    if (words.starts_with(head)) words.erase(0, head.size());
  }
  return words;
}

/// `2023-04-11-slow_mail` as `Slow mail`: words for a reader. A name that has spaces is kept.
std::string title_of_name(std::string_view name) {
  const std::string whole = fold_white_space(name);
  if (whole.find(' ') != whole.npos) return whole;
  std::string words = whole;
  std::ranges::replace(words, '_', ' ');
  std::ranges::replace(words, '-', ' ');
  constexpr size_t kDay = 10;
  const bool dated = parse_moment(whole.substr(0, kDay)).has_value();
  words = fold_white_space(dated ? words.substr(kDay) : words);
  if (words.empty()) return concat("Incident on ", whole);
  if (words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

/// Up to the first full stop with white space behind it, without it.
std::string first_sentence(const std::string& text) {
  const size_t end = std::min(text.find(". "), text.size());
  std::string sentence = text.substr(0, end);
  while (sentence.ends_with('.')) sentence.pop_back();
  return sentence;
}

}  // namespace

void plan_title(ImportPlanning& planning) {
  const Document& document = planning.document();
  const auto& own = document.front_matter.title;
  const Section* heading = title_heading(document);
  const FoundValue* summary = planning.first("summary");
  const auto put = [&](std::string title) {
    planning.title = fold_white_space(title);
    std::string shown = short_title(planning.title);
    planning.put("title", shown);
    return shown;
  };
  if (own && !trim(own->value).empty()) {
    const std::string title = put(own->value);
    planning.understood("title", title, planning.line_of(own->span));
    const FoundValue* found = planning.first("title");
    if (found != nullptr && title == found->value) planning.settle(*found);
  } else if (heading != nullptr) {
    const std::string title = put(document.title);
    planning.understood("title", title, planning.line_of(heading->heading),
                        title == planning.title ? "" : "shortened; the text keeps it whole");
  } else if (summary != nullptr && summary->old != FoundValue::kLabel) {
    planning.guessed("title", put(first_sentence(summary->value)), summary->line, Sureness::kMedium,
                     "the first sentence of “summary”");
  } else {
    planning.guessed("title", put(title_of_name(document.title)), 0, Sureness::kMedium,
                     "the name of the file");
  }
}

void plan_id(ImportPlanning& planning) {
  std::string& id = planning.plan.id;
  const auto& own = planning.document().front_matter.id;
  if (own && is_dated_id(own->value)) {
    id = own->value;
    if (const FoundValue* found = planning.first("id")) planning.settle(*found);
    return planning.understood("id", id, planning.line_of(own->span));
  }
  const std::string stem(name_without_endings(planning.source.path));
  if (is_dated_id(stem)) {
    id = stem;
    return planning.understood("id", id, 0, "the file's name");
  }
  const auto named = find_date(replace_all(stem, "_", " "));
  const absl::CivilDay day = named ? *named : day_of_incident(planning);
  id = dated_id(day, words_of(planning, stem, day));
  if (named) return planning.guessed("id", id, 0, Sureness::kHigh, "the file's name and the title");
  if (planning.plan.values.find("started")->second != "null") {
    return planning.guessed("id", id, 0, Sureness::kMedium,
                            planning.plan.guessed_start
                                ? "the first day that is named, and the title"
                                : "the day that it started, and the title");
  }
  const bool committed = planning.source.history && planning.source.history->first_seen;
  planning.guessed("id", id, 0, Sureness::kLow,
                   committed ? "the day of the first commit and the title"
                             : "today and the title, as no day is known");
}

}  // namespace debrief
