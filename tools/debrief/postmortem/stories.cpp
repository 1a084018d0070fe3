// The stories of those who were there: each heading right below a stories section,
// `### @alice — on-call`.

#include "debrief/base/strings.h"
#include "debrief/postmortem/prose_part.h"
#include "debrief/postmortem/reading.h"

namespace debrief {
namespace {

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
  // `Alice’s story` says who, and no role.
  if (lower_ascii(story.role) == "story" || lower_ascii(story.role) == "account")
    story.role.clear();
  return story;
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
    document.stories.push_back(std::move(story));
  }
}

}  // namespace debrief
