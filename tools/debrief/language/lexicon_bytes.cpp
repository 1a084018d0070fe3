#include "debrief/language/lexicon_bytes.h"

#include <algorithm>
#include <utility>

#include "debrief/base/byte_stream.h"
#include "debrief/language/grammar.h"
#include "debrief/language/inflect.h"

namespace debrief {
namespace {

constexpr uint32_t kTags = static_cast<uint32_t>(Tag::kPunctuation) + 1;

uint32_t size_of(const auto& list) { return static_cast<uint32_t>(list.size()); }

/// Everything that a word has but what follows from others.
struct EncodedWord {
  WordClasses classes;
  WordClasses noun_classes;
  uint32_t forms = 0;
  uint32_t lemma = 0;     ///< one more than the index; 0 for none
  uint32_t function = 0;  ///< one more than the tag; 0 for none
  bool opens_pair = false;
};

class Encoder {
 public:
  explicit Encoder(const LexiconDraft& draft) : draft_(draft) {}

  std::string encode() {
    collect();
    put_texts(draft_.class_names);
    put_sets();
    put_texts(draft_.lemmas);
    put_words();
    put_sequences();
    return out_.take();
  }

 private:
  const LexiconDraft& draft_;
  std::map<std::string, EncodedWord, std::less<>> words_;
  std::map<std::string, uint32_t> sets_;  ///< by their bits, since a bitset has no order
  std::vector<WordClasses> set_list_;
  ByteWriter out_;

  uint32_t set_of(const WordClasses& classes) {
    const auto [found, added] = sets_.emplace(classes.to_string(), size_of(set_list_));
    if (added) set_list_.push_back(classes);
    return found->second;
  }

  void collect() {
    for (const auto& [word, form] : draft_.words) {
      EncodedWord& encoded = words_[word];
      encoded.classes = form.classes;
      encoded.forms = form.forms;
      encoded.lemma = form.forms == 0 ? 0 : form.lemma + 1;
    }
    for (const FunctionWord& each : function_words())
      words_[std::string(each.word)].function = static_cast<uint32_t>(each.tag) + 1;
    for (const std::string_view first : function_pair_openers())
      words_[std::string(first)].opens_pair = true;
    for (const auto& [words, classes] : draft_.sequences) {
      words_[words.front()];
      set_of(classes);
    }
    set_of({});
    for (auto& [word, encoded] : words_) {
      encoded.noun_classes = noun_classes(word, encoded.classes);
      set_of(encoded.classes);
      set_of(encoded.noun_classes);
    }
  }

  WordClasses noun_classes(const std::string& word, WordClasses classes) const {
    if (!word.ends_with("s") && !word.ends_with("men")) return classes;
    const auto one = draft_.words.find(singular(word));
    return one == draft_.words.end() ? classes : classes | one->second.classes;
  }

  void put_texts(const std::vector<std::string>& texts) {
    out_.number(size_of(texts));
    for (const std::string& text : texts) out_.text(text);
  }

  void put_sets() {
    out_.number(size_of(set_list_));
    for (const WordClasses& set : set_list_) {
      out_.number(static_cast<uint32_t>(set.count()));
      for (size_t bit = set._Find_first(); bit < set.size(); bit = set._Find_next(bit))
        out_.number(static_cast<uint32_t>(bit));
    }
  }

  void put_words() {
    out_.number(size_of(words_));
    for (const auto& [word, encoded] : words_) {
      out_.text(word);
      out_.number(set_of(encoded.classes));
      out_.number(set_of(encoded.noun_classes));
      out_.number(encoded.forms);
      out_.number(encoded.lemma);
      out_.number(encoded.function * 2 + (encoded.opens_pair ? 1 : 0));
    }
  }

  void put_sequences() {
    uint32_t words = 0;
    for (const auto& [parts, classes] : draft_.sequences) words += size_of(parts);
    out_.number(words);
    out_.number(size_of(draft_.sequences));
    for (const auto& [parts, classes] : draft_.sequences) {
      put_texts(parts);
      out_.number(set_of(classes));
    }
  }
};

class Decoder {
 public:
  Decoder(std::string_view bytes, Lexicon::Impl& lexicon) : in_(bytes), lexicon_(lexicon) {}

  bool decode() {
    take_texts(lexicon_.class_names);
    for (uint32_t bit = 0; bit < lexicon_.class_names.size(); ++bit)
      lexicon_.class_index.emplace(lexicon_.class_names[bit], bit);
    take_sets();
    take_texts(lexicon_.lemmas);
    take_words();
    take_sequences();
    return in_.done();
  }

 private:
  ByteReader in_;
  Lexicon::Impl& lexicon_;

  void take_texts(std::vector<std::string_view>& texts) {
    texts.resize(in_.count());
    for (std::string_view& text : texts) text = in_.text();
  }

  void take_sets() {
    lexicon_.class_sets.resize(in_.count());
    for (WordClasses& set : lexicon_.class_sets) {
      for (uint32_t left = in_.count(); left > 0; --left)
        set.set(in_.number_below(kMaxWordClasses));
    }
    if (lexicon_.class_sets.empty()) in_.fail();
  }

  SharedClasses take_classes(size_t& set) {
    set = in_.number_below(size_of(lexicon_.class_sets));
    return in_.bad() ? SharedClasses() : SharedClasses(&lexicon_.class_sets[set]);
  }

  void take_words() {
    const uint32_t count = in_.count();
    lexicon_.words.reserve(count);
    std::vector<size_t> uses(lexicon_.class_sets.size(), 0);
    for (uint32_t id = 0; id < count && !in_.bad(); ++id) {
      const std::string_view text = in_.text();
      WordInfo info;
      info.id = id;
      size_t set = 0, noun_set = 0;
      info.classes = take_classes(set);
      info.noun_classes = take_classes(noun_set);
      info.forms = static_cast<uint8_t>(in_.number_below(256));
      const uint32_t lemma = in_.number_below(size_of(lexicon_.lemmas) + 1);
      if (lemma > 0) info.lemma = lemma - 1;
      const uint32_t function = in_.number_below(2 * (kTags + 1));
      info.opens_pair = function % 2 == 1;
      if (function >= 2) info.function = static_cast<Tag>(function / 2 - 1);
      if (in_.bad()) return;
      ++uses[set];
      lexicon_.words.emplace(text, info);
    }
    count_classes(uses);
    link_lemmas();
  }

  void count_classes(const std::vector<size_t>& uses) {
    lexicon_.class_sizes.assign(kMaxWordClasses + 1, 0);
    for (size_t i = 0; i < uses.size(); ++i) {
      const WordClasses& set = lexicon_.class_sets[i];
      for (size_t bit = set._Find_first(); bit < set.size(); bit = set._Find_next(bit))
        lexicon_.class_sizes[bit] += uses[i];
    }
  }

  void link_lemmas() {
    std::vector<const WordInfo*> infos;
    infos.reserve(lexicon_.lemmas.size());
    for (const std::string_view lemma : lexicon_.lemmas) infos.push_back(lexicon_.find(lemma));
    for (auto& [word, info] : lexicon_.words) {
      if (info.lemma < infos.size()) info.lemma_info = infos[info.lemma];
    }
  }

  /// They stand sorted, so that those of one first word are neighbours.
  void take_sequences() {
    lexicon_.sequence_words.resize(in_.count());
    lexicon_.sequences.resize(in_.count());
    std::string_view* next = lexicon_.sequence_words.data();
    const std::string_view* end = next + lexicon_.sequence_words.size();
    for (WordSequence& sequence : lexicon_.sequences) {
      const uint32_t size = in_.count();
      if (size < 2 || size > static_cast<size_t>(end - next)) return in_.fail();
      sequence.words = {next, size};
      for (uint32_t i = 0; i < size; ++i) *next++ = in_.text();
      size_t set = 0;
      sequence.classes = take_classes(set);
    }
    const auto& all = lexicon_.sequences;
    for (size_t first = 0, last = 0; first < all.size() && !in_.bad(); first = last) {
      const std::string_view word = all[first].words.front();
      while (last < all.size() && all[last].words.front() == word) ++last;
      const auto home = lexicon_.words.find(word);
      if (home == lexicon_.words.end()) return in_.fail();
      home->second.sequences = {&all[first], last - first};
    }
  }
};

}  // namespace

std::string encode_lexicon(const LexiconDraft& draft) { return Encoder(draft).encode(); }

std::shared_ptr<const Lexicon::Impl> decode_lexicon(std::string_view bytes) {
  auto lexicon = std::make_shared<Lexicon::Impl>();
  if (!Decoder(bytes, *lexicon).decode()) return nullptr;
  return lexicon;
}

std::shared_ptr<const Lexicon::Impl> decode_lexicon(std::string owned) {
  auto lexicon = std::make_shared<Lexicon::Impl>();
  lexicon->bytes = std::move(owned);
  if (!Decoder(lexicon->bytes, *lexicon).decode()) return nullptr;
  return lexicon;
}

}  // namespace debrief
