#include "debrief/cli/prefill.h"

#include <algorithm>
#include <set>

#include <absl/strings/str_format.h>

#include "debrief/base/embedded.h"
#include "debrief/base/strings.h"
#include "debrief/cli/markdown_text.h"
#include "debrief/postmortem/parse.h"
#include "debrief/postmortem/taxonomy.h"
#include "debrief/text/utf8.h"
#include "debrief/yaml/tree.h"

namespace debrief {
namespace {

absl::Time instant_of(const Alert& alert, const absl::TimeZone& zone) {
  const absl::Time instant = alert.at.instant.value_or(absl::FromCivil(alert.at.local, zone));
  return absl::FromUnixSeconds(absl::ToUnixSeconds(instant));
}

/// `2026-03-01 10:02`, or `10:02` on the day of the row before. A clock that the zone shows twice
/// is written in UTC.
std::string time_cell(absl::Time instant, const absl::TimeZone& zone, std::string& day) {
  const absl::CivilMinute local(absl::ToCivilSecond(instant, zone));
  const absl::CivilMinute read(absl::ToCivilMinute(absl::FromCivil(local, zone), zone));
  const auto info = zone.At(absl::CivilSecond(local));
  if (info.kind != absl::TimeZone::TimeInfo::UNIQUE || read != local) {
    day.clear();
    return absl::FormatTime("%Y-%m-%dT%H:%MZ", instant, absl::UTCTimeZone());
  }
  const std::string today = absl::FormatCivilTime(absl::CivilDay(local));
  const std::string clock = absl::StrFormat("%02d:%02d", local.hour(), local.minute());
  return std::exchange(day, today) == today ? clock : concat(today, " ", clock);
}

std::string event_cell(const Alert& alert) {
  std::string event = concat("Alert: “", markdown_text(alert.text), "”");
  if (!alert.severity.empty()) append(event, " (", markdown_text(alert.severity, 40), ")");
  return event;
}

/// The host of an address: what a link is called that has no better name.
std::string_view host_of(std::string_view url) {
  url.remove_prefix(std::min(url.size(), url.find("//") + 2));
  url = url.substr(0, url.find_first_of("/?#"));
  return url.substr(url.find('@') == url.npos ? 0 : url.find('@') + 1);
}

std::string source_cell(const Alert& alert, std::string_view fallback) {
  constexpr size_t kMost = 60;
  if (!alert.url.empty())
    return markdown_link(alert.source.empty() ? host_of(alert.url) : alert.source, alert.url);
  return markdown_text(alert.source.empty() ? fallback : alert.source, kMost);
}

/// Where a section's own text ends: behind its last line that is not empty, nested sections left
/// out.
size_t end_of_section(const Document& document, const Section& section) {
  size_t end = section.span.end;
  for (const Section& each : document.sections) {
    if (each.heading.begin > section.heading.begin) {
      end = std::min<size_t>(end, each.heading.begin);
      break;
    }
  }
  const std::string_view bytes = document.source.bytes();
  while (end > section.heading.end && is_ascii_space(bytes[end - 1])) --end;
  return end;
}

/// Adds a block of text below a section of a role, else at the end of the document.
std::string with_block(std::string text, SectionRole role, std::string_view block) {
  const Document document = parse_document(SourceFile("new.md", text));
  const Section* section = document.section(role);
  size_t at = text.size();
  if (section != nullptr) at = end_of_section(document, *section);
  while (section == nullptr && at > 0 && is_ascii_space(text[at - 1])) --at;
  std::string added = concat("\n\n", block);
  if (trim(std::string_view(text).substr(at)).empty()) {
    text.resize(at);
    added += '\n';
  }
  return text.insert(at, added);
}

std::string padded(std::string_view text, size_t width) {
  const size_t own = display_width(text);
  return concat(text, std::string(own < width ? width - own : 0, ' '));
}

/// A table with its columns aligned, as far as cells are not too wide for that.
std::string aligned_table(const std::vector<TimelineRow>& rows) {
  constexpr size_t kWidest = 72;
  TimelineRow width{"Time", "Event", "Source"};
  size_t time = 4, event = 5, source = 6;
  for (const TimelineRow& row : rows) {
    time = std::max(time, display_width(row.time));
    if (display_width(row.event) <= kWidest) event = std::max(event, display_width(row.event));
    if (display_width(row.source) <= kWidest) source = std::max(source, display_width(row.source));
  }
  std::string table;
  const auto line = [&](const TimelineRow& row) {
    append(table, "| ", padded(row.time, time), " | ", padded(row.event, event), " | ",
           padded(row.source, source), " |\n");
  };
  line(width);
  append(table, "|", std::string(time + 2, '-'), "|", std::string(event + 2, '-'), "|",
         std::string(source + 2, '-'), "|\n");
  for (const TimelineRow& row : rows) line(row);
  table.pop_back();
  return table;
}

/// The columns of a header row that times, events and sources go into.
struct Columns {
  size_t count = 0, time = 0, event = 1, source = 2;
};

Columns columns_of(std::string_view header) {
  header = trim(header);
  if (header.starts_with('|')) header.remove_prefix(1);
  if (header.ends_with('|')) header.remove_suffix(1);
  const std::vector<std::string_view> names = split(header, '|');
  const auto find = [&](std::initializer_list<std::string_view> words, size_t otherwise) {
    for (size_t i = 0; i < names.size(); ++i) {
      const std::string name = lower_ascii(names[i]);
      for (const std::string_view word : words) {
        if (name.find(word) != std::string::npos) return i;
      }
    }
    return otherwise;
  };
  return {.count = names.size(),
          .time = find({"time", "when", "clock"}, 0),
          .event = find({"event", "what", "description", "happen", "entry"}, 1),
          .source = find({"source", "link", "evidence", "from"}, 2)};
}

/// Rows for a table whose header a team's own template has.
std::string rows_for(const Columns& columns, const std::vector<TimelineRow>& rows) {
  std::string text;
  for (const TimelineRow& row : rows) {
    std::vector<std::string> cells(columns.count);
    if (columns.source < cells.size()) cells[columns.source] = row.source;
    if (columns.event < cells.size()) cells[columns.event] = row.event;
    if (columns.time < cells.size()) cells[columns.time] = row.time;
    append(text, "\n| ", join(cells, " | "), " |");
  }
  return text;
}

bool is_kind(std::string_view kind) {
  return !kind.empty() && std::ranges::all_of(kind, [](char byte) {
    return is_ascii_alnum(byte) || byte == '.' || byte == '-';
  }) && kind.find("--") == std::string_view::npos;
}

}  // namespace

std::vector<TimelineRow> timeline_rows(std::vector<Alert> alerts, const absl::TimeZone& zone,
                                       std::string_view fallback) {
  std::ranges::stable_sort(alerts, {}, [&](const Alert& each) { return instant_of(each, zone); });
  std::vector<TimelineRow> rows;
  std::set<std::string> said;
  std::string day;
  for (const Alert& alert : alerts) {
    const absl::Time instant = instant_of(alert, zone);
    TimelineRow row{{}, event_cell(alert), source_cell(alert, fallback)};
    if (!said.insert(concat(absl::ToUnixSeconds(instant) / 60, row.event, row.source)).second)
      continue;
    row.time = time_cell(instant, zone, day);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<std::string> questions_after(const Document& earlier) {
  const std::string bytes(*embedded_file("templates/postmortem/questions.yaml"));
  const YamlTree tree =
      parse_yaml(SourceFile("questions.yaml", bytes), {0, static_cast<uint32_t>(bytes.size())});
  std::vector<std::string> questions;
  std::set<std::string> asked;
  for (size_t i = 0; i < earlier.factors.size(); ++i) {
    const std::string& written = earlier.factors[i].kind;
    if (!is_kind(written)) {
      questions.push_back(concat("its factor ", i + 1, ": Does it hold here too?"));
      continue;
    }
    const FactorKind* known = FactorTaxonomy::own().find(written);
    if (known == nullptr) known = FactorTaxonomy::own().find_alias(written);
    const std::string& kind = known == nullptr ? written : known->id;
    if (!asked.insert(kind).second) continue;
    const YamlNode* question = tree.find(tree.root(), kind);
    if (question == nullptr) question = tree.find(tree.root(), kind.substr(0, kind.find('.')));
    questions.push_back(
        concat(kind, ": ",
               question == nullptr ? "Does it hold here too?" : std::string_view(question->text)));
  }
  return questions;
}

std::string with_timeline_rows(std::string text, const std::vector<TimelineRow>& rows) {
  if (rows.empty()) return text;
  const Document document = parse_document(SourceFile("new.md", text));
  const Section* section = document.section(SectionRole::kTimeline);
  if (section == nullptr)
    return with_block(std::move(text), SectionRole::kNone,
                      concat("## Timeline\n\n", aligned_table(rows)));
  const auto& blocks = document.markdown.blocks;
  const auto table = std::ranges::find_if(
      section->blocks, [&](BlockIndex index) { return blocks[index].kind == BlockKind::kTable; });
  if (table == section->blocks.end())
    return with_block(std::move(text), SectionRole::kTimeline, aligned_table(rows));
  const Span span = blocks[*table].span;
  const std::string old(trim(std::string_view(text).substr(span.begin, span.size())));
  const std::string header(trim(std::string_view(old).substr(0, old.find('\n'))));
  const bool ours = header == "| Time | Event | Source |" && std::ranges::count(old, '\n') == 1;
  const std::string filled =
      ours ? aligned_table(rows) : concat(old, rows_for(columns_of(header), rows));
  text.replace(span.begin, old.size(), filled);
  return text;
}

std::string with_stories(std::string text, const std::vector<PersonReference>& participants) {
  std::string block;
  for (const PersonReference& person : participants) {
    if (!block.empty()) block += "\n\n";
    append(block, "### ", markdown_text(person.name));
    if (!person.role.empty()) append(block, " — ", markdown_text(person.role));
  }
  const Document document = parse_document(SourceFile("new.md", text));
  if (block.empty() || document.section(SectionRole::kStories) == nullptr) return text;
  return with_block(std::move(text), SectionRole::kStories, block);
}

std::string with_questions(std::string text, std::string_view earlier_id,
                           const std::vector<std::string>& questions) {
  if (questions.empty()) return text;
  std::string block =
      concat("<!-- Asked after ", markdown_text(earlier_id), "; what of it holds here too?");
  for (const std::string& question : questions) append(block, "\n     - [ ] ", question);
  return with_block(std::move(text), SectionRole::kFactors, block + " -->");
}

}  // namespace debrief
