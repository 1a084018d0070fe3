#include "debrief/language/phrase.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/language/lexicon_data.h"
#include "debrief/text/nearest.h"
#include "debrief/text/words.h"

namespace debrief {
namespace {

constexpr size_t kMaxParts = 16;
constexpr uint32_t kMaxGap = 12;

using Kind = PhraseAlternative::Kind;

tl::unexpected<Error> refuse(std::string message, std::vector<std::string> hints = {}) {
  return fail(
      {.kind = ErrorKind::kConfig, .message = std::move(message), .hints = std::move(hints)});
}

struct Form {
  std::string_view name;
  uint8_t bits;
};
constexpr Form kForms[] = {{"base", kBaseForm},
                           {"gerund", kGerundForm},
                           {"participle", kParticipleForm},
                           {"past", kPastForm}};

constexpr std::string_view kAgentSlots[] = {"agent", "others", "person", "system", "team"};

Result<PhraseAlternative> parse_slot(std::string_view word) {
  const size_t close = word.find('}');
  if (close == std::string_view::npos) return refuse(concat("“", word, "” has no closing brace"));
  const std::string_view name = word.substr(1, close - 1);
  const std::string_view ending = word.substr(close + 1);
  if (is_one_of(name, kAgentSlots)) {
    const bool possessive = ending == "'s" || ending == "\xE2\x80\x99s";
    if (!ending.empty() && !possessive)
      return refuse(concat("“", ending, "” cannot follow a slot; only 's can"));
    return PhraseAlternative{.kind = possessive ? Kind::kPossessive : Kind::kAgent,
                             .text = std::string(name)};
  }
  if (!ending.empty()) return refuse(concat("“", ending, "” cannot follow “{", name, "}”"));
  PhraseAlternative form{.kind = Kind::kForm, .text = std::string(name)};
  if (name == "noun") return form;
  if (name == "verb") {
    form.forms = kBaseForm | kThirdForm | kPastForm | kParticipleForm | kGerundForm;
    return form;
  }
  for (const Form& each : kForms) {
    if (each.name == name) form.forms = each.bits;
  }
  if (form.forms != 0) return form;
  const std::vector<std::string_view> known = {"agent", "gerund", "noun",   "others", "participle",
                                               "past",  "person", "system", "team",   "verb"};
  return refuse(concat("unknown slot “{", name, "}”", did_you_mean(name, known)),
                {concat("slots are {", join(known, "}, {"), "}")});
}

/// `~check:gerund` → `~check` and its form.
Result<uint8_t> take_form(std::string_view& word) {
  const size_t colon = word.find(':');
  if (colon == std::string_view::npos || colon == 0) return uint8_t{0};
  const std::string_view name = word.substr(colon + 1);
  word = word.substr(0, colon);
  for (const Form& form : kForms) {
    if (form.name == name) return form.bits;
  }
  return refuse(concat("unknown form “:", name, "”"),
                {"forms are :base, :past, :participle, :gerund"});
}

PhraseAlternative word_alternative(std::string_view word) {
  return {.kind = Kind::kWord, .text = std::string(word)};
}

Result<PhraseAlternative> parse_alternative(std::string_view word, const Lexicon& lexicon) {
  if (word.empty()) return refuse("an alternative is empty");
  if (word.front() == '{') return parse_slot(word);
  if (is_plain_word(word)) return word_alternative(word);
  if (word.front() != '@' && word.front() != '~') {
    std::vector<Word> words = split_words(word);
    if (words.size() != 1)
      return refuse(concat("“", word, "” is ", words.size(), " words; write each as a part"));
    return PhraseAlternative{.kind = Kind::kWord, .text = std::move(words[0].text)};
  }
  DEBRIEF_TRY(forms, take_form(word));
  const std::string_view name = word.substr(1);
  PhraseAlternative part{.kind = word.front() == '@' ? Kind::kClass : Kind::kLemma,
                         .text = lower_ascii(name),
                         .forms = forms};
  if (part.text.empty()) return refuse(concat("“", word, "” names no word"));
  if (part.kind == Kind::kLemma) return part;
  if (!lexicon.has_class(name)) return refuse(unknown_class(name, lexicon));
  part.bit = lexicon.impl().bit(name);
  return part;
}

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_ascii_digit);
}

Result<PhrasePart> parse_part(std::string_view word, const Lexicon& lexicon) {
  PhrasePart part;
  if (word.front() == '*' && is_number(word.substr(1))) {
    part.kind = PhrasePart::Kind::kGap;
    for (const char digit : word.substr(1)) part.gap = part.gap * 10 + uint32_t(digit - '0');
    if (part.gap == 0 || part.gap > kMaxGap)
      return refuse(concat("a gap is of 1 to ", kMaxGap, " words, not “", word, "”"));
    return part;
  }
  if (word.front() == '!' && word.size() > 1) {
    part.kind = PhrasePart::Kind::kNotBehind;
    word.remove_prefix(1);
  } else if (word.back() == '?' && word.size() > 1) {
    part.optional = true;
    word.remove_suffix(1);
  }
  for (const std::string_view each : split(word, '|')) {
    DEBRIEF_TRY(alternative, parse_alternative(each, lexicon));
    if (std::find(part.alternatives.begin(), part.alternatives.end(), alternative) !=
        part.alternatives.end())
      return refuse(concat("“", each, "” stands twice in “", word, "”"));
    part.alternatives.push_back(std::move(alternative));
  }
  return part;
}

/// A plain word may be several tokens: `didn't`, `name-and-shame`.
bool is_plain(std::string_view word) {
  return word.find_first_of("|{@~*!?") == std::string_view::npos;
}

Result<void> check_shape(const Phrase& phrase) {
  const auto& parts = phrase.parts;
  if (parts.size() > kMaxParts)
    return refuse(concat("a phrase has more than ", kMaxParts, " parts"));
  bool words = false;
  for (size_t i = 0; i < parts.size(); ++i) {
    const PhrasePart::Kind kind = parts[i].kind;
    words = words || (kind == PhrasePart::Kind::kWords && !parts[i].optional);
    if (kind == PhrasePart::Kind::kNotBehind && i + 1 < parts.size())
      return refuse("“!” says what must not follow; it is the last part");
    if (kind == PhrasePart::Kind::kStart && i > 0)
      return refuse("“^” is the start of a statement; it is the first part");
    if (kind == PhrasePart::Kind::kEnd && i + 1 < parts.size())
      return refuse("“$” is the end of a statement; it is the last part");
    if (kind == PhrasePart::Kind::kGap && i + 1 < parts.size() &&
        parts[i + 1].kind == PhrasePart::Kind::kNotBehind)
      return refuse("a gap before “!” always leaves room for something else");
    if (kind == PhrasePart::Kind::kGap && (i == 0 || i + 1 == parts.size()))
      return refuse("a gap stands between two parts");
  }
  if (!words) return refuse("a phrase is empty");
  return {};
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
  for (std::string_view word : split(text, ' ')) {
    if (word.empty()) continue;
    if (word.front() == '^') {
      phrase.parts.push_back({.kind = PhrasePart::Kind::kStart, .alternatives = {}});
      word.remove_prefix(1);
      if (word.empty()) continue;
    }
    if (word == "$") {
      phrase.parts.push_back({.kind = PhrasePart::Kind::kEnd, .alternatives = {}});
    } else if (is_plain_word(word)) {
      phrase.parts.push_back({.alternatives = {word_alternative(word)}});
    } else if (is_plain(word)) {
      for (Word& each : split_words(word)) {
        phrase.parts.push_back(
            {.alternatives = {{.kind = Kind::kWord, .text = std::move(each.text)}}});
      }
    } else {
      DEBRIEF_TRY(part, parse_part(word, lexicon));
      phrase.parts.push_back(std::move(part));
    }
  }
  DEBRIEF_TRY_VOID(check_shape(phrase));
  return phrase;
}

}  // namespace debrief
