// The boards of actions: of all records, and of those of a service, a team or a severity. What is
// still to be done comes first; of what is long only the beginning, and where the rest is.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/site/actions/board.h"
#include "debrief/site/actions/life_line.h"
#include "debrief/site/dates.h"
#include "debrief/site/parts.h"

namespace debrief {
namespace {

/// A board shows so many actions of a state, and the overall one so many that are done.
constexpr size_t kMostOfState = 50, kMostDone = 6;

/// One board on its way to a page.
struct BoardPage {
  std::string path, title;
  bool whole = false;  ///< of all records: the rest of its states has pages of its own
};

/// Where all actions of a state stand; empty for one without such a page.
std::string_view page_of_state(BoardState state) {
  switch (state) {
    case BoardState::kOverdue:
      return "actions/overdue.html";
    case BoardState::kInProgress:
    case BoardState::kOpen:
      return "actions/open.html";
    case BoardState::kDone:
    case BoardState::kDeclined:
      return "actions/done.html";
    case BoardState::kVanished:
      break;
  }
  return {};
}

std::vector<ActionEntry> first_of(const std::vector<ActionEntry>& entries, size_t most) {
  const auto end = entries.begin() + static_cast<long>(std::min(most, entries.size()));
  return {entries.begin(), end};
}

size_t most_of(BoardState state, bool whole) {
  return state == BoardState::kDone && whole ? kMostDone : kMostOfState;
}

void add_state(const SiteContext& site, const Board& board, BoardState state, const BoardPage& page,
               const LifeAxis& axis, bool key, TemplateValues& values) {
  const std::vector<ActionEntry>& entries = board.of(state);
  if (entries.empty()) return;
  const size_t most = most_of(state, page.whole);
  const std::string name = board_word(site.words, state);
  const std::string today = day_text(site.words, site.model.as_of);
  const std::string note =
      site.words.say(concat("actions.notes.", board_anchor(state)), {{"day", today}});
  const std::string size = site.words.number(entries.size());
  TemplateValues group = values.add("GROUP");
  group.text("ANCHOR", board_anchor(state))
      .text("NAME", name)
      .text_if("NOTE", note)
      .html("TABLE", action_table(site, first_of(entries, most),
                                  {.caption = site.words.say("actions.caption", {{"state", name}}),
                                   .root = root_of(page.path),
                                   .axis = &axis,
                                   .key = key}));
  if (entries.size() <= most) return;
  const std::string shown = site.words.number(most);
  TemplateValues more = group.add("MORE");
  more.text("SHOWN", site.words.say(state == BoardState::kDone ? "actions.last" : "actions.first",
                                    {{"shown", shown}, {"all", size}}));
  const std::string_view rest = page.whole ? page_of_state(state) : "";
  if (rest.empty()) return;
  more.text_if("URL", concat(root_of(page.path), rest));
  more.text("WORD", site.words.say("actions.all_of", {{"state", lower_ascii(name)}}));
}

/// The state below whose table the marks are explained: the last that is live, else the first.
BoardState state_of_key(const Board& board) {
  for (const BoardState state :
       {BoardState::kOpen, BoardState::kInProgress, BoardState::kOverdue}) {
    if (!board.of(state).empty()) return state;
  }
  for (const BoardState state : {BoardState::kDone, BoardState::kDeclined}) {
    if (!board.of(state).empty()) return state;
  }
  return BoardState::kVanished;
}

std::string summary(const SiteContext& site, const Board& board) {
  if (board.all() == 0) return std::string(site.words["actions.empty_lead"]);
  const std::string actions = site.words.count("actions.count", board.all());
  const std::string records = record_count(site.words, board.records);
  return site.words.say(site.model.corpus->history ? "actions.lead" : "actions.lead_alone",
                        {{"actions", actions}, {"records", records}});
}

/// A group of records as a link to its board.
struct Facet {
  std::string name, url;
  std::vector<size_t> records;
};

std::vector<Facet> facets_of(const SiteModel& model, GroupKind kind, std::string_view prefix) {
  std::vector<Facet> facets;
  for (const Group& group : model.groups_of(kind)) {
    facets.push_back({group.id, concat("actions/", prefix, group.slug, ".html"), group.records});
  }
  return facets;
}

/// The boards that there are besides that of all, by what they have in common.
std::vector<std::pair<std::string_view, std::vector<Facet>>> all_facets(const SiteModel& model) {
  std::vector<Facet> services;
  for (const ServiceView& service : model.services) {
    services.push_back(
        {service.id, concat("actions/service-", service.slug, ".html"), service.records});
  }
  std::vector<std::pair<std::string_view, std::vector<Facet>>> all = {
      {"actions.by.service", std::move(services)},
      {"actions.by.team", facets_of(model, GroupKind::kTeam, "team-")},
      {"actions.by.severity", facets_of(model, GroupKind::kSeverity, "severity-")}};
  for (auto& [name, facets] : all) {
    std::erase_if(facets, [&](const Facet& facet) {
      return std::ranges::all_of(
                 facet.records,
                 [&](size_t record) { return model.records[record].actions.empty(); }) &&
             vanished_from(model, facet.records).empty();
    });
  }
  return all;
}

/// The pages that hold all actions of a state.
void add_state_facet(const SiteContext& site, const Board& board, const BoardPage& page,
                     TemplateValues& by) {
  const size_t overdue = board.of(BoardState::kOverdue).size();
  const size_t live =
      overdue + board.of(BoardState::kInProgress).size() + board.of(BoardState::kOpen).size();
  const size_t settled =
      board.of(BoardState::kDone).size() + board.of(BoardState::kDeclined).size();
  TemplateValues list = by.add("FACET");
  list.text("BY_NAME", site.words["actions.by.state"]);
  const auto add = [&](BoardState state, std::string_view title, size_t count) {
    if (count == 0) return;
    list.add("VALUE")
        .text("URL", concat(root_of(page.path), page_of_state(state)))
        .text("WORD", site.words[title])
        .text("COUNT", site.words.count("actions.count", count));
  };
  add(BoardState::kOverdue, "actions.overdue", overdue);
  add(BoardState::kOpen, "actions.live", live);
  add(BoardState::kDone, "actions.settled", settled);
}

void add_facets(const SiteContext& site, const Board& board, const BoardPage& page,
                TemplateValues& values) {
  TemplateValues by = values.add("BY");
  add_state_facet(site, board, page, by);
  for (const auto& [name, facets] : all_facets(site.model)) {
    if (facets.empty()) continue;
    TemplateValues list = by.add("FACET");
    list.text("BY_NAME", site.words[name]);
    for (const Facet& facet : facets) {
      size_t live = 0, all = 0;
      for (const size_t record : facet.records) {
        live += site.model.records[record].live_actions();
        all += site.model.records[record].actions.size();
      }
      const std::string open = site.words.number(live);
      list.add("VALUE")
          .text("URL", concat(root_of(page.path), facet.url))
          .text("WORD", facet.name)
          .text("COUNT", site.words.count("actions.open_of", all, {{"open", open}}));
    }
  }
}

Page make_board(const SiteContext& site, const Board& board, const BoardPage& page) {
  TemplateValues values;
  const std::string_view root = root_of(page.path);
  values.text("TITLE", page.title)
      .text("STATE", summary(site, board))
      .show("EMPTY", board.all() == 0)
      .text_if("CSV", board.all() == 0 ? "" : concat(root, "actions.csv"))
      .text_if("UP", page.whole ? "" : concat(root, "actions.html"));
  std::vector<ActionEntry> shown;
  for (size_t i = 0; i < kBoardStates; ++i) {
    const auto state = static_cast<BoardState>(i);
    const std::vector<ActionEntry> some = first_of(board.of(state), most_of(state, page.whole));
    shown.insert(shown.end(), some.begin(), some.end());
    if (some.empty()) continue;
    values.add("COUNTED")
        .text("ANCHOR", board_anchor(state))
        .text("COUNT", board_count(site.words, state, board.of(state).size()))
        .show("LATE", state == BoardState::kOverdue)
        .show("CALM", state != BoardState::kOverdue);
  }
  const LifeAxis axis = life_axis(site.model, shown);
  const BoardState key = state_of_key(board);
  for (size_t i = 0; i < kBoardStates; ++i) {
    const auto state = static_cast<BoardState>(i);
    add_state(site, board, state, page, axis, state == key, values);
  }
  if (page.whole && board.all() > 0) add_facets(site, board, page, values);
  const std::string& title = page.title;
  return {page.path, in_layout(site, {page.path, title, "actions.html"},
                               site.templates.fill("site/actions.html", values))};
}

}  // namespace

Page actions_page(const SiteContext& site) {
  return make_board(site, board_of(site.model),
                    {"actions.html", std::string(site.words["actions.title"]), true});
}

void add_boards(const SiteContext& site, std::vector<PageMaker>& makers) {
  for (auto& [name, facets] : all_facets(site.model)) {
    for (Facet& facet : facets) {
      const std::string title = site.words.say("actions.title_of", {{"name", facet.name}});
      makers.push_back({{facet.url}, [&site, title, facet = std::move(facet)] {
                          return std::vector<Page>{make_board(
                              site, board_of(site.model, facet.records), {facet.url, title})};
                        }});
    }
  }
}

}  // namespace debrief
