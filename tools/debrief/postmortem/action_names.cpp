#include "debrief/postmortem/action_names.h"

#include <algorithm>
#include <array>
#include <map>

#include "debrief/base/strings.h"
#include "debrief/postmortem/action_atoms.h"
#include "debrief/postmortem/action_words.h"
#include "debrief/postmortem/given_names.h"
#include "debrief/postmortem/label.h"
#include "debrief/postmortem/prose_part.h"

namespace debrief {
namespace {

constexpr size_t kLongestName = 60;
constexpr size_t kMostWords = 4;

/// Headings under which people are listed.
constexpr std::array kPeopleHeadings = std::to_array<std::string_view>(
    {"attendees", "author", "authors", "contributors", "incident team", "participants", "people",
     "people involved", "present", "responders", "team", "who was involved"});
static_assert(std::ranges::is_sorted(kPeopleHeadings));

/// Labels behind which people are named: `**Authors:** Dana, Bob`.
constexpr std::array kPeopleLabels = std::to_array<std::string_view>(
    {"assignee", "attendees", "author", "authors", "commander", "facilitator", "ic",
     "incident commander", "incident lead", "lead", "on call", "oncall", "owner", "owners",
     "participants", "reporter", "responders", "scribe", "written by"});
static_assert(std::ranges::is_sorted(kPeopleLabels));

/// What may stand before “to” at the start of a sentence and is nobody: “Need to”, “Steps to”.
constexpr std::array kNobodysTo = std::to_array<std::string_view>(
    {"able",    "according", "access",  "all",      "alert",    "alerts",   "and",    "any",
     "as",      "be",        "because", "being",    "best",     "better",   "both",   "chance",
     "code",    "data",      "due",     "easier",   "effort",   "everyone", "fail",   "failure",
     "going",   "happy",     "hard",    "have",     "having",   "how",      "idea",   "intend",
     "job",     "like",      "likely",  "method",   "metric",   "need",     "needed", "needs",
     "next",    "nothing",   "one",     "ought",    "path",     "people",   "please", "possible",
     "prior",   "process",   "ready",   "remember", "response", "script",   "some",   "somebody",
     "someone", "something", "step",    "steps",    "test",     "tests",    "that",   "the",
     "there",   "they",      "this",    "time",     "unable",   "up",       "us",     "used",
     "want",    "way",       "ways",    "we",       "what",     "when",     "where",  "who",
     "work",    "you"});

/// Teams that are called by one word.
constexpr std::array kTeamWords = std::to_array<std::string_view>(
    {"devex", "devops", "infosec", "netops", "qa", "secops", "sre", "sres"});

/// Verbs of machines as often as of people: “Prometheus will page”.
constexpr std::array kMachineVerbs = std::to_array<std::string_view>(
    {"allow",    "alter",  "ban",     "block",   "cap",      "change",  "close",   "create",
     "decrease", "delete", "enable",  "ensure",  "expose",   "fix",     "flag",    "get",
     "give",     "help",   "improve", "include", "increase", "keep",    "let",     "load",
     "log",      "make",   "notify",  "open",    "page",     "prevent", "provide", "query",
     "read",     "reduce", "refuse",  "reject",  "replace",  "report",  "require", "resolve",
     "restart",  "retry",  "return",  "roll",    "route",    "run",     "save",    "scale",
     "send",     "show",   "start",   "stop",    "support",  "surface", "take",    "trigger",
     "warn"});

std::string_view first_word(std::string_view text) {
  return text.substr(0, std::min(text.find(' '), text.size()));
}

bool is_capital_byte(std::string_view word) {
  if (word.empty()) return false;
  const unsigned char first = static_cast<unsigned char>(word.front());
  return (first >= 'A' && first <= 'Z') || first >= 0x80;
}

bool is_name_word(std::string_view word) {
  if (word.size() < 2 || !is_capital_byte(word)) return false;
  return std::ranges::all_of(word.substr(1), [](char byte) {
    return (byte >= 'a' && byte <= 'z') || byte == '-' || byte == '\'' ||
           static_cast<unsigned char>(byte) >= 0x80;
  });
}

/// A word of a sentence that is no name whatever its capital: “Ability to”, “Monitoring to”.
bool is_common_word(std::string_view word) {
  const std::string lower = lower_ascii(word);
  if (is_action_verb(lower) || is_one_of(std::string_view(lower), kNobodysTo)) return true;
  for (const std::string_view ending :
       {"ing", "ion", "ions", "ment", "ments", "ity", "ed", "ness", "ive"}) {
    if (lower.size() > ending.size() + 2 && lower.ends_with(ending)) return true;
  }
  return false;
}

/// `Dana` of `write it (Dana)` and `write it - Dana`; empty when a line ends otherwise.
std::string_view closing_name(std::string_view line) {
  line = trim(line);
  if (line.ends_with(')')) {
    const size_t open = line.rfind('(');
    return open == line.npos ? std::string_view() : line.substr(open + 1, line.size() - open - 2);
  }
  const size_t dash = line.rfind(" - ");
  return dash == line.npos ? std::string_view() : line.substr(dash + 3);
}

bool is_mail_address(std::string_view text) {
  const size_t at = text.find('@');
  return at != text.npos && at > 0 && text.find(' ') == text.npos &&
         text.substr(at + 1).find('.') != text.npos;
}

}  // namespace

bool looks_like_name(std::string_view text) {
  text = trim(text);
  size_t words = 0;
  for (const std::string_view word : split(text, ' ')) {
    if (++words > 3 || !is_name_word(word)) return false;
  }
  return words > 0;
}

bool is_team_name(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > kLongestName) return false;
  const std::vector<std::string_view> words = split(text, ' ');
  if (words.size() < 2 || words.size() > kMostWords + 1) return false;
  const bool article = is_one_of(words[0], {"the", "The", "our", "Our"});
  if (article && words.size() == 2) return false;  // “the team” is nobody
  // `Team Blue`
  if (words[0] == "Team") {
    return words.size() <= 3 && std::all_of(words.begin() + 1, words.end(),
                                            [](auto word) { return is_name_word(word); });
  }
  if (!is_one_of(lower_ascii(words.back()), {"team", "squad", "crew", "guild", "tribe"}))
    return false;
  // `Work with the storage team` names one, and is none.
  return std::all_of(words.begin() + (article ? 1 : 0), words.end() - 1, [](std::string_view word) {
    const std::string lower = lower_ascii(word);
    return !is_one_of(std::string_view(lower),
                      {"with", "of", "for", "and", "by", "to", "the", "a", "from", "whole",
                       "entire", "our", "in", "on", "this", "each"}) &&
           !is_action_verb(lower);
  });
}

ActionNames::ActionNames(const Document& document) {
  add(document.owner);
  add(document.facilitator);
  for (const PersonReference& person : document.participants) add(person.name);
  for (const PersonReference& person : document.front_matter.participants) add(person.name);
  for (const TextBlock& text : document.texts) {
    const std::string_view prose = text.prose.text;
    for (size_t at = prose.find('@'); at < prose.size(); at = prose.find('@', at + 1)) {
      if (at > 0 && is_ascii_alnum(prose[at - 1])) continue;
      if (const size_t size = size_of_handle(prose.substr(at)); size > 0) {
        add(prose.substr(at, size));
      }
    }
    if (text.kind == TextKind::kField || text.kind == TextKind::kHeading) continue;
    for (const Part& line : lines_of(text.prose, document.source)) {
      add_labelled(text_of(text.prose, line));
    }
    const std::string title = normal_label(document.sections[text.section].title.substr(0, 80));
    if (!std::ranges::binary_search(kPeopleHeadings, std::string_view(title))) continue;
    for (const std::string_view part : split(prose, ',')) {
      const size_t end = std::min({part.find('('), part.find(" - "), part.find(" – "),
                                   part.find(" — "), part.find(':'), part.size()});
      add(part.substr(0, end));
    }
  }
  add_closing(document);
}

/// The names in brackets or behind a dash at the end of items, where most items of a section end so
/// and one of them is known: then the others are people too.
void ActionNames::add_closing(const Document& document) {
  struct Closings {
    size_t items = 0, known = 0;
    std::vector<std::string_view> names;
  };
  std::map<uint32_t, Closings> sections;
  for (const TextBlock& text : document.texts) {
    const bool item = text.kind == TextKind::kListItem && text.role == SectionRole::kActions;
    if (!item) continue;
    Closings& closings = sections[text.section];
    ++closings.items;
    const std::string_view name = closing_name(text.prose.text);
    if (!looks_like_name(name) || is_common_word(first_word(name))) continue;
    closings.known += is_owner(name);
    closings.names.push_back(name);
  }
  for (const auto& [section, closings] : sections) {
    if (closings.known == 0 || closings.names.size() * 2 < closings.items) continue;
    for (const std::string_view name : closings.names) add(name);
  }
}

/// The names behind a label at the start of a text.
void ActionNames::add_labelled(std::string_view text) {
  constexpr size_t kLongestLabel = 24;
  constexpr size_t kLongestList = 200;
  const size_t colon = text.substr(0, kLongestLabel).find(':');
  if (colon == text.npos) return;
  const std::string label = normal_label(text.substr(0, colon));
  if (!std::ranges::binary_search(kPeopleLabels, std::string_view(label))) return;
  const std::string_view rest = text.substr(colon + 1, kLongestList);
  for (const std::string_view part : split(rest, ',')) {
    const std::string_view name = trim(part.substr(0, std::min(part.find('('), part.size())));
    if (looks_like_name(name)) add(name);
  }
}

void ActionNames::add(std::string_view name) {
  name = trim(name);
  if (name.starts_with('@')) name.remove_prefix(1);
  if (name.empty() || name.size() > kLongestName) return;
  std::string label = normal_label(name);
  if (label.size() < 2 || is_common_word(label) || std::ranges::count(label, ' ') > 2) return;
  known_.insert(std::move(label));
}

bool ActionNames::is_owner(std::string_view text) const {
  text = trim(text);
  if (text.empty() || text.size() > kLongestName) return false;
  if (text.find_first_of(":/\\<>[](){}=\n") != text.npos) return false;
  if (known_.contains(normal_label(text))) return true;
  if (is_team_name(text)) return true;
  if (is_mail_address(text)) return true;
  const std::string_view first = first_word(text);
  const bool alone = first.size() == text.size();
  if (!is_capital_byte(first) && !alone) return false;
  const std::string given = lower_ascii(first);
  if (!std::ranges::binary_search(kGivenNames, std::string_view(given))) return false;
  return first.size() == text.size() ||
         std::ranges::all_of(split(text.substr(first.size() + 1), ' '), is_capital_byte);
}

size_t ActionNames::size_of_owner(std::string_view text) const {
  text = text.substr(0, std::min(text.find_first_of(",;:()[]|&+\n/"), text.size()));
  for (const std::string_view dash : {" – ", " — ", " - "}) {
    text = text.substr(0, std::min(text.find(dash), text.size()));
  }
  text = text.substr(0, kLongestName);
  size_t best = 0;
  size_t end = 0;
  for (size_t words = 0; words < kMostWords && end < text.size(); ++words) {
    if (words > 0) ++end;
    end = std::min(text.find(' ', end), text.size());
    std::string_view name = text.substr(0, end);
    if (name.ends_with('.')) name.remove_suffix(1);
    if (!name.ends_with(' ') && is_owner(name)) best = name.size();
  }
  // What was cut off is no name.
  return best < kLongestName ? best : 0;
}

size_t ActionNames::size_of_subject(std::string_view text) const {
  const std::string_view head = text.substr(0, kLongestName);
  for (const std::string_view link : {" to ", " will "}) {
    const size_t end = head.find(link);
    if (end == head.npos) continue;
    const std::string_view name = head.substr(0, end);
    const std::string verb =
        lower_ascii(first_word(replace_all(text.substr(end + link.size(), 24), "re-", "re")));
    const std::string stem = verb.substr(0, verb.find_first_of(".,;:/"));
    const bool acts = is_action_verb(stem) || stem == "reiterate";
    if (!acts) continue;
    const std::string lower = lower_ascii(name);
    if (is_owner(name) || is_one_of(std::string_view(lower), kTeamWords)) return end;
    if (!looks_like_name(name) || is_common_word(first_word(name))) continue;
    const bool one = name.find(' ') == name.npos;
    const bool machine = is_one_of(std::string_view(stem), kMachineVerbs);
    if (link == " will " ? !one && !machine : name.size() > 2 && !name.ends_with('s')) return end;
  }
  return 0;
}

}  // namespace debrief
