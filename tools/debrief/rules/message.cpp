#include "debrief/rules/message.h"

#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/text/nearest.h"
#include "debrief/text/utf8.h"

namespace debrief {
namespace {

constexpr std::string_view kSomeone = "the people involved";
constexpr std::string_view kSomeAct = "do that";

/// Code points of a match that a message shows; a longer one is cut in its middle.
constexpr size_t kShownCodePoints = 60;

/// A pronoun or possessive, and how it reads as a subject and behind a preposition.
struct PronounRow {
  std::string_view written, subject, object;
};
constexpr std::array<PronounRow, 20> kPronouns = {{{"i", "you", "you"},
                                                   {"me", "you", "you"},
                                                   {"my", "you", "you"},
                                                   {"myself", "you", "you"},
                                                   {"he", "he", "him"},
                                                   {"him", "he", "him"},
                                                   {"his", "he", "him"},
                                                   {"himself", "he", "him"},
                                                   {"she", "she", "her"},
                                                   {"her", "she", "her"},
                                                   {"herself", "she", "her"},
                                                   {"we", "we", "us"},
                                                   {"us", "we", "us"},
                                                   {"our", "we", "us"},
                                                   {"ourselves", "we", "us"},
                                                   {"they", "they", "them"},
                                                   {"them", "they", "them"},
                                                   {"their", "they", "them"},
                                                   {"themselves", "they", "them"},
                                                   {"you", "you", "you"}}};

/// What makes an object of what follows: “right to {agent}”.
constexpr std::array<std::string_view, 11> kPrepositions = {
    "about", "at", "before", "by", "for", "from", "in", "of", "on", "to", "with"};

/// Agents that a question cannot be put to.
constexpr std::array<std::string_view, 14> kUnaskable = {
    "whose",  "anybody", "anyone", "everybody", "everyone", "it",      "no one",
    "no-one", "nobody",  "none",   "somebody",  "someone",  "whoever", "who"};

/// What may not follow `{agent}`: it would read with one person only, or with several only.
constexpr std::array<std::string_view, 10> kNumbered = {"'s",   "’s",    " are", " do",  " does",
                                                        " has", " have", " is",  " was", " were"};

/// Words in front of `{agent}` behind which a verb has one form for all: `did {agent} do`.
constexpr std::array<std::string_view, 13> kBeforePlainVerb = {
    "can",  "could", "did",    "help", "let",  "may",  "might",
    "must", "shall", "should", "to",   "will", "would"};

/// The first `count` code points of `text`.
std::string_view head(std::string_view text, size_t count) {
  size_t end = 0;
  for (; count > 0 && end < text.size(); --count) end += decode_utf8(text.substr(end)).size;
  return text.substr(0, end);
}

size_t code_points(std::string_view text) {
  size_t count = 0;
  for (size_t at = 0; at < text.size(); at += decode_utf8(text.substr(at)).size) ++count;
  return count;
}

std::string shown(std::string_view matched) {
  const std::string text = fold_white_space(matched);
  const size_t count = code_points(text);
  if (count <= kShownCodePoints) return text;
  const size_t half = kShownCodePoints / 2;
  const std::string_view front = head(text, half);
  const std::string_view back = std::string_view(text).substr(head(text, count - half).size());
  return concat(trim(front), " … ", trim(back));
}

/// Whether a slot behind `before` asks for an object: “right to ”.
bool takes_object(std::string_view before) {
  if (!before.ends_with(' ')) return false;
  before.remove_suffix(1);
  return is_one_of(lower_ascii(before.substr(before.rfind(' ') + 1)), kPrepositions);
}

/// “Neither Alice nor Bob” is asked as “Alice and Bob”, “either of them” stays.
std::string without_correlative(std::string agent) {
  const std::string lower = lower_ascii(agent);
  const size_t nor = lower.find(" nor ");
  if (lower.starts_with("neither ") && nor != std::string::npos) {
    agent.replace(nor, 5, " and ");
    return agent.substr(8);
  }
  if (lower.starts_with("either ") && lower.find(" or ") != std::string::npos)
    return agent.substr(7);
  return agent;
}

std::string agent_words(const LanguageMatch& match, std::string_view before) {
  std::string agent = fold_white_space(match.agent);
  for (const std::string_view ending : {"'s", "’s", "'", "’"}) {
    if (agent.size() > ending.size() && agent.ends_with(ending)) {
      agent.resize(agent.size() - ending.size());
      break;
    }
  }
  agent = without_correlative(std::move(agent));
  const std::string lower = lower_ascii(agent);
  const bool people =
      match.agent_class == AgentClass::kPerson || match.agent_class == AgentClass::kTeam;
  const bool askable = people && !lower.starts_with("no ") && !lower.starts_with("none ") &&
                       !lower.starts_with("neither ") && !is_one_of(lower, kUnaskable);
  if (agent.empty() || !askable) return std::string(kSomeone);
  const auto* row = std::find_if(kPronouns.begin(), kPronouns.end(),
                                 [&](const PronounRow& each) { return each.written == lower; });
  if (row != kPronouns.end()) return std::string(takes_object(before) ? row->object : row->subject);
  if (match.agent_lowers) agent[0] = lower[0];
  return agent;
}

/// Whether what follows `{agent}` reads for one and for many after all: `did {agent} do`.
bool is_plain_verb(std::string_view before, std::string_view verb) {
  if (verb != " do" && verb != " have") return false;
  const std::string_view text = trim(before);
  const size_t space = text.rfind(' ');
  return is_one_of(lower_ascii(text.substr(space == text.npos ? 0 : space + 1)), kBeforePlainVerb);
}

/// Calls `placeholder(name, begin)` for each `{name}` and `text(part)` for what stands between.
template <typename Text, typename Placeholder>
void each_part(std::string_view text, const Text& plain, const Placeholder& placeholder) {
  size_t at = 0;
  while (at < text.size()) {
    const size_t open = text.find('{', at);
    const size_t close = open == text.npos ? text.npos : text.find('}', open);
    if (close == text.npos) break;
    plain(text.substr(at, open - at));
    placeholder(text.substr(open + 1, close - open - 1), open);
    at = close + 1;
  }
  plain(text.substr(at));
}

std::string expand(std::string_view text, std::string_view matched, const LanguageMatch* match) {
  std::string out;
  each_part(
      text, [&](std::string_view part) { out += part; },
      [&](std::string_view name, size_t begin) {
        if (name == "match") {
          out += shown(matched);
        } else if (name == "agent" && match != nullptr) {
          out += agent_words(*match, text.substr(0, begin));
        } else if (name == "verb" && match != nullptr) {
          out += match->verb.empty() ? kSomeAct : std::string_view(match->verb);
        } else {
          append(out, '{', name, '}');
        }
      });
  return out;
}

}  // namespace

std::string expand_message(std::string_view text, std::string_view matched,
                           const LanguageMatch& match) {
  return expand(text, matched, &match);
}

std::string expand_message(std::string_view text, std::string_view matched) {
  return expand(text, matched, nullptr);
}

std::optional<MessageProblem> check_message(std::string_view text,
                                            const std::vector<std::string_view>& names) {
  std::optional<MessageProblem> problem;
  const auto report = [&](size_t begin, std::string message) {
    if (!problem) problem = MessageProblem{begin, std::move(message)};
  };
  const auto check = [&](std::string_view name, size_t begin) {
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      report(begin,
             concat("nothing fills the placeholder “{", name, "}”", did_you_mean(name, names)));
      return;
    }
    if (name != "agent") return;
    const std::string_view rest = text.substr(begin + name.size() + 2);
    for (const std::string_view word : kNumbered) {
      if (!rest.starts_with(word) || is_plain_verb(text.substr(0, begin), word)) continue;
      const std::string_view behind = rest.substr(word.size());
      if (!behind.empty() && is_ascii_alpha(behind.front())) continue;
      report(begin, concat("“{agent}", word, "” does not read for one and for many;",
                           " turn the sentence round"));
    }
  };
  each_part(
      text, [](std::string_view) {}, check);
  const size_t open = text.rfind('{');
  if (open != text.npos && text.find('}', open) == text.npos) {
    report(open, "a placeholder is not closed by “}”");
  }
  return problem;
}

}  // namespace debrief
