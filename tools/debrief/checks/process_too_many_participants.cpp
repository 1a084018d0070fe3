#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"

namespace debrief {

void process_too_many_participants(const Document& document, const Config& config, Emit& emit) {
  const FrontMatter& front = document.front_matter;
  std::vector<const PersonReference*> people;
  for (const PersonReference& person : front.participants) {
    const bool facilitates = front.facilitator && front.facilitator->value == person.name;
    if (!facilitates && lower_ascii(person.role) != "facilitator" &&
        lower_ascii(person.role) != "scribe") {
      people.push_back(&person);
    }
  }
  if (people.size() <= config.most_participants) return;
  emit(people[config.most_participants]->span,
       concat(people.size(), " people", " took part; a small group is ", config.most_participants,
              " at most"));
}

}  // namespace debrief
