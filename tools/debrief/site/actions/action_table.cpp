// The table of actions: text, state, owner, due date, strength. The same columns everywhere.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/site/dates.h"
#include "debrief/site/marks.h"
#include "debrief/site/parts.h"
#include "debrief/site/trimmed.h"

namespace debrief {
namespace {

bool has_strength(const ActionView* view) {
  return !view->action->type.empty() ||
         !strength_mark(Words::english(), view->action->strength).empty();
}

/// Whether a cell is one of those that the action was read from.
bool is_read(const Document& document, const Action& action, BlockIndex cell) {
  const Span span = document.markdown.blocks[cell].span;
  std::vector<Span> read = {action.id_span, action.text_span};
  for (const PersonReference& owner : action.owners) read.push_back(owner.span);
  for (const auto& factor : action.addresses) read.push_back(factor.span);
  if (action.due) read.push_back(action.due->span);
  if (action.tracker) read.push_back(action.tracker->span);
  const bool holds = std::any_of(read.begin(), read.end(),
                                 [&](Span each) { return !each.empty() && span.contains(each); });
  if (holds || cell == action.text_block) return true;
  const std::string text = lower_ascii(plain_text(document.markdown, cell));
  return text == lower_ascii(action.type) || text == lower_ascii(action.strength) ||
         text == lower_ascii(action_status_word(Words::english(), action.status)) ||
         text == action_status_name(action.status);
}

/// The cells of a table row that no column of ours shows, under their own headings.
void add_other_cells(const Document& document, const Action& action, TemplateValues& item) {
  const Markdown& markdown = document.markdown;
  const Block& row = markdown.blocks[action.block];
  if (row.kind != BlockKind::kTableRow) return;
  const Block& table = markdown.blocks[row.parent];
  const std::vector<BlockIndex>& names = markdown.blocks[table.children.front()].children;
  for (size_t i = 0; i < row.children.size() && i < names.size(); ++i) {
    const std::string text = plain_text(markdown, row.children[i]);
    if (text.empty() || is_read(document, action, row.children[i])) continue;
    item.add("FIELD").text("NAME", plain_text(markdown, names[i])).text("VALUE", text);
  }
}

SafeHtml tracker_html(const Action& action) {
  if (!action.tracker) return {};
  const std::string& value = action.tracker->value;
  if (!value.starts_with("https://") && !value.starts_with("http://")) return text_html(value);
  const size_t host = value.find("//") + 2;
  return HtmlWriter()
      .raw("<a rel=\"noopener noreferrer nofollow\"")
      .attribute("href", value)
      .raw(">")
      .text(value.substr(host))
      .raw("</a>")
      .take();
}

/// The factors that an action is for; on the record's own page as links.
void add_factors(const Record& record, const Action& action, bool own_page, TemplateValues& item) {
  if (action.addresses.empty()) return;
  TemplateValues list = item.add("FACTORS");
  for (const auto& address : action.addresses) {
    const auto anchor = factor_anchor(record.document(), address.value);
    TemplateValues factor = list.add("FACTOR");
    factor.text("NAME", address.value);
    if (own_page && anchor) {
      factor.text_if("URL", "#" + *anchor);
    } else {
      factor.show("PLAIN");
    }
  }
}

void fill_action(const SiteContext& site, const ActionView& view, const ActionTable& table,
                 TemplateValues& item) {
  const Action& action = *view.action;
  const Record& record = site.model.records[view.record];
  const Document& document = record.document();
  const std::string owners = owner_text(action);
  item.show("OWN", table.own_page)
      .show("STRENGTHS", table.strengths)
      .text("ANCHOR", view.anchor)
      .text_if("ID", action.id)
      .html("TEXT", table.own_page
                        ? trimmed_html(document, action.text_block, action.text_span, table.html)
                        : text_html(action.text))
      .html("STATE", action_mark(site.words, action.status, view.overdue_days))
      .text_if("OWNERS", owners)
      .show("UNOWNED", owners.empty())
      .html("STRENGTH", strength_mark(site.words, action.strength))
      .text_if("TYPE", action.type)
      .html_if("TRACKER", tracker_html(action));
  if (action.due) {
    item.html_if("DUE", day_html(site.words, absl::CivilDay(action.due->value.local)));
  } else {
    item.show("NO_DUE");
  }
  add_factors(record, action, table.own_page, item);
  if (table.own_page) {
    add_other_cells(document, action, item);
    item.html_if("DETAIL", below_item(document, action.block, action.text_block, table.html));
  } else {
    item.text_if("RECORD", record.title)
        .text("RECORD_URL", concat(table.root, record.url(), "#", view.anchor));
    if (record.day) item.text_if("DAY", day_text(site.words, *record.day));
  }
}

}  // namespace

SafeHtml action_table(const SiteContext& site, const std::vector<const ActionView*>& actions,
                      const ActionTable& table) {
  TemplateValues values;
  ActionTable shown = table;
  shown.strengths = std::any_of(actions.begin(), actions.end(), has_strength);
  const bool rated = std::any_of(actions.begin(), actions.end(), [](const ActionView* view) {
    return !strength_mark(Words::english(), view->action->strength).empty();
  });
  values.text("CAPTION", table.caption)
      .text("THIRD", rated ? "Strength" : "Type")
      .show("STRENGTHS", shown.strengths);
  for (const ActionView* view : actions) {
    TemplateValues item = values.add("ACTION");
    fill_action(site, *view, shown, item);
  }
  return site.templates.fill("site/part/actions.html", values);
}

}  // namespace debrief
