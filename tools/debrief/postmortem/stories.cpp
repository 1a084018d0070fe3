// The stories of those who were there: each heading right below a stories section,
// `### @alice — on-call`.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/postmortem/label.h"
#include "debrief/postmortem/prose_part.h"
#include "debrief/postmortem/reading.h"

namespace debrief {
namespace {

/// Whether a text says that no story is told: `Declined`, `Declined to tell one.`
bool is_declined(std::string_view text) {
  constexpr size_t kLongest = 60;
  if (text.size() > kLongest) return false;
  const std::string label = normal_label(text);
  return label == "declined" || label == "story declined" || label.starts_with("declined ");
}

/// The name and the role that a heading gives: split at a dash, a comma, a colon or a bracket.
Story read_title(std::string_view title) {
  size_t end = title.size();
  size_t rest = end;
  for (const std::string_view mark : {" — ", " – ", " - ", ", ", ": ", " (", "’s ", "'s "}) {
    const size_t at = title.find(mark);
    if (at < end) {
      end = at;
      rest = at + mark.size();
    }
  }
  Story story;
  story.who = std::string(trim(title.substr(0, end)));
  std::string_view role = trim(title.substr(rest));
  if (role.ends_with(')')) role.remove_suffix(1);
  story.role = std::string(trim(role));
  // `Alice’s story` says who, and no role; `Alice — declined` that there is none.
  if (lower_ascii(story.role) == "story" || lower_ascii(story.role) == "account")
    story.role.clear();
  if (is_declined(story.role)) {
    story.declined = true;
    story.role.clear();
  }
  return story;
}

/// Whether a story's body says no more than that it is declined.
bool declines(const DocumentReading& reading, const Section& section) {
  return section.blocks.size() == 1 && is_declined(reading.prose(section.blocks.front()).text);
}

}  // namespace

void read_stories(DocumentReading& reading) {
  Document& document = reading.document;
  for (uint32_t index = 0; index < document.sections.size(); ++index) {
    const Section& section = document.sections[index];
    if (!section.parent || section.role != SectionRole::kNone) continue;
    if (document.sections[*section.parent].role != SectionRole::kStories) continue;
    Story story = read_title(section.title);
    story.heading = section.heading;
    story.section = index;
    story.declined |= declines(reading, section);
    document.stories.push_back(std::move(story));
  }
}

}  // namespace debrief
