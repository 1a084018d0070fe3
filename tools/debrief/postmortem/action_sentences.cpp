#include "debrief/postmortem/action_sentences.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "debrief/base/strings.h"
#include "debrief/postmortem/action_words.h"
#include "debrief/postmortem/placeholder.h"
#include "debrief/postmortem/scanner.h"

namespace debrief {
namespace {

constexpr size_t kHead = 240;  ///< bytes of a sentence that decide what it is

/// Lower case, typographic apostrophes plain, one space at either end, so that words are found
/// whole.
std::string plain(std::string_view text) {
  std::string lower = replace_all(lower_ascii(text.substr(0, kHead)), "’", "'");
  for (char& byte : lower) {
    const bool word = is_ascii_alnum(byte) || byte == '\'' || byte == '-' || byte == ':' ||
                      static_cast<unsigned char>(byte) >= 0x80;
    if (!word) byte = ' ';
  }
  return concat(" ", fold_white_space(lower), " ");
}

template <typename Words>
bool holds_any(const std::string& text, const Words& words) {
  return std::ranges::any_of(words,
                             [&](std::string_view word) { return text.find(word) != text.npos; });
}

template <typename Words>
bool starts_with_any(std::string_view text, const Words& words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return text.starts_with(word); });
}

constexpr std::array kGuidance = std::to_array<std::string_view>({" add action items",
                                                                  " add actions here",
                                                                  " add any ",
                                                                  " add your ",
                                                                  " a list of ",
                                                                  " all action",
                                                                  " an action item ",
                                                                  " action items should ",
                                                                  " actions should ",
                                                                  " bulleted ",
                                                                  " delete this ",
                                                                  " describe ",
                                                                  " each action ",
                                                                  " each item ",
                                                                  " each list item",
                                                                  " each of these should",
                                                                  " e g ",
                                                                  " every action ",
                                                                  " example ",
                                                                  " example:",
                                                                  " fill in ",
                                                                  " fill this ",
                                                                  " for example ",
                                                                  " here you ",
                                                                  " how will we ",
                                                                  " include ",
                                                                  " insert ",
                                                                  " list action",
                                                                  " list any ",
                                                                  " list all ",
                                                                  " list each ",
                                                                  " list here",
                                                                  " list the ",
                                                                  " list what",
                                                                  " note: each",
                                                                  " remember that each",
                                                                  " should be ",
                                                                  " should link to ",
                                                                  " use this ",
                                                                  " what actions ",
                                                                  " what are the ",
                                                                  " what can we ",
                                                                  " what did we ",
                                                                  " what will we ",
                                                                  " what steps ",
                                                                  " which actions ",
                                                                  " write down "});

/// What the word for the items themselves tells of a sentence that also says `should` or `please`.
constexpr std::array kItems = std::to_array<std::string_view>(
    {" action item", " actions ", " follow-up item", " each item", " this section",
     " ticket for each", " this list", " this table"});
constexpr std::array kAsks = std::to_array<std::string_view>(
    {" should be ", " should have ", " should include ", " must be ", " must have ",
     " needs an owner", " please ", " smart ", " make sure that each", " make sure each",
     " goes here", " go here"});

constexpr std::array kReaders = std::to_array<std::string_view>({" you can ",
                                                                 " you should ",
                                                                 " you need ",
                                                                 " you must ",
                                                                 " you may ",
                                                                 " should you ",
                                                                 " if you ",
                                                                 " your ",
                                                                 " for customers ",
                                                                 " for users ",
                                                                 " for our users ",
                                                                 " for our customers ",
                                                                 " for readers ",
                                                                 " for operators ",
                                                                 " for node operators ",
                                                                 " for subscribers ",
                                                                 " customers should ",
                                                                 " users should ",
                                                                 " we recommend that ",
                                                                 " advice ",
                                                                 " we advise "});

constexpr std::array kPromises =
    std::to_array<std::string_view>({" will ",          "'ll ",           " shall ",
                                     " going to ",      " plan to ",      " plans to ",
                                     " planning to ",   " need to ",      " needs to ",
                                     " should ",        " must ",         " intend to ",
                                     " have to ",       " to be done ",   " is scheduled ",
                                     " are scheduled ", " working on ",   " working to ",
                                     " evaluating ",    " looking into ", " have already ",
                                     " we've already ", " is planned ",   " are planned ",
                                     " todo "});

constexpr std::array kWe = std::to_array<std::string_view>(
    {" we will ", " we'll ", " we are going to ", " we're going to ", " we plan to ",
     " we are planning to ", " we intend to ", " we shall ", " we need to ", " we also need to ",
     " we will also ", " we also plan to ", " we should ", " our team will ", " the team will "});

constexpr std::array kWishes = std::to_array<std::string_view>(
    {" would be useful to ", " would be good to ", " would be nice to ", " would be helpful to "});

/// What has been done about it is an action too, where actions are told in sentences.
constexpr std::array kWeHave = std::to_array<std::string_view>({" we have ", " we've "});

constexpr std::array kConnectives = std::to_array<std::string_view>(
    {"additionally",   "also",        "and finally",     "as a next step",   "finally",
     "first",          "furthermore", "going forward",   "in addition",      "in the future",
     "last",           "lastly",      "longer term",     "long term",        "moreover",
     "moving forward", "next",        "second",          "secondly",         "short term",
     "then",           "third",       "to prevent this", "in the long term", "in the short term",
     "from now on"});

constexpr std::array kAnnounced = std::to_array<std::string_view>({" action items",
                                                                   " follow-up actions",
                                                                   " follow-up items",
                                                                   " following follow-ups",
                                                                   " next steps",
                                                                   " following actions",
                                                                   " corrective actions",
                                                                   " remediation items",
                                                                   " preventive measures",
                                                                   " preventative measures",
                                                                   " following improvements",
                                                                   " following changes",
                                                                   " following measures",
                                                                   " following steps",
                                                                   " the following",
                                                                   " to prevent ",
                                                                   " to avoid ",
                                                                   " from happening again",
                                                                   " going forward",
                                                                   " in the future",
                                                                   " to improve "});
/// What has been done is told, not announced.
constexpr std::array kTold = std::to_array<std::string_view>(
    {" were taken", " was taken", " we took ", " we tried", " we did ", " we performed",
     " were performed", " not ", "n't ", " would ", " could have "});

}  // namespace

bool is_action_guidance(std::string_view text) {
  text = trim(text);
  while (text.starts_with('<') || text.starts_with('_') || text.starts_with('*')) {
    text.remove_prefix(1);
  }
  const std::string words = plain(text);
  if (starts_with_any(words, kGuidance)) {
    // “Describe the failover in the runbook” is one; it names where.
    const bool work = starts_with_any(
        words, std::to_array<std::string_view>({" describe ", " include ", " insert ", " add any ",
                                                " list the ", " should be ", " write down "}));
    return !work || holds_any(words, kItems);
  }
  return holds_any(words, kItems) && holds_any(words, kAsks);
}

bool speaks_to_readers(std::string_view text) {
  const std::string words = plain(text);
  return holds_any(words, kReaders);
}

bool starts_with_action_verb(std::string_view text) {
  Scanner scan{text.substr(0, kHead)};
  for (;;) {
    scan.skip_space();
    if (scan.take_any({":", ",", "-", "*", "\"", "“", "‘"})) continue;
    if (scan.take_word("please") || scan.take_word("also") || scan.take_word("todo") ||
        scan.take_word("then") || scan.take_word("finally") || scan.take_word("to") ||
        scan.take_word("possibly") || scan.take_word("maybe") || scan.take_word("better") ||
        scan.take_word("automatically") || scan.take_word("properly")) {
      continue;
    }
    break;
  }
  size_t end = scan.at;
  while (end < scan.text.size() && (is_ascii_alpha(scan.text[end]) || scan.text[end] == '-')) ++end;
  const std::string word = lower_ascii(scan.text.substr(scan.at, end - scan.at));
  if (end < scan.text.size() && scan.text[end] == ':') return false;  // `Test: 40 of 40`
  if (is_action_verb(word)) return true;
  return word.starts_with("re-") && is_action_verb(word.substr(3));
}

bool promises_work(std::string_view text) {
  const std::string words = plain(text);
  const bool work =
      holds_any(words, kPromises) || holds_any(words, kWishes) || starts_with_any(words, kWeHave);
  return work && !speaks_to_readers(text);
}

bool starts_with_promise(std::string_view text) {
  std::string words = plain(text.substr(0, 80));
  for (const std::string_view connective : kConnectives) {
    if (words.starts_with(concat(" ", connective, " "))) {
      words.erase(0, connective.size() + 1);
      break;
    }
  }
  return starts_with_any(words, kWe) && words.find(" not ") == words.npos;
}

bool announces_actions(std::string_view text) {
  text = trim(text);
  if (!text.ends_with(':')) return false;
  // The last sentence is the one that leads on.
  const size_t stop = text.rfind(". ");
  const std::string words = plain(stop == text.npos ? text : text.substr(stop + 2));
  if (holds_any(words, kTold) || speaks_to_readers(words)) return false;
  const bool named = holds_any(
      words, std::to_array<std::string_view>({" action items", " follow-up actions", " next steps:",
                                              " follow-up items", " remediation items"}));
  return named || (holds_any(words, kWe) && holds_any(words, kAnnounced));
}

std::optional<size_t> action_behind_mark(std::string_view text) {
  constexpr std::array kMarks = std::to_array<std::string_view>(
      {"action item:", "action item -", "action item –", "action item —",
       "follow-up action:", "followup action:", "follow-up item:", "action point:", "ai:"});
  // Each of them ends so.
  if (text.find(':') == text.npos && text.find(" -") == text.npos && text.find(" –") == text.npos &&
      text.find(" —") == text.npos) {
    return std::nullopt;
  }
  const std::string lower = lower_ascii(text);
  for (const std::string_view mark : kMarks) {
    for (size_t at = lower.find(mark); at < lower.size(); at = lower.find(mark, at + 1)) {
      // At the start of the text, of a sentence, or of brackets.
      size_t before = at;
      while (before > 0 && (is_ascii_space(text[before - 1]) || text[before - 1] == '(' ||
                            text[before - 1] == '[')) {
        --before;
      }
      const std::string_view head = text.substr(0, before);
      const bool untold =
          std::ranges::none_of(head, [](char byte) { return byte >= 'a' && byte <= 'z'; });
      const bool starts = untold || head.ends_with('.') || head.ends_with(':') ||
                          head.ends_with("–") || head.ends_with("—") || head.ends_with('-') ||
                          head.ends_with(';') || (before < at && text[at - 1] == '(');
      if (!starts || (mark == "ai:" && text.substr(at, 2) != "AI")) continue;
      size_t begin = at + mark.size();
      while (begin < text.size() && is_ascii_space(text[begin])) ++begin;
      if (begin < text.size()) return begin;
    }
  }
  return std::nullopt;
}

namespace {

/// The end of what says that there is nothing, as `No further action is needed`; 0 when it does
/// not.
size_t end_of_nothing(std::string_view text) {
  Scanner scan{text};
  scan.skip_space();
  bool noun = false;
  if (scan.take_word("none") || scan.take_word("nothing") || scan.take_word("n/a") ||
      scan.take_word("na")) {
    noun = true;
  } else if (scan.take_word("not")) {
    scan.skip_space();
    noun = scan.take_word("applicable");
  } else if (scan.take_word("no") || scan.take_word("without")) {
    const auto kind = {"further", "other", "new", "additional", "more", "specific", "concrete"};
    bool again = true;
    while (again) {
      scan.skip_space();
      again =
          std::any_of(kind.begin(), kind.end(), [&](auto word) { return scan.take_word(word); });
    }
    for (const std::string_view word :
         {"action", "actions", "follow-up", "follow-ups", "followup", "followups", "steps",
          "changes", "remediation", "tasks", "work"}) {
      if (!noun) noun = scan.take_word(word);
    }
    scan.skip_space();
    scan.take_word("items");
    scan.take_word("item");
    scan.take_word("actions");
  }
  if (!noun) return 0;
  bool again = true;
  while (again) {
    again = false;
    scan.skip_space();
    for (const std::string_view word :
         {"is",       "are",     "were",      "was",   "will",   "be",        "needed",
          "required", "planned", "necessary", "taken", "to",     "do",        "at",
          "this",     "time",    "so",        "far",   "yet",    "currently", "identified",
          "for",      "now",     "have",      "been",  "agreed", "follow",    "here"}) {
      if (scan.take_word(word)) {
        again = true;
        break;
      }
    }
  }
  return scan.at;
}

}  // namespace

bool says_no_actions(std::string_view text) {
  const std::string words = plain(text.substr(0, 40));
  if (starts_with_any(
          words, std::to_array<std::string_view>({" none required ", " none needed ",
                                                  " none planned ", " none identified ",
                                                  " nothing required ", " nothing needed "}))) {
    return true;
  }
  const size_t end = end_of_nothing(text);
  if (end == 0) return false;
  Scanner scan{text, end};
  scan.skip_space();
  if (scan.done()) return true;
  const std::string_view rest = scan.rest();
  return starts_with_any(rest, std::to_array<std::string_view>(
                                   {".", ",", ":", ";", "—", "–", "-", "(", "!"})) ||
         scan.take_word("because") || scan.take_word("since") || scan.take_word("as") ||
         scan.take_word("due");
}

std::optional<Part> reason_for_no_actions(const Prose& prose, Part part) {
  part = trimmed(prose, part);
  const std::string_view text = text_of(prose, part);
  if (!says_no_actions(text)) return std::nullopt;
  Scanner scan{text, end_of_nothing(text)};
  size_t before = 0;
  do {
    before = scan.at;
    scan.skip_space();
    if (scan.take_any({".", ",", ":", ";", "—", "–", "-", "(", "!"})) continue;
    if (scan.take_word("because") || scan.take_word("since") || scan.take_word("as")) continue;
    if (scan.take_word("due")) {
      scan.skip_space();
      scan.take_word("to");
    }
  } while (scan.at != before);
  Part reason = trimmed(prose, {part.begin + scan.at, part.end});
  if (text_of(prose, reason).ends_with(')') && text.find('(') < scan.at) --reason.end;
  return reason;
}

std::optional<Explained> explained_word(std::string_view text) {
  constexpr size_t kLongestWord = 24;
  text = trim(text);
  size_t end = std::string_view::npos;
  size_t behind = 0;
  for (const std::string_view sign : {":", " = ", "=", " - ", " – ", " — ", "—", " ("}) {
    const size_t at = text.substr(0, kLongestWord + 4).find(sign);
    if (at < end) {
      end = at;
      behind = at + sign.size();
    }
  }
  const std::string_view word = trim(text.substr(0, std::min(end, text.size())));
  if (word.empty() || word.size() > kLongestWord) return std::nullopt;
  const bool known =
      !action_type_of(word).empty() || action_status_of(word) || is_action_priority(word);
  if (!known) return std::nullopt;
  return Explained{word, end == text.npos ? std::string_view() : trim(text.substr(behind))};
}

}  // namespace debrief
