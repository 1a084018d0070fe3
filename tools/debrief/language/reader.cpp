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
  Impl(std::shared_ptr<const Lexicon> loaded, const KnownNames& known,
       std::shared_ptr<const PatternIndex> patterns)
      : lexicon(std::move(loaded)),
        data(lexicon->impl()),
        names(known, data),
        index(std::move(patterns)) {}

  std::shared_ptr<const Lexicon> lexicon;
  LanguageData data;
  NameTable names;
  std::shared_ptr<const PatternIndex> index;  ///< may be null

  /// Reads words as sentences and appends them.
  void read(std::vector<Word> words, bool quoted, Antecedents antecedents,
            Reading::Impl& reading) const {
    FoldedWords folded = quoted ? FoldedWords{std::move(words), {}}
                                : fold_quotations(reading.text, std::move(words));
    if (reading.tokens.empty()) reading.tokens.reserve(folded.words.size());
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
      group.sentence = static_cast<uint32_t>(reading.sentences.size());
      group.kinds = kinds_of(group.agent);
      group.classes = data.lexicon.verb_classes(group.lemma, group.particle);
      group.told = is_real(data, reading, sentence, group);
    }
    reading.sentences.push_back(sentence);
  }
};

namespace {

/// Notes which patterns may hold where.
void find_candidates(const PatternIndex& index, Reading::Impl& reading) {
  index.look_up(reading.tokens, reading.groups, reading.sentences, reading.candidates);
  auto& found = reading.candidates;
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
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

Reader::Reader(std::shared_ptr<const Lexicon> lexicon, KnownNames names,
               std::shared_ptr<const PatternIndex> index)
    : impl_(std::make_shared<const Impl>(std::move(lexicon), names, std::move(index))) {}

const Prose& Reading::prose() const { return *impl_->prose; }
std::span<const PatternCandidate> Reading::candidates() const { return impl_->candidates; }

std::span<const PatternCandidate> Reading::candidates(PatternId first, PatternId last) const {
  const auto before = [](const PatternCandidate& candidate, PatternId id) {
    return candidate.pattern < id;
  };
  const std::vector<PatternCandidate>& all = impl_->candidates;
  const auto begin = std::lower_bound(all.begin(), all.end(), first, before);
  return {begin, std::lower_bound(begin, all.end(), last, before)};
}

bool Reader::has_index() const { return impl_->index != nullptr; }

Reading Reader::read(const Prose& prose) const {
  auto reading = std::make_shared<Reading::Impl>();
  reading->prose = &prose;
  reading->text = prose.text;
  impl_->read(said_words(prose), false, {}, *reading);
  if (impl_->index) find_candidates(*impl_->index, *reading);
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

std::vector<LanguageMatch> Reader::match(const Reading& reading,
                                         std::span<const PatternCandidate> candidates) const {
  if (candidates.empty()) return {};
  const PatternIndex& index = *impl_->index;
  const PatternId pattern = candidates.front().pattern;
  if (const CompiledFrame* frame = index.frame(pattern))
    return match_frame(impl_->data, reading.impl(), *frame, candidates);
  return match_phrase(impl_->data, reading.impl(), *index.phrase(pattern), index.anchor(pattern),
                      candidates);
}

LanguageMatch Reader::describe(const Reading& reading, uint32_t begin, uint32_t end) const {
  return describe_range(impl_->data, reading.impl(), begin, end);
}

}  // namespace debrief
