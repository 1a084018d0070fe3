// All actions of all records, what is still to be done first.

#include "debrief/base/strings.h"
#include "debrief/site/parts.h"

namespace debrief {
namespace {

struct StateGroup {
  const char* anchor;
  const char* name;
  const char* note;
  bool (*holds)(const ActionView& view);
};

constexpr StateGroup kGroups[] = {
    {"overdue", "Overdue", "Longest first.",
     [](const ActionView& view) { return view.overdue_days.has_value(); }},
    {"progress", "In progress", "Next due first.",
     [](const ActionView& view) {
       return !view.overdue_days && view.action->status == ActionStatus::kInProgress;
     }},
    {"open", "Open", "Next due first.",
     [](const ActionView& view) {
       return !view.overdue_days && view.action->status == ActionStatus::kOpen;
     }},
    {"done", "Done", "",
     [](const ActionView& view) { return view.action->status == ActionStatus::kDone; }},
    {"declined", "Declined", "A decision too, as long as its reason is written down.",
     [](const ActionView& view) { return view.action->status == ActionStatus::kDeclined; }},
};

}  // namespace

Page actions_page(const SiteContext& site) {
  const std::vector<const ActionView*> all = site.model.actions();
  TemplateValues values;
  std::vector<std::string> state;
  for (const StateGroup& group : kGroups) {
    std::vector<const ActionView*> views;
    for (const ActionView* view : all) {
      if (group.holds(*view)) views.push_back(view);
    }
    if (views.empty()) continue;
    state.push_back(concat(views.size(), " ", lower_ascii(group.name)));
    values.add("GROUP")
        .text("ANCHOR", group.anchor)
        .text("NAME", group.name)
        .text("NOTE", group.note)
        .html("TABLE", action_table(site, views, {.caption = concat(group.name, " actions")}));
  }
  values.show("EMPTY", all.empty())
      .text("STATE", all.empty()
                         ? "What records ask to be changed will stand here."
                         : concat(counted(all.size(), "action"), ": ", join(state, ", "), "."));
  Page page{"actions.html", ""};
  page.bytes = in_layout(site, {page.path, "Actions", page.path},
                         site.templates.fill("site/actions.html", values));
  return page;
}

}  // namespace debrief
