#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/person_at_end.h"
#include "debrief/postmortem/label.h"

namespace debrief {
namespace {

bool is_conclusion(const Section& section) {
  const std::string label = normal_label(section.title);
  return label == "conclusion" || label == "conclusions";
}

Wording whole(const Document& document, size_t text) {
  return {text, 0, static_cast<uint32_t>(document.texts[text].prose.text.size())};
}

/// The last text of a section's own body that is not quoted; nullopt for an empty one.
std::optional<size_t> last_text(const Document& document, const Section& section,
                                const Readings& readings) {
  const std::vector<size_t> texts = readings.texts_in(section.span);
  const auto last = std::find_if(texts.rbegin(), texts.rend(), [&](size_t text) {
    return document.texts[text].kind != TextKind::kHeading && !document.texts[text].quoted;
  });
  return last == texts.rend() ? std::nullopt : std::optional(*last);
}

/// Where the document answers the question of why: each factor, each last why, the end of a
/// section of causes that is prose, and of a conclusion.
std::vector<Wording> conclusions(const Document& document, const Readings& readings) {
  std::vector<Wording> found;
  for (const Factor& factor : document.factors) {
    if (const auto wording = wording_of(document, factor, readings)) found.push_back(*wording);
  }
  for (const Section& section : document.sections) {
    const bool causes = section.role == SectionRole::kFactors;
    if (causes && section.heading_block && section.level <= 6) {
      for (const size_t text : readings.texts_in(section.heading)) {
        found.push_back(whole(document, text));
      }
    }
    const bool prose_whys = section.role == SectionRole::kWhys && document.whys.empty();
    const bool ends = prose_whys || is_conclusion(section) || (causes && document.factors.empty());
    if (!ends) continue;
    if (const auto text = last_text(document, section, readings)) {
      found.push_back(whole(document, *text));
    }
  }
  const std::vector<Wording> answers = answers_of(document, WhyAnswers::kLast);
  found.insert(found.end(), answers.begin(), answers.end());
  return found;
}

}  // namespace

void analysis_human_error_conclusion(const Document& document, const Config&, Readings& readings,
                                     Emit& emit) {
  for (const Wording& wording : conclusions(document, readings)) {
    if (const auto match = person_at_end(document, wording, readings)) {
      auto draft = emit(document.texts[wording.text].prose.source(match->begin, match->end));
      // “We” points at nobody, and is often on its way to the system.
      if (match->agent_kinds.has(AgentKind::kWe)) draft.weaken();
    }
  }
}

}  // namespace debrief
