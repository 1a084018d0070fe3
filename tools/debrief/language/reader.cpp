#include "debrief/language/reader.h"

#include <algorithm>
#include <utility>

#include "debrief/language/agent.h"
#include "debrief/language/engine_classes.h"
#include "debrief/language/guard.h"
#include "debrief/language/inflect.h"
#include "debrief/language/known_names.h"
#include "debrief/language/matching.h"
#include "debrief/language/phrase.h"
#include "debrief/language/quotation.h"
#include "debrief/language/reading.h"
#include "debrief/language/subject.h"
#include "debrief/language/tagger.h"
#include "debrief/language/verb_group.h"
#include "debrief/text/sentences.h"

namespace debrief {

std::string_view agent_class_name(AgentClass agent) {
  switch (agent) {
    case AgentClass::kPerson:
      return "person";
    case AgentClass::kTeam:
      return "team";
    case AgentClass::kSystem:
      return "system";
    case AgentClass::kUnknown:
      return "unknown";
    case AgentClass::kOutsider:
      return "outsider";
  }
  return "unknown";
}

std::string_view Reading::Impl::slice(uint32_t first, uint32_t last) const {
  if (first >= last || last > tokens.size()) return {};
  const uint32_t begin = tokens[first].word.begin;
  return text.substr(begin, tokens[last - 1].word.end - begin);
}

const VerbGroup* find_group(const std::vector<VerbGroup>& groups, int64_t token) {
  const auto found = std::partition_point(
      groups.begin(), groups.end(), [&](const VerbGroup& group) { return group.last <= token; });
  return found == groups.end() || token < found->lead ? nullptr : &*found;
}

struct Reader::Impl {
  Impl(std::shared_ptr<const Lexicon> loaded, const KnownNames& known)
      : lexicon(std::move(loaded)), data(lexicon->impl()), names(known, data) {}

  std::shared_ptr<const Lexicon> lexicon;
  LanguageData data;
  NameTable names;

  /// Reads words as sentences and appends them.
  void read(std::vector<Word> words, bool quoted, Antecedents antecedents,
            Reading::Impl& reading) const {
    FoldedWords folded = quoted ? FoldedWords{std::move(words), {}}
                                : fold_quotations(reading.text, std::move(words));
    size_t next_quotation = 0;
    for (const WordRange& range : split_sentences(folded.words)) {
      size_t quotations = 0;
      const auto first = static_cast<uint32_t>(reading.tokens.size());
      for (uint32_t i = range.first; i < range.last; ++i) {
        Token token;
        token.word = std::move(folded.words[i]);
        if (token.word.kind == WordKind::kQuotation) ++quotations;
        reading.tokens.push_back(std::move(token));
      }
      read_sentence(first, quoted, antecedents, reading);
      for (; quotations > 0; --quotations) {
        read(std::move(folded.quotations[next_quotation++]), true, antecedents, reading);
      }
    }
  }

  void read_sentence(uint32_t first, bool quoted, Antecedents& antecedents,
                     Reading::Impl& reading) const {
    const SentenceEditor view(reading.tokens, first, static_cast<uint32_t>(reading.tokens.size()));
    names.mark(view);
    tag_sentence(data, view);
    std::vector<VerbGroup> groups = find_verb_groups(data, view);
    find_subjects(data, view, groups, antecedents);
    ReadSentence sentence{.first = first, .last = view.last, .quoted = quoted};
    sentence.first_group = static_cast<uint32_t>(reading.groups.size());
    for (VerbGroup& group : groups) reading.groups.push_back(std::move(group));
    sentence.last_group = static_cast<uint32_t>(reading.groups.size());
    for (uint32_t g = sentence.first_group; g < sentence.last_group; ++g) {
      VerbGroup& group = reading.groups[g];
      group.kinds = kinds_of(group.agent);
      group.classes = data.lexicon.verb_classes(group.lemma, group.particle);
      group.told = is_real(data, reading, sentence, group);
    }
    reading.sentences.push_back(sentence);
  }
};

namespace {

/// Notes every word, lemma and class that a phrase could ask for.
void note_presence(const Lexicon::Impl& lexicon, Reading::Impl& reading) {
  for (const Token& token : reading.tokens) {
    reading.presence.add(token.text());
    reading.presence.add(token.classes);
    if (token.text().ends_with("s") || token.text().ends_with("men"))
      reading.presence.add(singular(token.text()));
    const WordInfo* info = lexicon.find(token.text());
    const std::string_view of_form = info != nullptr && info->forms != 0
                                         ? std::string_view(lexicon.lemmas[info->lemma])
                                         : std::string_view();
    for (const std::string_view lemma : {token.text(), std::string_view(token.lemma), of_form}) {
      if (lemma.empty()) continue;
      reading.presence.add(lemma);
      if (lemma != token.text()) reading.presence.add(lexicon.verb_classes(lemma, ""));
      const auto sequences = lexicon.sequences.find(lemma);
      if (sequences == lexicon.sequences.end()) continue;
      for (const WordSequence& sequence : sequences->second) reading.presence.add(sequence.classes);
    }
  }
}

/// The words of a prose but for what is struck through: that is not said any more.
std::vector<Word> said_words(const Prose& prose) {
  std::vector<Word> words = split_words(prose);
  auto mark = prose.marks.begin();
  uint32_t struck = 0;  // behind the last mark that began
  std::erase_if(words, [&](const Word& word) {
    for (; mark != prose.marks.end() && mark->begin <= word.begin; ++mark) {
      if (mark->mark == ProseMark::kDeleted) struck = std::max(struck, mark->end);
    }
    return word.begin < struck;
  });
  return words;
}

}  // namespace

Reader::Reader(std::shared_ptr<const Lexicon> lexicon, KnownNames names)
    : impl_(std::make_shared<const Impl>(std::move(lexicon), names)) {}

const Prose& Reading::prose() const { return *impl_->prose; }

Reading Reader::read(const Prose& prose) const {
  auto reading = std::make_shared<Reading::Impl>();
  reading->prose = &prose;
  reading->text = prose.text;
  impl_->read(said_words(prose), false, {}, *reading);
  note_presence(impl_->data.lexicon, *reading);
  return Reading(std::move(reading));
}

std::vector<LanguageMatch> Reader::match(const Reading& reading, const CompiledFrame& frame) const {
  return match_frame(impl_->data, reading.impl(), frame);
}

std::vector<LanguageMatch> Reader::match(const Reading& reading, const Frame& frame) const {
  return match(reading, CompiledFrame(frame, *impl_->lexicon));
}

std::vector<LanguageMatch> Reader::match(const Reading& reading, const std::string& phrase) const {
  const Result<Phrase> parsed = parse_phrase(phrase, *impl_->lexicon);
  if (!parsed) return {};
  return match_phrase(impl_->data, reading.impl(), *parsed);
}

std::vector<LanguageMatch> Reader::match(const Reading& reading, const Phrase& phrase) const {
  return match_phrase(impl_->data, reading.impl(), phrase);
}

LanguageMatch Reader::describe(const Reading& reading, uint32_t begin, uint32_t end) const {
  return describe_range(impl_->data, reading.impl(), begin, end);
}

}  // namespace debrief
