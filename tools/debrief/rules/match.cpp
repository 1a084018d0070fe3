// Running a lexical rule over a reading: frames and phrases are the reader's, patterns are RE2's;
// what they find is held to the same standards and merged.

#include <algorithm>

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
  return matcher.agents.empty() || std::find(matcher.agents.begin(), matcher.agents.end(),
                                             match.agent_class) != matcher.agents.end();
}

/// Whether the words are part of a title that is linked to, or struck through.
bool is_left_out(const Prose& prose, const LanguageMatch& match) {
  return std::any_of(prose.marks.begin(), prose.marks.end(), [&](const ProseRange& range) {
    const bool within = range.begin <= match.begin && match.end <= range.end;
    const bool whole = range.begin == match.begin && range.end == match.end;
    return within && (range.mark == ProseMark::kDeleted ||
                      (range.mark == ProseMark::kLink && !whole));
  });
}

/// What a matcher finds, all that is mentioned included.
std::vector<LanguageMatch> find_all(const Matcher& matcher, const Reader& reader,
                                       const Reading& reading) {
  if (matcher.kind == Matcher::Kind::kFrame) return reader.match(reading, matcher.frame);
  std::vector<LanguageMatch> found;
  if (matcher.kind == Matcher::Kind::kPattern) match_pattern(matcher, reader, reading, found);
  for (const std::string& phrase : matcher.phrases) {
    std::vector<LanguageMatch> matches = reader.match(reading, phrase);
    std::move(matches.begin(), matches.end(), std::back_inserter(found));
  }
  std::erase_if(found, [&](const LanguageMatch& match) { return !counts(matcher, match); });
  return found;
}

std::vector<LanguageMatch> run_matcher(const Matcher& matcher, const Reader& reader,
                                       const Reading& reading) {
  std::vector<LanguageMatch> found = find_all(matcher, reader, reading);
  std::erase_if(found, [&](const LanguageMatch& match) {
    return matcher.mentions ? is_left_out(reading.prose(), match) : match.mentioned;
  });
  return found;
}

/// Takes an overlapping match into the one before it: the range covers both, and whoever names an
/// agent or a verb first is kept.
void merge(LanguageMatch& first, const LanguageMatch& second) {
  first.end = std::max(first.end, second.end);
  if (first.agent.empty() && first.agent_class == AgentClass::kUnknown) {
    first.agent = second.agent;
    first.agent_class = second.agent_class;
  }
  if (first.verb.empty()) first.verb = second.verb;
  first.quoted = first.quoted && second.quoted;
}

}  // namespace

std::vector<LanguageMatch> run_matchers(const Rule& rule, const Reader& reader,
                                        const Reading& reading) {
  std::vector<LanguageMatch> found;
  for (const Matcher& matcher : rule.matchers) {
    std::vector<LanguageMatch> matches = run_matcher(matcher, reader, reading);
    std::move(matches.begin(), matches.end(), std::back_inserter(found));
  }
  std::erase_if(found, [&](const LanguageMatch& match) {
    return match.begin >= match.end || cuts_code(reading.prose(), match);
  });
  // Stable: of equal ranges the matcher that the rule names first speaks first.
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::vector<LanguageMatch> merged;
  for (LanguageMatch& match : found) {
    if (!merged.empty() && match.begin < merged.back().end) {
      merge(merged.back(), match);
    } else {
      merged.push_back(std::move(match));
    }
  }
  return merged;
}

}  // namespace debrief
