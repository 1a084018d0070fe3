// What it was about: services, teams, tags, and where else it left traces.

#include <algorithm>
#include <map>

#include "debrief/base/strings.h"
#include "debrief/import/planning.h"

namespace debrief {
namespace {

constexpr size_t kLongestName = 60;

/// One list, its names those of the registry when there is one.
class ListPlanner {
 public:
  ListPlanner(ImportPlanning& planning, std::string_view field,
              std::vector<std::string_view> registry)
      : planning_(planning), field_(field), registry_(std::move(registry)) {}

  void plan(const std::vector<std::string>& read) {
    take_old_fields();
    const FoundValue* label = planning_.first_label(field_);
    if (!read.empty()) {
      for (const std::string& value : read) add(value, label == nullptr ? 0 : label->line);
    } else if (label != nullptr) {
      for (const std::string_view part : split(label->value, ',')) {
        if (!trim(part).empty() && part.size() <= kLongestName) add(trim(part), label->line);
      }
    }
    if (names_.empty()) return;
    std::vector<std::string> items;
    for (const std::string& name : names_) items.push_back(scalar_of(name));
    planning_.put_yaml(field_, concat("[", join(items, ", "), "]"));
  }

 private:
  void take_old_fields() {
    std::map<size_t, bool> whole;  // old field → all of it was taken
    for (const FoundValue& found : planning_.found) {
      if (found.field != field_ || found.old == FoundValue::kLabel) continue;
      bool& all = whole.try_emplace(found.old, true).first->second;
      for (const std::string_view part : split(found.value, ',')) {
        if (!trim(part).empty()) all &= add(trim(part), found.line);
      }
    }
    for (const auto& [old, all] : whole) {
      // A map below the key is no list of names, and neither is one with more than its names.
      if (all && !planning_.old[old].nested) planning_.settled[old] = true;
    }
  }

  /// False for what the registry does not list.
  bool add(std::string_view value, uint32_t line) {
    const auto known = std::ranges::find_if(
        registry_, [&](std::string_view each) { return lower_ascii(each) == lower_ascii(value); });
    if (!registry_.empty() && known == registry_.end()) {
      planning_.left(field_, std::string(value), line,
                     concat("not one of the ", field_, " that .debrief.yaml lists"));
      return false;
    }
    std::string name(registry_.empty() ? value : *known);
    if (is_one_of(name, names_)) return true;
    planning_.understood(field_, name, line);
    names_.push_back(std::move(name));
    return true;
  }

  ImportPlanning& planning_;
  std::string field_;
  std::vector<std::string_view> registry_;
  std::vector<std::string> names_;
};

/// The link that a value holds, else a value that is one word, such as `OPS-12`.
std::string address_of(const ImportPlanning& planning, const FoundValue& found) {
  for (const Reference& reference : planning.document().references) {
    const bool here = found.old == FoundValue::kLabel && reference.kind == Reference::Kind::kLink &&
                      reference.span.overlaps(found.span);
    if (here && reference.target.find("://") != std::string::npos) return reference.target;
  }
  return found.value.find(' ') == std::string::npos ? found.value : std::string();
}

void plan_links(ImportPlanning& planning) {
  constexpr std::string_view kLinks = "links/";
  if (planning.document().front_matter.links.size() > 0) return;  // taken over as they stand
  std::map<std::string, std::string> links;
  std::set<std::string> tried;
  for (const FoundValue& found : planning.found) {
    if (!found.field.starts_with(kLinks)) continue;
    const std::string name = found.field.substr(kLinks.size());
    if (!tried.insert(name).second) continue;
    const std::string address = address_of(planning, found);
    if (address.empty()) {
      planning.left(concat("links.", name), found.value, found.line, "it is no address");
      continue;
    }
    links.emplace(name, address);
    planning.understood(concat("links.", name), address, found.line);
    if (address == found.value) planning.settle(found);
  }
  std::vector<std::string> items;
  for (const auto& [name, address] : links) {
    items.push_back(concat(name, ": ", scalar_of(address)));
  }
  if (!items.empty()) planning.put_yaml("links", concat("{", join(items, ", "), "}"));
}

}  // namespace

void plan_lists(ImportPlanning& planning) {
  const Config& config = planning.options.config;
  std::vector<std::string_view> services;
  for (const Config::Service& service : config.services) services.push_back(service.id);
  const Document& document = planning.document();
  ListPlanner(planning, "services", std::move(services)).plan(document.services);
  ListPlanner(planning, "teams", {config.teams.begin(), config.teams.end()}).plan(document.teams);
  ListPlanner(planning, "tags", {}).plan(document.tags);
  plan_links(planning);
}

}  // namespace debrief
