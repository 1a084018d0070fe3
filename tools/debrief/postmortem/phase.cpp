#include "debrief/postmortem/phase.h"

#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/postmortem/label.h"

namespace debrief {
namespace {

struct PhaseWord {
  std::string_view word, phase;
};

constexpr std::array kWords = std::to_array<PhaseWord>({
    {"all clear", "resolved"},
    {"began", "started"},
    {"begin", "started"},
    {"context", "context"},
    {"declared", "declared"},
    {"detected", "detected"},
    {"detected at", "detected"},
    {"detection", "detected"},
    {"discovered", "detected"},
    {"discovery", "detected"},
    {"end", "resolved"},
    {"end of impact", "resolved"},
    {"end of incident", "resolved"},
    {"end of outage", "resolved"},
    {"escalated", "escalated"},
    {"escalation", "escalated"},
    {"fault occurs", "started"},
    {"first alert", "detected"},
    {"first detected", "detected"},
    {"impact began", "started"},
    {"impact ended", "resolved"},
    {"impact ends", "resolved"},
    {"impact start", "started"},
    {"impact starts", "started"},
    {"incident begins", "started"},
    {"incident closed", "resolved"},
    {"incident declared", "declared"},
    {"incident detected", "detected"},
    {"incident end", "resolved"},
    {"incident ends", "resolved"},
    {"incident mitigated", "mitigated"},
    {"incident over", "resolved"},
    {"incident resolved", "resolved"},
    {"incident start", "started"},
    {"incident started", "started"},
    {"incident starts", "started"},
    {"issue detected", "detected"},
    {"issue resolved", "resolved"},
    {"mitigated", "mitigated"},
    {"mitigated at", "mitigated"},
    {"mitigation", "mitigated"},
    {"outage begins", "started"},
    {"outage detected", "detected"},
    {"outage ended", "resolved"},
    {"outage ends", "resolved"},
    {"outage mitigated", "mitigated"},
    {"outage resolved", "resolved"},
    {"outage started", "started"},
    {"outage starts", "started"},
    {"repaired", "mitigated"},
    {"resolution", "resolved"},
    {"resolved", "resolved"},
    {"resolved at", "resolved"},
    {"service restored", "resolved"},
    {"start", "started"},
    {"start of impact", "started"},
    {"start of incident", "started"},
    {"start of outage", "started"},
    {"started", "started"},
    {"started at", "started"},
    {"time detected", "detected"},
    {"time resolved", "resolved"},
    {"time started", "started"},
});
static_assert(std::ranges::is_sorted(kWords, {}, &PhaseWord::word));

constexpr size_t kLongestMarker = 40;

bool is_capital(char byte) { return byte >= 'A' && byte <= 'Z'; }

/// `START OF OUTAGE` anywhere: a run of two or more words in capitals.
std::string_view phase_in_capitals(std::string_view text) {
  for (size_t begin = 0; begin < text.size(); ++begin) {
    if (!is_capital(text[begin])) continue;
    size_t end = begin;
    while (end < text.size() && (is_capital(text[end]) || text[end] == ' ')) ++end;
    const std::string_view run = trim(text.substr(begin, end - begin));
    const bool apart = end == text.size() || !is_ascii_alnum(text[end]);
    if (apart && run.find(' ') != run.npos) {
      if (const std::string_view phase = phase_of(run); !phase.empty()) return phase;
    }
    begin = end;
  }
  return {};
}

/// `(**outage starts**)`: two or more words in bold that name one.
std::string_view phase_in_bold(const Prose& prose, Part part) {
  for (const ProseRange& range : prose.marks) {
    if (range.mark != ProseMark::kStrong || range.begin < part.begin || range.end > part.end) {
      continue;
    }
    const std::string_view run = trim(text_of(prose, {range.begin, range.end}));
    if (run.find(' ') == run.npos) continue;
    if (const std::string_view phase = phase_of(run); !phase.empty()) return phase;
  }
  return {};
}

}  // namespace

std::string_view phase_of(std::string_view text) {
  if (text.size() > kLongestMarker) return {};
  const std::string label = normal_label(text);
  const auto found = std::ranges::lower_bound(kWords, label, {}, &PhaseWord::word);
  return found != kWords.end() && found->word == label ? found->phase : std::string_view();
}

PhaseMark read_phase(const Prose& prose, Part part) {
  part = trimmed(prose, part);
  const std::string_view text = text_of(prose, part);
  for (size_t open = text.find('['); open < text.size(); open = text.find('[', open + 1)) {
    const size_t close = text.find(']', open);
    if (close == text.npos) break;
    const std::string_view phase = phase_of(text.substr(open + 1, close - open - 1));
    if (phase.empty()) continue;
    if (open == 0) return {phase, trimmed(prose, {part.begin + close + 1, part.end})};
    if (close + 1 == text.size()) return {phase, trimmed(prose, {part.begin, part.begin + open})};
    return {phase, part};
  }
  if (const size_t bold = end_of_mark(prose, ProseMark::kStrong, part.begin); bold > part.begin) {
    const std::string_view label = text_of(prose, {part.begin, std::min(bold, part.end)});
    const bool colon = label.ends_with(':') || (bold < part.end && prose.text[bold] == ':');
    if (const std::string_view phase = phase_of(label); colon && !phase.empty()) {
      return {phase, part};
    }
  }
  if (const std::string_view phase = phase_of(text);
      !phase.empty() && text.find(' ') != text.npos) {
    return {phase, part};
  }
  if (const std::string_view phase = phase_in_bold(prose, part); !phase.empty()) {
    return {phase, part};
  }
  return {phase_in_capitals(text), part};
}

}  // namespace debrief
