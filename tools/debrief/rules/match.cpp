// Running a lexical rule over a reading: frames and phrases are the reader's, patterns are RE2's;
// what they find is held to the same standards and merged.

#include <algorithm>
#include <span>

#include <re2/re2.h>

#include "debrief/rules/rule_set.h"

namespace debrief {
namespace {

bool opaque(ProseMark mark) { return mark == ProseMark::kCode || mark == ProseMark::kUrl; }

/// Whether a match begins or ends inside code or an address: such text is nobody's wording.
bool cuts_code(const Prose& prose, const LanguageMatch& match) {
  const auto inside = [&](uint32_t offset) {
    return std::any_of(prose.marks.begin(), prose.marks.end(), [&](const ProseRange& range) {
      return opaque(range.mark) && range.begin <= offset && offset < range.end;
    });
  };
  return inside(match.begin) || inside(match.end - 1);
}

void match_pattern(const Matcher& matcher, const Reader& reader, const Reading& reading,
                   std::vector<LanguageMatch>& found) {
  const std::string& text = reading.prose().text;
  const re2::StringPiece whole(text.data(), text.size());
  const int group = matcher.pattern->NumberOfCapturingGroups() > 0 ? 1 : 0;
  re2::StringPiece parts[2];
  for (size_t at = 0; at < text.size();) {
    if (!matcher.pattern->Match(whole, at, whole.size(), re2::RE2::UNANCHORED, parts, group + 1)) {
      return;
    }
    const re2::StringPiece marked = parts[group].empty() ? parts[0] : parts[group];
    const auto begin = static_cast<uint32_t>(marked.data() - text.data());
    const auto end = static_cast<uint32_t>(begin + marked.size());
    if (begin < end) found.push_back(reader.describe(reading, begin, end));
    const auto behind = static_cast<size_t>(parts[0].data() + parts[0].size() - text.data());
    at = std::max(behind, at + 1);
  }
}

bool counts(const Matcher& matcher, const LanguageMatch& match) {
  if (!matcher.agents.admits(match.agent_kinds)) return false;
  if (match.asked != (matcher.clause == Matcher::Clause::kAsked)) return false;
  switch (matcher.clause) {
    case Matcher::Clause::kAny:
      return true;
    case Matcher::Clause::kTold:
      return match.told;
    case Matcher::Clause::kOrder:
      return match.ordered;
    case Matcher::Clause::kAsked:
      return true;
  }
  return true;
}

/// Whether the words are part of a title that is linked to, or struck through.
bool is_left_out(const Prose& prose, const LanguageMatch& match) {
  return std::any_of(prose.marks.begin(), prose.marks.end(), [&](const ProseRange& range) {
    const bool within = range.begin <= match.begin && match.end <= range.end;
    const bool whole = range.begin == match.begin && range.end == match.end;
    return within &&
           (range.mark == ProseMark::kDeleted || (range.mark == ProseMark::kLink && !whole));
  });
}

using Candidates = std::span<const PatternCandidate>;

/// Takes the candidates of patterns below `last` off the front.
Candidates take_below(Candidates& left, PatternId last) {
  size_t count = 0;
  while (count < left.size() && left[count].pattern < last) ++count;
  const Candidates taken = left.first(count);
  left = left.subspan(count);
  return taken;
}

/// `left`: the candidates of this matcher and of those behind it, when the reader has an index.
std::vector<LanguageMatch> run_matcher(const Matcher& matcher, const Reader& reader,
                                       const Reading& reading, Candidates& left) {
  std::vector<LanguageMatch> found;
  const auto add = [&](std::vector<LanguageMatch> matches) {
    std::move(matches.begin(), matches.end(), std::back_inserter(found));
  };
  if (matcher.kind == Matcher::Kind::kPattern) match_pattern(matcher, reader, reading, found);
  if (matcher.first_pattern < matcher.last_pattern && reader.has_index()) {
    Candidates own = take_below(left, matcher.last_pattern);
    while (!own.empty()) add(reader.match(reading, take_below(own, own.front().pattern + 1)));
  } else if (matcher.compiled_frame) {
    add(reader.match(reading, *matcher.compiled_frame));
  } else {
    for (const auto& phrase : matcher.compiled_phrases) add(reader.match(reading, *phrase));
  }
  if (matcher.kind == Matcher::Kind::kFrame) return found;
  std::erase_if(found, [&](const LanguageMatch& match) { return !counts(matcher, match); });
  return found;
}

/// Whether a matcher counts acts of which it cannot be told whose they are.
bool asks_for_unknown(const Matcher& matcher) {
  const AgentFilter& agents =
      matcher.kind == Matcher::Kind::kFrame ? matcher.frame.agents : matcher.agents;
  return agents.any.has(AgentKind::kUnknown);
}

/// Takes an overlapping match into the one before it: the range covers both, and whoever names an
/// agent or a verb first is kept.
void merge(RuleMatch& first, const RuleMatch& second, Severity own) {
  first.end = std::max(first.end, second.end);
  if (first.agent.empty() && first.agent_class == AgentClass::kUnknown) {
    first.agent = second.agent;
    first.agent_class = second.agent_class;
    first.agent_kinds = second.agent_kinds;
  }
  if (first.severity.value_or(own) < second.severity.value_or(own))
    first.severity = second.severity;
  if (first.verb.empty()) first.verb = second.verb;
  first.quoted = first.quoted && second.quoted;
  first.unsure = first.unsure && second.unsure;
}

}  // namespace

void RuleSet::build_index() {
  auto patterns = std::make_shared<PatternIndex>(*lexicon);
  rule_of_pattern.clear();
  always.clear();
  for (uint32_t i = 0; i < rules.size(); ++i) {
    bool pattern = false;
    for (Matcher& matcher : rules[i].matchers) {
      pattern = pattern || matcher.kind == Matcher::Kind::kPattern;
      matcher.first_pattern = static_cast<PatternId>(patterns->size());
      if (matcher.compiled_frame) patterns->add(*matcher.compiled_frame);
      for (const auto& phrase : matcher.compiled_phrases) patterns->add(phrase);
      matcher.last_pattern = static_cast<PatternId>(patterns->size());
      rule_of_pattern.resize(patterns->size(), i);
    }
    if (pattern) always.push_back(i);
  }
  index = std::move(patterns);
}

std::vector<uint32_t> RuleSet::candidates(const Reading& reading) const {
  std::vector<uint32_t> found = always;
  for (const PatternCandidate& candidate : reading.candidates())
    found.push_back(rule_of_pattern[candidate.pattern]);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

void Matcher::compile(const Lexicon& lexicon) {
  if (kind == Kind::kFrame) compiled_frame.emplace(frame, lexicon);
  compiled_phrases.clear();
  first_pattern = last_pattern = 0;
  for (const std::string& text : phrases) {
    if (Result<Phrase> phrase = parse_phrase(text, lexicon))
      compiled_phrases.push_back(std::make_shared<const Phrase>(std::move(*phrase)));
  }
}

std::vector<RuleMatch> run_matchers(const Rule& rule, const Reader& reader,
                                    const Reading& reading) {
  std::vector<RuleMatch> found;
  Candidates left;
  if (reader.has_index() && !rule.matchers.empty())
    left =
        reading.candidates(rule.matchers.front().first_pattern, rule.matchers.back().last_pattern);
  for (const Matcher& matcher : rule.matchers) {
    const bool none = reader.has_index() && matcher.kind != Matcher::Kind::kPattern &&
                      matcher.first_pattern < matcher.last_pattern &&
                      (left.empty() || left.front().pattern >= matcher.last_pattern);
    if (none) continue;
    for (LanguageMatch& match : run_matcher(matcher, reader, reading, left)) {
      const Prose& prose = reading.prose();
      const bool out = matcher.mentions ? is_left_out(prose, match) : match.mentioned;
      if (out || match.begin >= match.end || cuts_code(prose, match)) continue;
      found.push_back({std::move(match), matcher.severity, asks_for_unknown(matcher)});
    }
  }
  // Stable: of equal ranges the matcher that the rule names first speaks first.
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::vector<RuleMatch> merged;
  for (RuleMatch& match : found) {
    if (!merged.empty() && match.begin < merged.back().end) {
      merge(merged.back(), match, rule.severity);
    } else {
      merged.push_back(std::move(match));
    }
  }
  return merged;
}

}  // namespace debrief
