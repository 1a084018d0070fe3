#include "debrief/postmortem/action_text.h"

#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/postmortem/action_atoms.h"
#include "debrief/postmortem/action_ends.h"
#include "debrief/postmortem/label.h"
#include "debrief/postmortem/placeholder.h"
#include "debrief/postmortem/time_context.h"

namespace debrief {
namespace {

/// What stands where an owner is asked for and names no one who could be asked.
constexpr std::array kNobody = std::to_array<std::string_view>(
    {"all",  "all of us", "anybody",    "anyone",  "channel", "everybody", "everyone",
     "here", "no one",    "nobody",     "open",    "owner",   "somebody",  "someone",
     "team", "the team",  "unassigned", "unowned", "us",      "we",        "whole team"});
static_assert(std::ranges::is_sorted(kNobody));

}  // namespace

bool is_issue_address(std::string_view url) {
  for (const std::string_view mark : {"/issues/", "/pull/", "/browse/", "/merge_requests/",
                                      "/ticket", "/work_items/", "/story/"}) {
    if (url.find(mark) != url.npos) return true;
  }
  return false;
}

bool is_nobody(std::string_view name) {
  name = trim(name);
  if (name.starts_with('@')) name.remove_prefix(1);
  return is_none(name) || std::ranges::binary_search(kNobody, std::string_view(normal_label(name)));
}

void merge_action_text(ActionText& text, ActionText more) {
  text.owners.insert(text.owners.end(), more.owners.begin(), more.owners.end());
  text.addresses.insert(text.addresses.end(), more.addresses.begin(), more.addresses.end());
  if (!text.due) text.due = more.due;
  if (text.due_part.empty()) text.due_part = more.due_part;
  if (!text.status) text.status = more.status;
  if (text.type.empty()) text.type = std::move(more.type);
  if (text.strength.empty()) text.strength = std::move(more.strength);
  if (!text.tracker) text.tracker = std::move(more.tracker);
  if (text.reason.empty()) text.reason = more.reason;
}

ActionText read_action_text(const Prose& prose, Part part, const ActionNames& names) {
  ActionText text;
  text.text = trimmed(prose, part);
  if (text.text.empty()) return text;
  const bool deleted = is_marked(prose, ProseMark::kDeleted, text.text);
  take_marks(prose, text);
  take_id(prose, text);
  take_marks(prose, text);
  take_head(prose, text, names);
  take_kind(prose, text);
  take_declined(prose, text);
  take_closing_name(prose, text, names);
  take_tail(prose, text, names);
  take_subject(prose, text, names);
  take_marks(prose, text);
  text.text = trimmed(prose, text.text);
  read_closing_remark(prose, text);
  if (deleted && !text.status) text.status = ActionStatus::kDone;
  if (!text.tracker) text.tracker = find_tracker(prose, text.text);
  return text;
}

std::optional<ActionText> read_action_metadata(const Prose& prose, Part part,
                                               const ActionNames& names) {
  part = trimmed(prose, part);
  MetadataReader::Run run = MetadataReader(prose, part.end, names).read(part.begin);
  if (!run.strong || run.stop < part.end) return std::nullopt;
  return std::move(run.found);
}

std::vector<ActionText::Person> read_leading_handles(const Prose& prose, Part part) {
  std::vector<ActionText::Person> people;
  const std::string_view text = std::string_view(prose.text).substr(0, part.end);
  Scanner scan{text, part.begin};
  for (;;) {
    const size_t size = size_of_handle(scan.rest());
    if (size == 0) break;
    people.push_back({{scan.at, scan.at + size}, {}});
    scan.at += size;
    Scanner next = scan;
    if (!next.take_any({", and ", ", ", " and ", " & ", " + ", "/"})) break;
    if (size_of_handle(next.rest()) == 0) break;
    scan = next;
  }
  return people;
}

std::vector<ActionText::Person> read_people(const Prose& prose, Part part) {
  constexpr size_t kMostPeople = 64;  // each looks for its end in all that is left
  std::vector<ActionText::Person> people;
  if (is_nobody(text_of(prose, part))) return people;  // `n/a` is no list
  const std::string_view text = std::string_view(prose.text).substr(0, part.end);
  Scanner scan{text, part.begin};
  size_t named = 0;
  while (!scan.done()) {
    scan.skip_space();
    if (scan.take_any({",", ";", "&", "/", "|", "+", "、", "，", "；"})) continue;
    // `luk,and,ale`: one who is called so.
    if (Scanner word = scan;
        (word.take_word("and") || word.take_word("or")) && word.peek() == ' ') {
      scan = word;
      continue;
    }
    if (scan.done() || ++named > kMostPeople) break;
    const size_t begin = scan.at;
    size_t end = begin + size_of_handle(scan.rest());
    if (end == begin) {
      end = text.find_first_of(",;&/|+(\n", begin);
      for (const std::string_view mark : {" and ", " or ", "、", "，", "；"}) {
        end = std::min(end, text.find(mark, begin));
      }
      end = std::min(end, part.end);
      if (end == begin) end = begin + 1;
    }
    scan.at = end;
    scan.skip_space();
    std::string role;
    if (scan.peek() == '(') {
      const size_t close = std::min(text.find(')', scan.at), text.size());
      role = fold_white_space(text.substr(scan.at + 1, close - scan.at - 1));
      scan.at = std::min(close + 1, text.size());
    }
    const Part name = trimmed(prose, {begin, end});
    if (!is_nobody(text_of(prose, name))) people.push_back({name, std::move(role)});
  }
  return people;
}

std::vector<Part> read_ids(const Prose& prose, Part part) {
  std::vector<Part> ids;
  for (size_t at = part.begin; at < part.end; ++at) {
    if (at > 0 && is_ascii_alnum(prose.text[at - 1])) continue;
    const size_t size = size_of_id(std::string_view(prose.text).substr(at, part.end - at));
    if (size > 0) ids.push_back({at, at + size});
  }
  return ids;
}

std::optional<ActionText::Tracker> read_tracker(const Prose& prose, Part part) {
  part = trimmed(prose, part);
  const std::string_view text = text_of(prose, part);
  if (is_none(text) && size_of_tracker(text) == 0) return std::nullopt;
  return ActionText::Tracker{part, fold_white_space(text)};
}

}  // namespace debrief
