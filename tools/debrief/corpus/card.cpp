#include "debrief/corpus/card.h"

namespace debrief {
namespace {

std::optional<absl::Time> instant_of(const std::optional<Moment>& moment) {
  return moment ? moment->instant : std::nullopt;
}

CardAction card_action(const Document& document, const Action& action) {
  CardAction card{.id = action.id,
                  .text = action.text,
                  .status = action.status,
                  .due = std::nullopt,
                  .owners = {},
                  .addresses = {},
                  .line = document.source.line_of(action.span.begin)};
  if (action.due) card.due = absl::CivilDay(action.due->value.local);
  for (const PersonReference& owner : action.owners) card.owners.push_back(owner.name);
  for (const auto& each : action.addresses) card.addresses.push_back(each.value);
  return card;
}

}  // namespace

DocumentCard card_of(std::string_view path, const Document& document) {
  DocumentCard card;
  card.path = path;
  card.id = document.id;
  card.carries_id = document.front_matter.id.has_value();
  card.title = document.title;
  card.status = document.status;
  card.severity = document.severity;
  card.started = instant_of(document.started);
  card.resolved = instant_of(document.resolved);
  card.services = document.services;
  for (const Factor& factor : document.factors) card.factors.push_back({factor.id, factor.kind});
  for (const Action& action : document.actions) {
    card.actions.push_back(card_action(document, action));
  }
  for (const Reference& each : document.references) {
    card.references.push_back({each.kind, each.target});
  }
  return card;
}

}  // namespace debrief
