// Where people appear, for repositories that ask for their names: what they wrote, guided and own.
// Nothing is counted and nobody is ranked; a list of names is in the order of the alphabet.

#include <map>

#include "debrief/base/strings.h"
#include "debrief/site/lists/lists.h"
#include "debrief/site/lists/record_table.h"
#include "debrief/site/parts.h"

namespace debrief {
namespace {

struct PersonView {
  std::string name, slug;
  std::vector<size_t> wrote, guided, owns;  ///< records, newest first
  std::vector<const ActionView*> actions;   ///< that they own
  std::string url() const { return concat("people/", slug, ".html"); }
};

void add_once(std::vector<size_t>& records, size_t index) {
  if (records.empty() || records.back() != index) records.push_back(index);
}

/// Everybody that a record or its history names, by name; `@ann` and `Ann` stay two.
std::vector<PersonView> people_of(const SiteModel& model) {
  std::map<std::string, PersonView> by_name;
  const auto person = [&](std::string_view name) -> PersonView* {
    std::string shown = person_name(name);
    return shown.empty() ? nullptr : &by_name[std::move(shown)];
  };
  for (size_t i = 0; i < model.records.size(); ++i) {
    const Record& record = model.records[i];
    if (record.source->history) {
      for (const std::string& author : record.source->history->authors) {
        if (PersonView* view = person(author)) add_once(view->wrote, i);
      }
    }
    if (PersonView* view = person(record.document().facilitator)) add_once(view->guided, i);
    if (PersonView* view = person(record.document().owner)) add_once(view->owns, i);
    for (const ActionView& action : record.actions) {
      for (const PersonReference& owner : action.action->owners) {
        if (PersonView* view = person(owner.name)) view->actions.push_back(&action);
      }
    }
  }
  FileNames names;
  std::vector<PersonView> people;
  for (auto& [name, view] : by_name) {
    view.name = name;
    view.slug = names.take(name, "person", name);
    people.push_back(std::move(view));
  }
  return people;
}

Page person_page(const SiteContext& site, const PersonView& person) {
  const Words& words = site.words;
  TemplateValues values;
  values.text("NAME", person.name);
  const auto section = [&](const char* id, std::string_view key, SafeHtml body) {
    values.add("SECTION")
        .text("ANCHOR", id)
        .text("HEADING", words[key])
        .html("BODY", std::move(body));
  };
  const auto records = [&](const char* id, std::string_view key, const std::vector<size_t>& list) {
    if (!list.empty()) section(id, key, record_lines(site, list, "../"));
  };
  records("wrote", "people.wrote", person.wrote);
  records("guided", "people.guided", person.guided);
  records("owns", "people.owns", person.owns);
  if (!person.actions.empty()) {
    section("actions", "people.actions",
            action_table(site, person.actions,
                         {.caption = std::string(words["people.actions"]), .root = "../"}));
  }
  Page page{person.url(), ""};
  page.bytes = in_layout(site, {page.path, person.name, ""},
                         site.templates.fill("site/person.html", values));
  return page;
}

Page people_page(const SiteContext& site, const std::vector<PersonView>& people) {
  TemplateValues values;
  values.show("EMPTY", people.empty());
  for (const PersonView& person : people) {
    values.add("PERSON").text("URL", person.url()).text("NAME", person.name);
  }
  Page page{"people.html", ""};
  page.bytes = in_layout(site, {page.path, std::string(site.words["people.title"]), ""},
                         site.templates.fill("site/people.html", values));
  return page;
}

}  // namespace

void add_people_pages(const SiteContext& site, std::vector<PageMaker>& makers) {
  if (site.model.corpus->config.site.people != "names") return;
  makers.push_back({{"people"}, [&site] {
                      const std::vector<PersonView> people = people_of(site.model);
                      std::vector<Page> pages;
                      pages.push_back(people_page(site, people));
                      for (const PersonView& person : people)
                        pages.push_back(person_page(site, person));
                      return pages;
                    }});
}

}  // namespace debrief
