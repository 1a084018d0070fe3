#include <algorithm>
#include <map>
#include <set>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/text/words.h"

namespace debrief {
namespace {

constexpr size_t kShortest = 3, kLongest = 6;

struct Use {
  Span first;
  size_t times = 0;
};

class Acronyms {
 public:
  Acronyms(const Document& document, const Config& config, const Lexicon& lexicon)
      : document_(document), lexicon_(lexicon) {
    for (const auto* names : {&config.acronyms, &config.teams}) {
      for (const std::string& name : *names) known_.insert(lower_ascii(name));
    }
    const FrontMatter& front = document.front_matter;
    for (const auto* names : {&front.teams, &front.services, &front.tags}) {
      for (const Located<std::string>& name : *names) known_.insert(lower_ascii(name.value));
    }
    for (const Config::Service& service : config.services) known_.insert(lower_ascii(service.id));
  }

  void report(Emit& emit) {
    for (const TextBlock& text : document_.texts) {
      if (text.kind != TextKind::kField && !text.quoted) read(text);
    }
    for (const auto& [acronym, use] : uses_) {
      if (use.times > 1 && !known_.contains(lower_ascii(acronym))) {
        emit(use.first, concat("“", acronym, "” is never spelt out"));
      }
    }
  }

 private:
  void read(const TextBlock& text) {
    const std::vector<Word> words = split_words(text.prose);
    for (size_t i = 0; i < words.size(); ++i) {
      if (!is_acronym(text, words, i)) continue;
      const std::string name(text.prose.text.substr(words[i].begin, words[i].end - words[i].begin));
      const bool explains = text.role == SectionRole::kGlossary || is_link(text, words[i]) ||
                            is_spelt_out(text.prose.text, words, i);
      if (explains) known_.insert(lower_ascii(name));
      Use& use = uses_[name];
      if (use.times++ == 0) use.first = text.prose.source(words[i].begin, words[i].end);
    }
  }

  /// Capitals alone among other words: neither shouting nor part of a name such as `PM-12`.
  bool is_acronym(const TextBlock& text, const std::vector<Word>& words, size_t i) const {
    const Word& word = words[i];
    const size_t size = word.end - word.begin;
    if (word.kind != WordKind::kWord || !word.all_capitals || size < kShortest || size > kLongest) {
      return false;
    }
    const std::string_view letters = std::string_view(text.prose.text).substr(word.begin, size);
    if (!std::ranges::all_of(letters, is_ascii_alpha) || reads_as_a_word(letters)) return false;
    const auto joins = [&](uint32_t at) {
      return at < text.prose.text.size() &&
             std::string_view("-_./#@$").find(text.prose.text[at]) != std::string_view::npos &&
             at + 1 < text.prose.text.size() && is_ascii_alnum(text.prose.text[at + 1]);
    };
    if (joins(word.end) || (word.begin > 0 && joins(word.begin - 1))) return false;
    const auto shouts = [&](size_t at) {
      return at < words.size() && words[at].all_capitals && words[at].kind == WordKind::kWord;
    };
    if (shouts(i + 1) || (i > 0 && shouts(i - 1))) return false;
    return !lexicon_.has("common-acronym", word.text);
  }

  /// Names of hosts and services are often set in capitals: `NOISE`, `ATLAS`.
  static bool reads_as_a_word(std::string_view letters) {
    constexpr size_t kShortestWord = 5;
    const auto is_vowel = [](char letter) {
      return std::string_view("AEIOUY").find(letter) != std::string_view::npos;
    };
    return letters.size() >= kShortestWord && std::ranges::count_if(letters, is_vowel) > 1;
  }

  static bool is_link(const TextBlock& text, const Word& word) {
    return std::ranges::any_of(text.prose.marks, [&](const ProseRange& mark) {
      return mark.mark == ProseMark::kLink && mark.begin <= word.begin && word.end <= mark.end;
    });
  }

  /// “Border Gateway Protocol (BGP)”, “BGP (Border Gateway Protocol)”, “BGP stands for …”,
  /// “**BGP**: …” at the start of an item.
  static bool is_spelt_out(std::string_view text, const std::vector<Word>& words, size_t i) {
    const auto is = [&](size_t at, std::string_view mark) {
      return at < words.size() &&
             text.substr(words[at].begin, words[at].end - words[at].begin) == mark;
    };
    const char initial = text[words[i].begin];
    const auto begins = [&](size_t at) {
      return at < words.size() && words[at].begin < words[at].end &&
             lower_ascii(text.substr(words[at].begin, 1)) == lower_ascii({&initial, 1});
    };
    if (i > 0 && is(i - 1, "(")) {
      constexpr size_t kMostWordsBack = 10;
      for (size_t back = 2; back <= std::min(i, kMostWordsBack); ++back) {
        if (begins(i - back)) return true;
      }
    }
    if ((is(i + 1, "(") || is(i + 1, ",")) && begins(i + 2)) return true;
    return is(i + 1, "stands") || is(i + 1, "means") ||
           (i == 0 && (is(1, ":") || is(1, "—") || is(1, "=")));
  }

  const Document& document_;
  const Lexicon& lexicon_;
  std::set<std::string> known_;
  std::map<std::string, Use> uses_;
};

}  // namespace

void analysis_undefined_acronym(const Document& document, const Config& config, Readings& readings,
                                Emit& emit) {
  Acronyms(document, config, readings.lexicon()).report(emit);
}

}  // namespace debrief
