#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/import/report.h"
#include "debrief/text/cut.h"
#include "debrief/text/utf8.h"
#include "debrief/text/visible.h"

namespace debrief {
namespace {

constexpr size_t kFieldWidth = 14;
constexpr size_t kIndent = 4;
constexpr size_t kMostShown = 160;  // bytes of one value

size_t width_of(std::string_view text) {
  size_t width = 0;
  while (!text.empty()) {
    text.remove_prefix(decode_utf8(text).size);
    ++width;
  }
  return width;
}

/// Words on lines of a width, those behind the first indented.
std::string wrapped(std::string_view text, size_t begin, size_t indent, size_t columns) {
  std::string out;
  size_t at = begin;
  bool first = true;
  for (const std::string_view word : split(text, ' ')) {
    const size_t width = width_of(word);
    if (!first && at + 1 + width > columns) {
      append(out, "\n", std::string(indent, ' '));
      at = indent;
    } else if (!first) {
      out += ' ';
      ++at;
    }
    out += word;
    at += width;
    first = false;
  }
  return out;
}

std::string shown(std::string_view value, bool utf8) {
  std::string text = visible(fold_white_space(value));
  if (text.size() <= kMostShown) return text;
  return concat(first_bytes(text, kMostShown), utf8 ? "…" : "...");
}

std::string_view sureness_word(Sureness sureness) {
  constexpr std::array<std::string_view, 3> kWords = {"sure", "likely", "unsure"};
  return kWords[static_cast<size_t>(sureness)];
}

std::string note_text(const ImportNote& note, const Terminal& terminal) {
  std::string text = note.value.empty() ? std::string() : shown(note.value, terminal.utf8);
  std::string place = note.line > 0 ? concat("line ", note.line) : std::string();
  std::string why = visible(note.why);
  if (note.certainty == Certainty::kGuessed) {
    append(why, why.empty() ? "" : "; ", sureness_word(note.sureness));
  }
  const std::string remark = concat(place, place.empty() || why.empty() ? "" : ": ", why);
  if (!remark.empty()) append(text, text.empty() ? "" : " (", remark, text.empty() ? "" : ")");
  return text;
}

void add_group(std::string& out, const ImportReport::File& file, Certainty certainty,
               std::string_view title, const Terminal& terminal) {
  bool any = false;
  const size_t columns = static_cast<size_t>(std::max(terminal.columns, 40));
  for (const ImportNote& note : file.notes) {
    if (note.certainty != certainty) continue;
    if (!any) append(out, "  ", title, "\n");
    any = true;
    std::string field = visible(note.field);
    field.resize(std::max(field.size() + 1, kFieldWidth), ' ');
    append(
        out, std::string(kIndent, ' '), field,
        wrapped(note_text(note, terminal), kIndent + field.size(), kIndent + kFieldWidth, columns),
        "\n");
  }
}

std::string head_of(const ImportReport::File& file, const Terminal& terminal) {
  const std::string source = visible(file.source);
  if (file.outcome != ImportOutcome::kImported) {
    const std::string place = file.line > 0 ? concat(source, ":", file.line) : source;
    const std::string hint =
        file.hint.empty() ? std::string() : concat("hint: ", visible(file.hint), "\n");
    return concat(place, ": ", outcome_name(file.outcome), ": ", visible(file.message), "\n", hint);
  }
  if (file.target == file.source) return source + "\n";
  const std::string arrow = concat(terminal.utf8 ? "→ " : "-> ", visible(file.target), "\n");
  const bool fits = width_of(source) + width_of(arrow) <= static_cast<size_t>(terminal.columns);
  return concat(source, fits ? " " : "\n  ", arrow);
}

}  // namespace

size_t ImportReport::count(ImportOutcome outcome) const {
  return static_cast<size_t>(std::ranges::count(files, outcome, &File::outcome));
}

std::string_view outcome_name(ImportOutcome outcome) {
  constexpr std::array<std::string_view, 4> kNames = {"imported", "skipped", "refused", "failed"};
  return kNames[static_cast<size_t>(outcome)];
}

std::string import_text(const ImportReport& report, const Terminal& terminal) {
  std::string out;
  for (const ImportReport::File& file : report.files) {
    if (!out.empty()) out += '\n';
    out += head_of(file, terminal);
    add_group(out, file, Certainty::kUnderstood, "understood", terminal);
    add_group(out, file, Certainty::kGuessed, "guessed", terminal);
    add_group(out, file, Certainty::kLeft, "left", terminal);
  }
  return concat(out, "\n", import_summary(report), "\n");
}

std::string import_lines(const ImportReport& report, const Terminal& terminal) {
  std::string out;
  for (const ImportReport::File& file : report.files) out += head_of(file, terminal);
  return concat(out, import_summary(report), "\n");
}

std::string import_summary(const ImportReport& report) {
  std::vector<std::string> parts;
  for (const ImportOutcome outcome : {ImportOutcome::kImported, ImportOutcome::kSkipped,
                                      ImportOutcome::kRefused, ImportOutcome::kFailed}) {
    const size_t count = report.count(outcome);
    if (count > 0) parts.push_back(concat(with_thousands(count), " ", outcome_name(outcome)));
  }
  return concat(join(parts, ", "), report.dry_run ? "; nothing was written." : ".");
}

}  // namespace debrief
