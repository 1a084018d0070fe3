// Who a document is. A managed one says it in its front matter. A legacy one says it in labels
// (`**Severity:** P2`), tables of two columns, headings with one line below, its title and its
// file's name; what none of these says stays unknown.

#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/postmortem/label.h"
#include "debrief/postmortem/labels.h"
#include "debrief/postmortem/placeholder.h"
#include "debrief/postmortem/reading.h"
#include "debrief/postmortem/time_context.h"
#include "debrief/text/utf8.h"

namespace debrief {
namespace {

enum class Field {
  kDate,
  kStarted,
  kDetected,
  kMitigated,
  kResolved,
  kDebriefed,
  kSeverity,
  kServices,
  kTeams,
  kStatus
};
constexpr size_t kFields = 10;

struct FieldLabel {
  std::string_view label;
  Field field;
};

constexpr std::array kLabels = std::to_array<FieldLabel>({
    {"affected components", Field::kServices},
    {"affected service", Field::kServices},
    {"affected services", Field::kServices},
    {"affected systems", Field::kServices},
    {"began", Field::kStarted},
    {"begin", Field::kStarted},
    {"component", Field::kServices},
    {"components", Field::kServices},
    {"date", Field::kDate},
    {"date of incident", Field::kDate},
    {"date of outage", Field::kDate},
    {"date of the incident", Field::kDate},
    {"debriefed", Field::kDebriefed},
    {"detected", Field::kDetected},
    {"detected at", Field::kDetected},
    {"detection date", Field::kDetected},
    {"detection time", Field::kDetected},
    {"end", Field::kResolved},
    {"end date", Field::kResolved},
    {"end date time", Field::kResolved},
    {"end time", Field::kResolved},
    {"ended", Field::kResolved},
    {"first detected", Field::kDetected},
    {"impact end", Field::kResolved},
    {"impact start", Field::kStarted},
    {"incident date", Field::kDate},
    {"incident end", Field::kResolved},
    {"incident end time", Field::kResolved},
    {"incident severity", Field::kSeverity},
    {"incident start", Field::kStarted},
    {"incident start time", Field::kStarted},
    {"mitigated", Field::kMitigated},
    {"mitigated at", Field::kMitigated},
    {"mitigation time", Field::kMitigated},
    {"occurred", Field::kStarted},
    {"outage date", Field::kDate},
    {"postmortem status", Field::kStatus},
    {"repaired", Field::kMitigated},
    {"report status", Field::kStatus},
    {"resolution date", Field::kResolved},
    {"resolution time", Field::kResolved},
    {"resolved", Field::kResolved},
    {"resolved at", Field::kResolved},
    {"service", Field::kServices},
    {"services", Field::kServices},
    {"services affected", Field::kServices},
    {"sev", Field::kSeverity},
    {"severity", Field::kSeverity},
    {"severity level", Field::kSeverity},
    {"start", Field::kStarted},
    {"start date", Field::kStarted},
    {"start date and time", Field::kStarted},
    {"start date time", Field::kStarted},
    {"start time", Field::kStarted},
    {"started", Field::kStarted},
    {"started at", Field::kStarted},
    {"status", Field::kStatus},
    {"team", Field::kTeams},
    {"teams", Field::kTeams},
    {"time detected", Field::kDetected},
    {"time mitigated", Field::kMitigated},
    {"time resolved", Field::kResolved},
    {"time started", Field::kStarted},
});
static_assert(std::ranges::is_sorted(kLabels, {}, &FieldLabel::label));

constexpr size_t kLongestLabel = 48;
constexpr size_t kLongestSeverity = 24;

std::optional<Field> field_of(std::string_view label) {
  if (label.size() > kLongestLabel) return std::nullopt;
  const std::string normal = normal_label(label);
  const auto found = std::ranges::lower_bound(kLabels, normal, {}, &FieldLabel::label);
  if (found == kLabels.end() || found->label != normal) return std::nullopt;
  return found->field;
}

/// The first value that each label has anywhere in the text.
class Labels {
 public:
  explicit Labels(const Document& document) {
    each_label(document,
               [&](std::string_view label, std::string_view value, Span) { put(label, value); });
  }

  const std::string& operator[](Field field) const { return values_[static_cast<size_t>(field)]; }

 private:
  void put(std::string_view label, std::string_view value) {
    const auto field = field_of(label);
    if (!field || is_placeholder(value)) return;
    std::string& slot = values_[static_cast<size_t>(*field)];
    if (slot.empty()) slot = fold_white_space(value);
  }

  std::array<std::string, kFields> values_;
};

/// The name of a file without its endings; of an `index` or `readme` the name of its folder.
std::string_view stem_of(std::string_view path) {
  const auto last = [](std::string_view text) { return text.substr(text.rfind('/') + 1); };
  std::string_view name = last(path);
  for (const std::string_view ending : {".erb", ".mdx", ".markdown", ".md", ".html"}) {
    if (name.size() > ending.size() && lower_ascii(name).ends_with(ending)) {
      name.remove_suffix(ending.size());
    }
  }
  const std::string lower = lower_ascii(name);
  const size_t folder = path.rfind('/');
  if ((lower == "index" || lower == "readme" || lower == "_index") && folder != path.npos) {
    const std::string_view parent = last(path.substr(0, folder));
    if (!parent.empty() && parent != "." && parent != "..") return parent;
  }
  return name;
}

/// A name as an id: letters in lower case, digits, and single hyphens for all else. One that is
/// made of such letters, digits and hyphens already is kept.
std::string slug_of(std::string_view name) {
  const bool kept = !name.empty() && std::ranges::all_of(name, [](char byte) {
    return is_ascii_digit(byte) || byte == '-' || (byte >= 'a' && byte <= 'z');
  });
  if (kept) return std::string(name);
  // Signs that normal_label() drops part words too: `a/b` is `a-b`.
  std::string slug;
  for (; !name.empty();) {
    const CodePoint point = decode_utf8(name);
    const std::string letter = normal_label(name.substr(0, point.size));
    const bool ascii_sign = point.size == 1 && !is_ascii_alnum(name.front());
    name.remove_prefix(point.size);
    if (!ascii_sign && !letter.empty()) {
      slug += letter;
    } else if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  while (slug.ends_with('-')) slug.pop_back();
  return slug.empty() ? "document" : slug;
}

std::string title_of(const Document& document) {
  if (document.front_matter.title && !trim(document.front_matter.title->value).empty()) {
    return fold_white_space(document.front_matter.title->value);
  }
  for (const Section& section : document.sections) {
    if (section.level == 1 && section.role == SectionRole::kNone && !section.title.empty()) {
      return section.title;
    }
  }
  return std::string(stem_of(document.source.path()));
}

std::vector<std::string> values_of(const std::vector<Located<std::string>>& list) {
  std::vector<std::string> values;
  for (const auto& each : list) values.push_back(each.value);
  return values;
}

void take_front_matter(Document& document) {
  const FrontMatter& front = document.front_matter;
  if (front.status) document.status = status_of_name(lower_ascii(trim(front.status->value)));
  if (front.severity) document.severity = front.severity->value;
  const auto value = [](const std::optional<Located<Moment>>& field) {
    return field ? std::optional(field->value) : std::nullopt;
  };
  document.started = value(front.started);
  document.detected = value(front.detected);
  document.mitigated = value(front.mitigated);
  document.resolved = value(front.resolved);
  document.debriefed = value(front.debriefed);
  document.written = value(front.written);
  document.services = values_of(front.services);
  std::erase_if(document.services, [](const std::string& id) { return trim(id).empty(); });
  document.teams = values_of(front.teams);
  document.tags = values_of(front.tags);
}

/// Whether a managed document says `null`: then its name, which needs some day, tells none either.
bool is_said_unknown(const Document& document, std::string_view key) {
  if (document.mode != DocumentMode::kManaged) return false;
  const YamlTree& tree = document.front_matter.tree;
  const YamlNode* node = tree.find(tree.root(), key);
  return node != nullptr && !node->span.empty() && yaml_type(*node) == YamlType::kNull;
}

/// A value up to its first remark: `SEV2 (full outage)` is `SEV2`.
std::string_view before_remark(std::string_view value) {
  size_t end = value.size();
  for (const std::string_view mark : {" (", ",", " - ", " – ", "—", "|", ";"}) {
    end = std::min(end, value.find(mark));
  }
  return trim(value.substr(0, end));
}

/// The names of a list. What holds a quotation or a bracket, or is long, is a sentence or a line of
/// a log, and names nothing.
std::vector<std::string> list_of(const std::string& value) {
  constexpr size_t kLongestName = 60;
  std::vector<std::string> list;
  if (value.find_first_of("\"{}“”") != std::string::npos) return list;
  for (const std::string_view part : split(value, ',')) {
    if (trim(part).size() > kLongestName) return {};
    if (!trim(part).empty()) list.emplace_back(trim(part));
  }
  return list;
}

/// Whether the text writes the day or the month first in `19/02/2021`.
DayOrder order_of_text(const Document& document) {
  DayOrder order = DayOrder::kEither;
  for (const TextBlock& text : document.texts) {
    const DayOrder each = find_order(text.prose.text);
    if (each == DayOrder::kEither || each == order) continue;
    if (order != DayOrder::kEither) return DayOrder::kEither;
    order = each;
  }
  return order == DayOrder::kClear ? DayOrder::kEither : order;
}

void take_labels(DocumentReading& reading, const Labels& labels) {
  Document& document = reading.document;
  // Labels go from the start of the incident to its end, so a clock without a day goes on from the
  // label before it.
  std::optional<Moment> first;
  if (reading.named_day) first = moment_of_day(*reading.named_day);
  TimeContext context(reading.zone, first, reading.day_order);
  const auto read = [&](Field field) -> std::optional<Moment> {
    const auto time = read_time(labels[field]);
    return time && time->whole ? context.read(*time).at : std::nullopt;
  };
  const auto date = read(Field::kDate);
  const auto fill = [](std::optional<Moment>& slot, std::optional<Moment> value) {
    if (!slot) slot = std::move(value);
  };
  fill(document.started, read(Field::kStarted));
  fill(document.started, date);
  fill(document.detected, read(Field::kDetected));
  fill(document.mitigated, read(Field::kMitigated));
  fill(document.resolved, read(Field::kResolved));
  fill(document.debriefed, read(Field::kDebriefed));
  if (document.severity.empty()) {
    const std::string_view severity = before_remark(labels[Field::kSeverity]);
    if (severity.size() <= kLongestSeverity) document.severity = std::string(severity);
  }
  if (document.services.empty()) document.services = list_of(labels[Field::kServices]);
  if (document.teams.empty()) document.teams = list_of(labels[Field::kTeams]);
  if (document.status == Status::kUnknown) {
    document.status = status_of_name(lower_ascii(before_remark(labels[Field::kStatus])));
  }
}

/// The day in the file's name, or the title's when the file's may be that of the report: some weeks
/// later. Titles also name other incidents.
std::optional<absl::CivilDay> day_of_names(std::string_view stem, std::string_view title) {
  constexpr int64_t kLatestReport = 92;
  const auto filed = find_earliest_date(replace_all(stem, "_", " "));
  const auto titled = find_date(title);
  if (!filed || !titled) return filed ? filed : titled;
  return *titled <= *filed && *filed - *titled <= kLatestReport ? titled : filed;
}

}  // namespace

std::string_view labelled_field(std::string_view label) {
  constexpr std::array<std::string_view, kFields> kNames = {
      "date",      "started",  "detected", "mitigated", "resolved",
      "debriefed", "severity", "services", "teams",     "status"};
  const auto field = field_of(label);
  return field ? kNames[static_cast<size_t>(*field)] : std::string_view();
}

std::string_view name_without_endings(std::string_view path) { return stem_of(path); }

void read_identity(DocumentReading& reading) {
  Document& document = reading.document;
  const std::string_view stem = stem_of(document.source.path());
  document.title = title_of(document);
  document.id = document.front_matter.id ? document.front_matter.id->value : slug_of(stem);
  if (!is_said_unknown(document, "started")) {
    reading.named_day = day_of_names(stem, document.title);
  }
  take_front_matter(document);
  if (document.mode == DocumentMode::kManaged) return read_people(reading);
  reading.day_order = order_of_text(document);
  read_legacy_front_matter(reading);
  take_labels(reading, Labels(document));
  read_people(reading);
}

void complete_identity(DocumentReading& reading) {
  Document& document = reading.document;
  if (document.mode == DocumentMode::kManaged) return;
  const auto fill = [&](std::optional<Moment>& slot, std::string_view phase) {
    for (const TimelineEntry& entry : document.timeline) {
      if (!slot && entry.phase == phase) slot = entry.at;
    }
  };
  fill(document.started, "started");
  fill(document.detected, "detected");
  fill(document.mitigated, "mitigated");
  fill(document.resolved, "resolved");
  if (!document.started && reading.named_day) {
    document.started = moment_of_day(*reading.named_day);
  }
}

}  // namespace debrief
