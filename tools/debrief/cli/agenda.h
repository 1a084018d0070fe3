#pragma once
// The agenda of the conversation about an incident: what is talked about in which order, for how
// long, and with which questions. Pure: a document in, Markdown out.

#include <string>
#include <vector>

#include "debrief/postmortem/document.h"

namespace debrief {

/// What the agenda knows beside the document.
struct AgendaSetting {
  std::string profile = "leaddev";  ///< `etsy` and `pagerduty` ask how, and why not at all
  uint32_t most_participants = 4;   ///< beyond which a note asks for a smaller group
  std::string
      write_up;  ///< until when it is to be written: `Tuesday 3 March 10:47 GMT`; may be empty
  std::vector<std::string> questions;  ///< after related incidents, each says which
};

/// Safety, facts, stories one by one, second stories, why, actions, check-back, sharing; the times
/// are minutes from the start. Those who took part are named where their story is told.
std::string agenda_of(const Document& document, const AgendaSetting& setting);

}  // namespace debrief
