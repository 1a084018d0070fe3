#include "debrief/language/inflect.h"

#include <algorithm>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

bool is_vowel(char letter) {
  return std::string_view("aeiou").find(letter) != std::string_view::npos;
}

bool has_vowel(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return is_vowel(c) || c == 'y'; });
}

bool ends_in_consonant_y(std::string_view word) {
  return word.size() > 1 && word.back() == 'y' && !is_vowel(word[word.size() - 2]);
}

bool takes_es(std::string_view word) {
  return word.ends_with("s") || word.ends_with("x") || word.ends_with("z") ||
         word.ends_with("ch") || word.ends_with("sh") ||
         (word.ends_with("o") && word.size() > 1 && !is_vowel(word[word.size() - 2]));
}

}  // namespace

VerbForms regular_forms(std::string_view lemma, bool doubles) {
  const size_t space = lemma.find(' ');
  const std::string word(lemma.substr(0, space));
  const std::string rest = space == std::string_view::npos ? "" : std::string(lemma.substr(space));
  const std::string stem = doubles ? word + word.back() : word;
  VerbForms forms;
  if (ends_in_consonant_y(word)) {
    forms.third = word.substr(0, word.size() - 1) + "ies";
    forms.past = word.substr(0, word.size() - 1) + "ied";
    forms.gerund = word + "ing";
  } else {
    forms.third = word + (takes_es(word) ? "es" : "s");
    forms.past = word.ends_with("e") ? word + "d" : stem + "ed";
    if (word.ends_with("ie")) {
      forms.gerund = word.substr(0, word.size() - 2) + "ying";
    } else if (word.ends_with("e") && !word.ends_with("ee") && !word.ends_with("oe") &&
               word != "be") {
      forms.gerund = word.substr(0, word.size() - 1) + "ing";
    } else {
      forms.gerund = stem + "ing";
    }
  }
  for (std::string* form : {&forms.third, &forms.past, &forms.gerund}) *form += rest;
  return forms;
}

bool doubles_last(std::string_view lemma) {
  const size_t size = lemma.size();
  if (size < 3 || lemma.find('-') != std::string_view::npos) return false;
  const char last = lemma[size - 1];
  if (is_vowel(last) || last == 'w' || last == 'x' || last == 'y') return false;
  if (!is_vowel(lemma[size - 2]) || (is_vowel(lemma[size - 3]) && lemma.substr(0, 2) != "qu"))
    return false;
  return std::count_if(lemma.begin(), lemma.end(), is_vowel) ==
         (lemma.substr(0, 2) == "qu" ? 2 : 1);
}

std::string singular(std::string_view noun) {
  if (noun.size() > 4 && noun.ends_with("ies")) return concat(noun.substr(0, noun.size() - 3), "y");
  if (noun.ends_with("sses") || noun.ends_with("shes") || noun.ends_with("ches") ||
      noun.ends_with("xes")) {
    return std::string(noun.substr(0, noun.size() - 2));
  }
  if (noun.ends_with("men") && noun.size() > 4)
    return concat(noun.substr(0, noun.size() - 2), "an");
  if (noun.size() > 2 && noun.ends_with("s") && !noun.ends_with("ss") && !noun.ends_with("us") &&
      !noun.ends_with("is")) {
    return std::string(noun.substr(0, noun.size() - 1));
  }
  return std::string(noun);
}

bool is_singular(std::string_view noun, std::string_view one) {
  if (noun == one) return true;
  if (noun.empty() || one.empty() || noun[0] != one[0]) return false;
  const size_t stem =
      std::min(noun.size(), one.size()) - (one.size() < 2 || noun.size() < 2 ? 0 : 2);
  return noun.substr(0, stem) == one.substr(0, stem) && singular(noun) == one;
}

std::vector<std::string> possible_lemmas(std::string_view form) {
  std::vector<std::string> lemmas;
  const auto add = [&](std::string lemma) {
    if (lemma.size() > 1 && has_vowel(lemma)) lemmas.push_back(std::move(lemma));
  };
  const auto add_stem = [&](std::string_view stem) {
    if (stem.size() < 2 || !has_vowel(stem)) return;
    const char last = stem.back();
    const bool doubled = stem.size() > 3 && last == stem[stem.size() - 2] && !is_vowel(last);
    if (doubled && last != 'l' && last != 's') add(std::string(stem.substr(0, stem.size() - 1)));
    // A consonant behind one vowel, or a soft one, mostly lost an `e`: `migrat-`, `chang-`,
    // `solv-`.
    const bool lost_e = std::string_view("vcsuzg").find(last) != std::string_view::npos ||
                        stem.ends_with("at") || stem.ends_with("ir") || stem.ends_with("ur") ||
                        stem.ends_with("in") || stem.ends_with("bl") || stem.ends_with("id") ||
                        stem.ends_with("as");
    if (lost_e && !stem.ends_with("ss") && !stem.ends_with("ng")) add(concat(stem, "e"));
    add(std::string(stem));
    if (!lost_e) add(concat(stem, "e"));
    if (doubled && (last == 'l' || last == 's')) add(std::string(stem.substr(0, stem.size() - 1)));
  };
  if (form.ends_with("ied") && form.size() > 4)
    add(concat(form.substr(0, form.size() - 3), "y"));
  else if (form.ends_with("ed") && form.size() > 4 && !form.ends_with("eed"))
    add_stem(form.substr(0, form.size() - 2));
  if (form.ends_with("ing") && form.size() > 5) add_stem(form.substr(0, form.size() - 3));
  return lemmas;
}

}  // namespace debrief
