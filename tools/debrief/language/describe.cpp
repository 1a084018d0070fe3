#include <algorithm>
#include <span>

#include "debrief/base/strings.h"
#include "debrief/language/agent.h"
#include "debrief/language/grammar.h"
#include "debrief/language/guard.h"
#include "debrief/language/matching.h"
#include "debrief/language/noun_phrase.h"

namespace debrief {
namespace {

/// The innermost sentence with a token in the byte range, and those tokens.
struct Place {
  const ReadSentence* sentence = nullptr;
  uint32_t first = 0, last = 0;
};

/// How many predicates a match can hold, gaps and all.
constexpr size_t kMostGroups = 24;
/// How many quotations in a row a place is looked for in.
constexpr int kMostQuotations = 64;

/// Sentences stand in the order of their first bytes, a quotation behind the one that holds it: the
/// last that starts before the range, and has a token in it, is the innermost.
Place find_place(const Reading::Impl& reading, uint32_t begin, uint32_t end) {
  const auto& sentences = reading.sentences;
  auto at =
      std::partition_point(sentences.begin(), sentences.end(), [&](const ReadSentence& sentence) {
        return sentence.first == sentence.last || reading.tokens[sentence.first].word.begin < end;
      });
  for (int steps = 0; at != sentences.begin() && steps < kMostQuotations; ++steps) {
    const ReadSentence& sentence = *--at;
    const auto from = reading.tokens.begin() + sentence.first,
               to = reading.tokens.begin() + sentence.last;
    const auto first =
        std::partition_point(from, to, [&](const Token& token) { return token.word.end <= begin; });
    const auto last =
        std::partition_point(first, to, [&](const Token& token) { return token.word.begin < end; });
    if (first == last) continue;
    return {&sentence, static_cast<uint32_t>(first - reading.tokens.begin()),
            static_cast<uint32_t>(last - reading.tokens.begin())};
  }
  return {};
}

/// The groups of a sentence that start before a token.
std::span<const VerbGroup> groups_before(const Reading::Impl& reading, const ReadSentence& sentence,
                                         uint32_t token) {
  const auto first = reading.groups.begin() + sentence.first_group,
             last = reading.groups.begin() + sentence.last_group;
  return {first, std::partition_point(first, last,
                                      [&](const VerbGroup& group) { return group.lead < token; })};
}

bool is_people(const Agent& agent) {
  return agent.agent_class == AgentClass::kPerson || agent.agent_class == AgentClass::kTeam;
}

std::string verb_of(const VerbGroup& group) {
  return group.particle.empty() ? group.lemma : concat(group.lemma, " ", group.particle);
}

/// Whether a byte is struck through: it was read as nothing.
bool is_struck(const Prose& prose, uint32_t at) {
  return std::any_of(prose.marks.begin(), prose.marks.end(), [&](const ProseRange& range) {
    return range.mark == ProseMark::kDeleted && range.begin <= at && at < range.end;
  });
}

/// Whose the words are: the verb's agent, the owner (“Bob's careless deploy”), the one they qualify
/// (“a careless engineer”), or the subject that they are said of (“she was careless”).
Agent agent_of(const LanguageData& data, const Reading::Impl& reading, const Place& place,
               std::string& verb) {
  const ReadSentence& sentence = *place.sentence;
  const VerbGroup* before = nullptr;
  const auto groups = groups_before(reading, sentence, place.last);
  for (auto group = groups.rbegin(); group != groups.rend() && before == nullptr; ++group) {
    if (group->last <= place.first) before = &*group;
  }
  for (const VerbGroup& group : groups.last(std::min<size_t>(groups.size(), kMostGroups))) {
    if (group.main >= place.first && group.main < place.last) {
      verb = verb_of(group);
      return group.agent;
    }
  }
  const SentenceView s(reading.tokens, sentence.first, sentence.last);
  const uint32_t start =
      is_nominal(s.tag(place.first)) ? phrase_start(s, place.first) : place.first;
  for (uint32_t i = place.first; i > start; --i) {
    if (s.tag(i - 1) != Tag::kGenitive) continue;
    const Agent owner = classify(data, s, start, i - 1);
    if (is_people(owner)) return owner;
  }
  const uint32_t end = phrase_end(s, start);
  if (end > place.last) {
    const Agent qualified = classify(data, s, start, end);
    if (is_people(qualified)) return qualified;
  }
  if (before != nullptr && before->lemma == "be" && is_people(before->subject))
    return before->subject;
  return {};
}

}  // namespace

namespace {

/// Whether a phrase starts with a common word that has a capital for where it stands: “The pod”,
/// “Engineers”; not “Alice”, “QA”, “SREs”, “Customer Support”.
bool starts_with_common_capital(const Reading::Impl& reading, const Agent& agent) {
  const Token& first = reading.tokens[agent.first];
  const bool common = first.tag != Tag::kName && first.tag != Tag::kHandle &&
                      first.tag != Tag::kOpaque && first.word.kind == WordKind::kWord;
  if (!common || !first.word.capital || first.word.all_capitals || first.is("i")) return false;
  const std::string_view written = reading.slice(agent.first, agent.first + 1);
  if (written.size() > 1 && written.substr(1) != first.text().substr(1)) return false;
  const bool closed = first.tag == Tag::kDeterminer || first.tag == Tag::kPossessive;
  return closed || agent.last == agent.first + 1 || !reading.tokens[agent.first + 1].word.capital;
}

}  // namespace

void name_agent(const Reading::Impl& reading, const Agent& agent, LanguageMatch& match) {
  match.agent_class = agent.agent_class;
  match.agent.clear();
  match.agent_lowers = false;
  if (!agent.named()) return;
  uint32_t last = agent.last;
  while (last > agent.first + 1 && reading.tokens[last - 1].tag == Tag::kGenitive) --last;
  match.agent = std::string(reading.slice(agent.first, last));
  match.agent_lowers = starts_with_common_capital(reading, agent);
}

namespace {

/// The predicate that tokens [first, last) stand in: the one of the first token, else the last
/// finite one before, else the first of the sentence; null for none.
const VerbGroup* governing_group(const Reading::Impl& reading, const ReadSentence& sentence,
                                 uint32_t first) {
  if (sentence.first_group == sentence.last_group) return nullptr;
  const auto groups = groups_before(reading, sentence, first + 1);
  if (groups.empty()) return &reading.groups[sentence.first_group];
  if (groups.back().last > first) return &groups.back();
  const auto recent = groups.last(std::min(groups.size(), kMostGroups));
  for (auto group = recent.rbegin(); group != recent.rend(); ++group) {
    if (group->mood == Mood::kFinite) return &*group;
  }
  return &recent.front();
}

bool is_order(const Reading::Impl& reading, const ReadSentence& sentence, const VerbGroup& group,
              uint32_t first) {
  if (group.told || group.perfect || group.condition || group.question) return false;
  if (group.mood == Mood::kImperative || group.last <= first)
    return group.mood != Mood::kFinite || !group.modal.empty();
  static constexpr std::string_view kDuties[] = {"should",  "must",    "shall",   "will",
                                                 "need to", "have to", "ought to"};
  if (!group.modal.empty()) return is_one_of(group.modal, kDuties);
  if (group.mood == Mood::kFinite) return false;
  // “We decided to be careful”: an infinitive that hangs on something that happened.
  const SentenceView s(reading.tokens, sentence.first, sentence.last);
  const VerbGroup* outer = find_group(reading.groups, static_cast<int64_t>(group.lead) - 1);
  if (outer != nullptr && outer->told) return false;
  if (group.mood != Mood::kGerund) return true;
  return s.tag(static_cast<int64_t>(group.lead) - 1) == Tag::kPreposition;
}

void say_mood(const Reading::Impl& reading, const ReadSentence& sentence, uint32_t first,
              LanguageMatch& match) {
  const VerbGroup* group = governing_group(reading, sentence, first);
  match.asked = asks(SentenceView(reading.tokens, sentence.first, sentence.last));
  match.told = group == nullptr || group->told;
  match.ordered = group == nullptr || is_order(reading, sentence, *group, first);
}

/// `without checking`: whose act it is, the predicate around says.
void borrow_agent(const Reading::Impl& reading, const Place& place, LanguageMatch& match) {
  const VerbGroup* group = governing_group(reading, *place.sentence, place.first);
  if (group == nullptr) return;
  match.agent_kinds = group->kinds;
  if (is_people(group->agent)) name_agent(reading, group->agent, match);
}

}  // namespace

namespace {

LanguageMatch describe(const LanguageData& data, const Reading::Impl& reading, const Place& place,
                       uint32_t begin, uint32_t end, SaidAs said_as) {
  LanguageMatch match;
  match.begin = begin;
  match.end = end;
  const Agent agent = agent_of(data, reading, place, match.verb);
  name_agent(reading, agent, match);
  match.agent_kinds = kinds_of(agent);
  say_mood(reading, *place.sentence, place.first, match);
  if (!agent.named() && agent.agent_class == AgentClass::kUnknown)
    borrow_agent(reading, place, match);
  match.quoted = place.sentence->quoted || is_reported(data, reading, *place.sentence, place.first);
  match.mentioned =
      is_mentioned(data, reading, *place.sentence, place.first, place.last, said_as) ||
      is_in_title(reading, begin, end);
  return match;
}

}  // namespace

LanguageMatch describe_range(const LanguageData& data, const Reading::Impl& reading, uint32_t begin,
                             uint32_t end) {
  const Place place = find_place(reading, begin, end);
  if (place.sentence != nullptr) return describe(data, reading, place, begin, end, SaidAs::kLabel);
  LanguageMatch match;
  match.begin = begin;
  match.end = end;
  match.mentioned = is_struck(*reading.prose, begin);
  return match;
}

LanguageMatch describe_tokens(const LanguageData& data, const Reading::Impl& reading,
                              const ReadSentence& sentence, uint32_t first, uint32_t last,
                              SaidAs said_as) {
  return describe(data, reading, {&sentence, first, last}, reading.tokens[first].word.begin,
                  reading.tokens[last - 1].word.end, said_as);
}

void settle_overlaps(std::vector<LanguageMatch>& matches) {
  std::stable_sort(matches.begin(), matches.end(),
                   [](const LanguageMatch& a, const LanguageMatch& b) {
                     return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
                   });
  uint32_t end = 0;
  std::erase_if(matches, [&](const LanguageMatch& match) {
    if (match.begin < end) return true;
    end = match.end;
    return false;
  });
}

}  // namespace debrief
