#include "debrief/cli/scaffold.h"

#include <absl/strings/str_format.h>

#include "debrief/base/strings.h"
#include "debrief/text/utf8.h"

namespace debrief {
namespace {

/// The base letters of Latin-1 and Latin Extended-A, U+00C0 to U+017F, one each; `-` for what has
/// none.
constexpr std::string_view kLatinBase =
    "aaaaaaaceeeeiiii"   // U+00C0
    "dnooooo-ouuuuyts"   // U+00D0
    "aaaaaaaceeeeiiii"   // U+00E0
    "dnooooo-ouuuuyty"   // U+00F0
    "aaaaaaccccccccdd"   // U+0100
    "ddeeeeeeeeeegggg"   // U+0110
    "gggghhhhiiiiiiii"   // U+0120
    "iiiijjkkklllllll"   // U+0130
    "lllnnnnnnnnnoooo"   // U+0140
    "oooorrrrrrssssss"   // U+0150
    "ssttttttuuuuuuuu"   // U+0160
    "uuuuwwyyyzzzzzzs";  // U+0170
static_assert(kLatinBase.size() == 0x180 - 0xC0);

char slug_letter(const CodePoint& point) {
  if (point.value < 0x80) {
    const char byte = lower_ascii(std::string(1, static_cast<char>(point.value)))[0];
    return is_ascii_alnum(byte) ? byte : '-';
  }
  const bool latin = point.value >= 0xC0 && point.value < 0x180;
  return latin ? kLatinBase[point.value - 0xC0] : '-';
}

/// Whether a plain scalar would read as this very string, in block and flow context.
bool is_safe_plain(std::string_view text) {
  if (text.empty() || text != trim(text)) return false;
  if (!is_ascii_alpha(text[0]) && !(static_cast<uint8_t>(text[0]) & 0x80)) return false;
  if (text.find_first_of(":#[]{},&*!|>'\"%@`\\\n\r\t") != std::string_view::npos) return false;
  const std::string lower = lower_ascii(text);
  for (const std::string_view word :
       {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}) {
    if (lower == word) return false;
  }
  return true;
}

std::string time_text(const Moment& moment) {
  std::string text =
      moment.approximate || moment.date_only ? "~" : "";  // a day is all that is known
  append(text, format_local(moment));
  const bool offset =
      moment.zone == "Z" || moment.zone.starts_with('+') || moment.zone.starts_with('-');
  if (offset) text += moment.zone;
  return text;
}

void add_time(std::string& out, std::string_view key, const std::optional<Moment>& moment,
              std::string_view hint) {
  if (moment) {
    append(out, key, ": ", time_text(*moment), "\n");
  } else if (!hint.empty()) {
    append(out, "# ", key, ":", std::string(11 - key.size(), ' '), hint, "\n");
  }
}

/// A field, or where it is not known one without a value and a comment that asks for it: lint says
/// there that it is not filled in.
void add_text(std::string& out, std::string_view key, const std::string& value,
              std::string_view hint) {
  if (!value.empty()) return append(out, key, ": ", yaml_scalar(value), "\n");
  append(out, key, ":", std::string(11 - key.size(), ' '), "# ", hint, "\n");
}

std::string id_of(const ScaffoldAnswers& answers) {
  return answers.id.empty() ? incident_id(answers) : answers.id;
}

std::string front_matter(const ScaffoldAnswers& answers) {
  std::string out = "---\ndebrief: 1\n";
  append(out, "id: ", id_of(answers), "\n");
  append(out, "title: ", yaml_scalar(answers.title), "\nstatus: draft\n");
  add_text(out, "severity", answers.severity, concat("one of ", join(answers.severities, ", ")));
  append(out, "started:", answers.started ? concat(" ", time_text(*answers.started)) : "", "\n");
  add_time(out, "detected", answers.detected, "when somebody or something noticed");
  add_time(out, "mitigated", answers.mitigated, "when users stopped being affected");
  add_time(out, "resolved", answers.resolved, "when it was over");
  if (!answers.timezone.empty()) append(out, "timezone: ", yaml_scalar(answers.timezone), "\n");
  std::vector<std::string> services;
  for (const std::string& service : answers.services) services.push_back(yaml_scalar(service));
  append(out, "services: [", join(services, ", "), "]\n");
  add_text(out, "owner", answers.owner, "who sees to it that this gets finished");
  append(out, "# facilitator:   who leads the conversation; best somebody who was not involved\n");
  append(out,
         "# participants:  [{who: \"@handle\", role: on-call}]  those who were directly involved, "
         "under five\n");
  return out + "---\n";
}

}  // namespace

std::string slug_of(std::string_view title) {
  std::string slug;
  for (size_t at = 0; at < title.size();) {
    const CodePoint point = decode_utf8(title.substr(at));
    at += point.size;
    if (point.value == U'\'' || point.value == U'’') continue;
    const char letter = slug_letter(point);
    if (letter != '-') {
      slug += letter;
    } else if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  constexpr size_t kMost = 69;  // with the date, 80 bytes
  if (slug.size() > kMost) {
    const size_t hyphen = slug.rfind('-', kMost);
    slug.resize(hyphen == std::string::npos || hyphen < kMost / 2 ? kMost : hyphen);
  }
  while (slug.ends_with('-')) slug.pop_back();
  return slug.empty() ? std::string(kNoSlug) : slug;
}

std::string incident_id(const ScaffoldAnswers& answers) {
  const absl::CivilDay day =
      answers.started ? absl::CivilDay(answers.started->local) : answers.today;
  return concat(absl::StrFormat("%04d-%02d-%02d-", day.year(), day.month(), day.day()),
                slug_of(answers.title));
}

std::string yaml_scalar(std::string_view text) {
  if (is_safe_plain(text)) return std::string(text);
  std::string quoted = "\"";
  for (const char byte : to_valid_utf8(text)) {
    if (byte == '"' || byte == '\\') {
      append(quoted, '\\', byte);
    } else if (static_cast<uint8_t>(byte) < 0x20 || byte == 0x7F) {
      quoted += absl::StrFormat("\\x%02x", static_cast<unsigned>(static_cast<uint8_t>(byte)));
    } else {
      quoted += byte;
    }
  }
  return quoted + '"';
}

std::string scaffold(const ScaffoldAnswers& answers, std::string_view body) {
  const std::string id = id_of(answers);
  const std::string title = to_valid_utf8(answers.title);
  // One pass, so that a title that spells a placeholder is not replaced again.
  std::string filled;
  for (size_t at = 0; at < body.size();) {
    const size_t open = body.find("{{", at);
    filled += body.substr(at, open - at);
    if (open == std::string_view::npos) break;
    const std::string_view rest = body.substr(open);
    if (rest.starts_with("{{title}}")) {
      filled += title;
      at = open + 9;
    } else if (rest.starts_with("{{date}}")) {
      filled += id.substr(0, 10);
      at = open + 8;
    } else {
      filled += "{{";
      at = open + 2;
    }
  }
  return front_matter(answers) + filled;
}

}  // namespace debrief
