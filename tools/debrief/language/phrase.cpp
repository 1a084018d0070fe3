#include "debrief/language/phrase.h"

#include "debrief/base/strings.h"
#include "debrief/text/nearest.h"
#include "debrief/text/words.h"

namespace debrief {
namespace {

constexpr size_t kMaxParts = 16;

Result<PhrasePart> parse_slot(std::string_view word) {
  const size_t close = word.find('}');
  if (close == std::string_view::npos) {
    return fail(
        {.kind = ErrorKind::kConfig, .message = concat("“", word, "” has no closing brace")});
  }
  const std::string_view name = word.substr(1, close - 1);
  const std::vector<std::string_view> known = {"agent", "person", "system", "team"};
  bool found = false;
  for (const std::string_view slot : known) found = found || slot == name;
  if (!found) {
    return fail({.kind = ErrorKind::kConfig,
                 .message = concat("unknown slot “{", name, "}”", did_you_mean(name, known)),
                 .hints = {"slots are {agent}, {person}, {system}, {team}"}});
  }
  const std::string_view ending = word.substr(close + 1);
  const bool possessive = ending == "'s" || ending == "\xE2\x80\x99s";
  if (!ending.empty() && !possessive) {
    return fail({.kind = ErrorKind::kConfig,
                 .message = concat("“", ending, "” cannot follow a slot; only 's can")});
  }
  return PhrasePart{possessive ? PhrasePart::Kind::kPossessive : PhrasePart::Kind::kAgent,
                    std::string(name)};
}

}  // namespace

std::string unknown_class(std::string_view name, const Lexicon& lexicon) {
  const std::string_view nearest = nearest_name(name, lexicon.class_names());
  std::string message = concat("unknown word class “@", name, "”");
  if (!nearest.empty()) append(message, "; did you mean “@", nearest, "”?");
  return message;
}

Result<Phrase> parse_phrase(std::string_view text, const Lexicon& lexicon) {
  Phrase phrase;
  for (const std::string_view word : split(text, ' ')) {
    if (word.empty()) continue;
    if (word.front() == '{') {
      DEBRIEF_TRY(part, parse_slot(word));
      phrase.parts.push_back(std::move(part));
    } else if (word.front() == '@') {
      const std::string_view name = word.substr(1);
      if (!lexicon.has_class(name)) {
        return fail({.kind = ErrorKind::kConfig, .message = unknown_class(name, lexicon)});
      }
      phrase.parts.push_back({PhrasePart::Kind::kClass, std::string(name)});
    } else if (word.front() == '~') {
      phrase.parts.push_back({PhrasePart::Kind::kLemma, lower_ascii(word.substr(1))});
    } else {
      for (Word& part : split_words(word))
        phrase.parts.push_back({PhrasePart::Kind::kWord, std::move(part.text)});
    }
  }
  if (phrase.parts.empty())
    return fail({.kind = ErrorKind::kConfig, .message = "a phrase is empty"});
  if (phrase.parts.size() > kMaxParts) {
    return fail({.kind = ErrorKind::kConfig,
                 .message = concat("a phrase has more than ", kMaxParts, " parts")});
  }
  return phrase;
}

}  // namespace debrief
