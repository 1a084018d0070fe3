#include "debrief/site/actions/action_table.h"

#include <algorithm>
#include <functional>

#include "debrief/base/strings.h"
#include "debrief/site/actions/life_line.h"
#include "debrief/site/actions/life_words.h"
#include "debrief/site/dates.h"
#include "debrief/site/marks.h"
#include "debrief/site/parts.h"
#include "debrief/site/trimmed.h"

namespace debrief {
namespace {

bool is_rated(const ActionEntry& entry) {
  return entry.view != nullptr &&
         !strength_mark(Words::english(), entry.view->action->strength).empty();
}

bool is_typed(const ActionEntry& entry) {
  return entry.view != nullptr && !entry.view->action->type.empty();
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
  const BlockList& names = markdown.blocks[table.children.front()].children;
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

/// A table while its rows are written.
struct Columns {
  const ActionTable& table;
  const LifeAxis& axis;
  bool strengths = false, lives = false;
};

void fill_life(const SiteContext& site, const ActionEntry& entry, const Columns& columns,
               TemplateValues& item) {
  if (!columns.lives) return;
  item.show("LIVES");
  if (const auto span = life_span(site.model, entry)) {
    item.html("LINE", life_line(*span, columns.axis));
    item.html_if("SAID", life_sentence(site, entry));
  } else {
    item.html_if("SAID", unknown_date(site, site.model.records[entry.record]));
  }
}

/// Who is to do it, and until when.
void fill_duty(const SiteContext& site, const std::string& owners,
               const std::optional<absl::CivilDay>& due, TemplateValues& item) {
  item.text_if("OWNERS", owners).show("UNOWNED", owners.empty());
  if (due) {
    item.html_if("DUE",
                 words_html(site.words["actions.due"], {{"day", day_html(site.words, *due)}}));
  } else {
    item.show("NO_DUE");
  }
}

void fill_record(const SiteContext& site, const Record& record, std::string_view root,
                 std::string_view anchor, TemplateValues& item) {
  item.text_if("RECORD", record.title)
      .text("RECORD_URL", concat(root, record.url(), anchor.empty() ? "" : "#", anchor));
  if (record.day) item.html_if("DAY", day_html(site.words, *record.day));
}

void fill_action(const SiteContext& site, const ActionView& view, const Columns& columns,
                 TemplateValues& item) {
  const Action& action = *view.action;
  const Record& record = site.model.records[view.record];
  const Document& document = record.document();
  const ActionTable& table = columns.table;
  item.show("OWN", table.own_page)
      .text("ANCHOR", view.anchor)
      .text_if("ID", action.id)
      .html("TEXT", table.own_page
                        ? trimmed_html(document, action.text_block, action.text_span, table.html)
                        : text_html(action.text))
      .html("STATE", action_mark(site.words, action.status, view.overdue_days))
      .html("STRENGTH", strength_mark(site.words, action.strength))
      .text_if("TYPE", action.type)
      .html_if("TRACKER", tracker_html(action));
  const auto due =
      action.due ? std::optional(absl::CivilDay(action.due->value.local)) : std::nullopt;
  fill_duty(site, owner_text(action), due, item);
  add_factors(record, action, table.own_page, item);
  if (table.own_page) {
    add_other_cells(document, action, item);
    item.html_if("DETAIL", below_item(document, action.block, action.text_block, table.html));
  } else {
    fill_record(site, record, table.root, view.anchor, item);
  }
}

void fill_vanished(const SiteContext& site, const ActionEntry& entry, const Columns& columns,
                   TemplateValues& item) {
  const CardAction& last = entry.life->last;
  item.text_if("ID", last.id)
      .html("TEXT", text_html(last.text))
      .html("STATE", state_mark("g-dotted", site.words["actions.vanished"]));
  fill_duty(site, owner_text(last), last.due, item);
  if (!columns.table.own_page) {
    fill_record(site, site.model.records[entry.record], columns.table.root, "", item);
  }
}

}  // namespace

std::vector<ActionEntry> entries_of(const SiteModel& model,
                                    const std::vector<const ActionView*>& actions) {
  std::vector<ActionEntry> entries;
  for (const ActionView* view : actions) {
    const CorpusDocument& source = *model.records[view->record].source;
    const auto index = static_cast<size_t>(view->action - source.document.actions.data());
    const DocumentLife* life = source.history ? source.history->life.get() : nullptr;
    const bool told =
        life != nullptr && index < life->actions.size() && life->actions[index].index == index;
    entries.push_back({view->record, view, told ? &life->actions[index] : nullptr});
  }
  return entries;
}

std::vector<ActionEntry> vanished_from(const SiteModel& model, const std::vector<size_t>& records) {
  std::vector<ActionEntry> entries;
  for (const size_t record : records) {
    const auto& history = model.records[record].source->history;
    if (!history || !history->life) continue;
    for (const ActionLife& life : history->life->actions) {
      // What was done or declined before it went was settled all the same.
      if (!life.index && !is_settled(life.last.status)) entries.push_back({record, nullptr, &life});
    }
  }
  std::ranges::stable_sort(entries, std::greater<>(), [](const ActionEntry& entry) {
    const auto& events = entry.life->events;
    const auto at = events.empty() ? std::nullopt : events.back().moment.at;
    return at ? at->instant() : absl::InfiniteFuture();
  });
  return entries;
}

std::optional<absl::CivilDay> closed_day(const ActionEntry& entry) {
  const auto closed =
      entry.life != nullptr && entry.view != nullptr ? entry.life->closed() : std::nullopt;
  return closed ? std::optional(day_of(*closed)) : std::nullopt;
}

std::string owner_text(const Action& action) {
  std::vector<std::string> names;
  for (const PersonReference& owner : action.owners) names.push_back(person_name(owner.name));
  return join(names, ", ");
}

std::string owner_text(const CardAction& action) {
  std::vector<std::string> names;
  for (const std::string_view owner : split(action.owners, ',')) {
    if (!trim(owner).empty()) names.push_back(person_name(trim(owner)));
  }
  return join(names, ", ");
}

SafeHtml action_table(const SiteContext& site, const std::vector<ActionEntry>& entries,
                      const ActionTable& table) {
  const bool rated = std::ranges::any_of(entries, is_rated);
  const LifeAxis axis = table.axis != nullptr ? *table.axis : life_axis(site.model, entries);
  const Columns columns{
      .table = table,
      .axis = axis,
      .strengths = rated || std::ranges::any_of(entries, is_typed),
      .lives = std::ranges::any_of(entries, [](const auto& each) { return each.life != nullptr; })};
  TemplateValues values;
  values.text("CAPTION", table.caption)
      .text("THIRD", site.words[rated ? "actions.strength" : "actions.type"])
      .show("STRENGTHS", columns.strengths)
      .show("LIVES", columns.lives);
  if (columns.lives) {
    values.html("AXIS", life_head(site.words, axis));
    if (table.key) values.html_if("KEY", life_key(site.words));
  }
  for (const ActionEntry& entry : entries) {
    TemplateValues item = values.add("ACTION");
    item.show("STRENGTHS", columns.strengths);
    if (entry.view != nullptr) {
      fill_action(site, *entry.view, columns, item);
    } else {
      fill_vanished(site, entry, columns, item);
    }
    fill_life(site, entry, columns, item);
  }
  return site.templates.fill("site/part/actions.html", values);
}

SafeHtml action_table(const SiteContext& site, const std::vector<const ActionView*>& actions,
                      const ActionTable& table) {
  return action_table(site, entries_of(site.model, actions), table);
}

}  // namespace debrief
