// The pages that list all actions of a state: what is open, what is overdue, and what is settled,
// year by year.

#include <algorithm>
#include <map>

#include "debrief/base/strings.h"
#include "debrief/site/actions/board.h"
#include "debrief/site/actions/life_line.h"
#include "debrief/site/parts.h"

namespace debrief {
namespace {

/// A page lists so many; the rest goes on on further ones.
constexpr size_t kMostOnPage = 200;

/// A list that takes as many pages as it needs.
struct StateList {
  std::string stem;  ///< `actions/open`; further pages are `actions/open.2`
  std::string title, empty;
  std::vector<ActionEntry> entries;
  /// Other lists beside this one: name and address from the top of the site.
  std::vector<std::pair<std::string, std::string>> beside = {};
};

std::string path_of(const StateList& list, size_t page) {
  return page == 0 ? concat(list.stem, ".html") : concat(list.stem, ".", page + 1, ".html");
}

Page make_page(const SiteContext& site, const StateList& list, size_t number, size_t pages) {
  const std::string path = path_of(list, number);
  const std::string_view root = root_of(path);
  const size_t from = number * kMostOnPage;
  const size_t to = std::min(list.entries.size(), from + kMostOnPage);
  const std::vector<ActionEntry> shown(list.entries.begin() + static_cast<long>(from),
                                       list.entries.begin() + static_cast<long>(to));
  TemplateValues values;
  values.text("TITLE", list.title)
      .text("UP", concat(root, "actions.html"))
      .text("CSV", concat(root, "actions.csv"))
      .text("STATE", site.words.count("actions.count", list.entries.size()));
  if (shown.empty()) values.text_if("NONE", list.empty);
  if (!shown.empty()) {
    values.html_if("TABLE",
                   action_table(site, shown, {.caption = list.title, .root = root, .key = true}));
  }
  for (const auto& [name, url] : list.beside) {
    values.add("BESIDE")
        .text("WORD", name)
        .text("URL", concat(root, url))
        .show("HERE", url == path);
  }
  for (size_t i = 0; i < pages && pages > 1; ++i) {
    const std::string n = std::to_string(i + 1);
    values.add("PAGE")
        .text("WORD", site.words.say("actions.page", {{"n", n}}))
        .text("URL", concat(root, path_of(list, i)))
        .show("HERE", i == number);
  }
  return {path, in_layout(site, {path, list.title, "actions.html"},
                          site.templates.fill("site/action-list.html", values))};
}

void add_list(const SiteContext& site, StateList list, std::vector<PageMaker>& makers) {
  makers.push_back({{list.stem}, [&site, list = std::move(list)] {
                      const size_t pages = std::max<size_t>(
                          1, (list.entries.size() + kMostOnPage - 1) / kMostOnPage);
                      std::vector<Page> made;
                      for (size_t i = 0; i < pages; ++i)
                        made.push_back(make_page(site, list, i, pages));
                      return made;
                    }});
}

/// All that is settled, by the year that it was; `actions/done.html` is the last of them.
void add_settled(const SiteContext& site, const Board& board, std::vector<PageMaker>& makers) {
  std::vector<ActionEntry> settled = board.of(BoardState::kDone);
  const std::vector<ActionEntry>& declined = board.of(BoardState::kDeclined);
  settled.insert(settled.end(), declined.begin(), declined.end());
  // Years newest first, and 0 for what has no known day at the end.
  std::map<int64_t, std::vector<ActionEntry>, std::greater<>> years;
  for (const ActionEntry& entry : settled) {
    const auto day = closed_day(entry);
    years[day ? day->year() : 0].push_back(entry);
  }
  if (years.empty()) years[0] = {};
  std::vector<std::pair<std::string, std::string>> beside;
  const auto stem = [&](int64_t year) {
    if (year == years.begin()->first) return std::string("actions/done");
    return year == 0 ? std::string("actions/done-unknown") : concat("actions/done-", year);
  };
  for (const auto& [year, entries] : years) {
    const std::string name =
        year == 0 ? std::string(site.words["actions.no_year"]) : std::to_string(year);
    beside.emplace_back(concat(name, " (", entries.size(), ")"), concat(stem(year), ".html"));
  }
  if (years.size() < 2) beside.clear();
  for (auto& [year, entries] : years) {
    const std::string name = std::to_string(year);
    add_list(site,
             {.stem = stem(year),
              .title = year == 0 ? std::string(site.words["actions.settled"])
                                 : site.words.say("actions.settled_in", {{"year", name}}),
              .empty = std::string(site.words["actions.none.settled"]),
              .entries = std::move(entries),
              .beside = beside},
             makers);
  }
}

}  // namespace

void add_action_pages(const SiteContext& site, std::vector<PageMaker>& makers) {
  const Board board = board_of(site.model);
  std::vector<ActionEntry> live;
  for (const BoardState state :
       {BoardState::kOverdue, BoardState::kInProgress, BoardState::kOpen}) {
    live.insert(live.end(), board.of(state).begin(), board.of(state).end());
  }
  add_list(site,
           {.stem = "actions/open",
            .title = std::string(site.words["actions.live"]),
            .empty = std::string(site.words["actions.none.live"]),
            .entries = std::move(live)},
           makers);
  add_list(site,
           {.stem = "actions/overdue",
            .title = std::string(site.words["actions.overdue"]),
            .empty = std::string(site.words["actions.none.overdue"]),
            .entries = board.of(BoardState::kOverdue)},
           makers);
  add_settled(site, board, makers);
  add_boards(site, makers);
}

}  // namespace debrief
