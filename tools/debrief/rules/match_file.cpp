// `match:` of a rule file: frames, phrases and patterns.

#include <algorithm>

#include <re2/re2.h>

#include "debrief/base/strings.h"
#include "debrief/language/phrase.h"
#include "debrief/language/verb_group.h"
#include "debrief/rules/names.h"
#include "debrief/rules/rule_parts.h"
#include "debrief/text/nearest.h"

namespace debrief {
namespace {

Result<void> check_class(const RuleSource& source, const YamlNode& node, std::string_view name,
                         const Lexicon& lexicon) {
  if (lexicon.has_class(name)) return {};
  return fail(source.error(node.span, unknown_class(name, lexicon)));
}

/// Words of a frame: lemmas or `@class`.
Result<std::vector<std::string>> frame_words(const RuleSource& source, const YamlNode& frame,
                                             std::string_view key, const Lexicon& lexicon) {
  DEBRIEF_TRY(words, source.alternatives(frame, key));
  const std::vector<const YamlNode*> nodes = source.scalars(frame, key);
  for (size_t i = 0; i < words.size(); ++i) {
    if (words[i].starts_with('@')) {
      DEBRIEF_TRY_VOID(
          check_class(source, *nodes[i], std::string_view(words[i]).substr(1), lexicon));
      continue;
    }
    words[i] = lower_ascii(words[i]);
    if ((key != "verb" && key != "except" && key != "infinitive" && key != "object-verb") ||
        words[i] == "any")
      continue;
    // A form that no table knows, or that is not the lemma, would match nothing and say nothing.
    const std::string head(split(words[i], ' ').front());
    const std::string lemma = lexicon.verb_lemma(head);
    if (lemma == head) continue;
    return fail(source.error(
        nodes[i]->span,
        lemma.empty()
            ? concat("“", head, "” is not a verb of the lexicon; add it to a", " word class")
            : concat("“", head, "” is a form of “", lemma, "”; a frame names the lemma")));
  }
  return words;
}

/// Modals as the language engine names them; any other would match nothing and say nothing.
Result<std::vector<std::string>> modals(const RuleSource& source, const YamlNode& frame) {
  DEBRIEF_TRY(words, source.alternatives(frame, "modal"));
  const std::vector<const YamlNode*> nodes = source.scalars(frame, "modal");
  const std::vector<std::string_view> known = modal_names();
  for (size_t i = 0; i < words.size(); ++i) {
    words[i] = lower_ascii(words[i]);
    if (std::find(known.begin(), known.end(), words[i]) != known.end()) continue;
    return fail(source.error(
        nodes[i]->span, concat("unknown modal “", words[i], "”", did_you_mean(words[i], known))));
  }
  return words;
}

template <typename Value>
struct Choice {
  std::string_view name;
  Value value;
};
constexpr Choice<Frame::Aspect> kAspects[] = {{"simple", Frame::Aspect::kSimple},
                                              {"perfect", Frame::Aspect::kPerfect}};
constexpr Choice<Frame::Polarity> kPolarities[] = {{"positive", Frame::Polarity::kPositive},
                                                   {"negative", Frame::Polarity::kNegative},
                                                   {"never", Frame::Polarity::kNever}};
constexpr Choice<bool> kTenses[] = {{"past", true}};
constexpr Choice<Frame::Voice> kVoices[] = {{"active", Frame::Voice::kActive},
                                            {"passive", Frame::Voice::kPassive}};
constexpr Choice<Frame::Clause> kClauses[] = {{"condition", Frame::Clause::kCondition},
                                              {"order", Frame::Clause::kOrder},
                                              {"any", Frame::Clause::kAny}};
constexpr Choice<Matcher::Clause> kMatcherClauses[] = {{"told", Matcher::Clause::kTold},
                                                       {"order", Matcher::Clause::kOrder},
                                                       {"asked", Matcher::Clause::kAsked}};

/// The value that a key names; the first of its type without one. The schema knows the names.
template <typename Value, size_t kSize>
Value choice(const RuleSource& source, const YamlNode& node, std::string_view key,
             const Choice<Value> (&choices)[kSize]) {
  const std::string name = source.text(node, key);
  for (const Choice<Value>& each : choices) {
    if (each.name == name) return each.value;
  }
  return Value{};
}

/// Keys of a frame that list words.
struct FrameList {
  std::string_view key;
  std::vector<std::string> Frame::*words;
};
constexpr FrameList kFrameLists[] = {{"verb", &Frame::verbs},
                                     {"except", &Frame::except_verbs},
                                     {"subject", &Frame::subjects},
                                     {"subject-modifier", &Frame::subject_modifiers},
                                     {"object", &Frame::objects},
                                     {"except-object", &Frame::except_objects},
                                     {"object-modifier", &Frame::object_modifiers},
                                     {"object-verb", &Frame::object_verbs},
                                     {"complement", &Frame::complements},
                                     {"infinitive", &Frame::infinitives},
                                     {"adverb", &Frame::adverbs},
                                     {"except-adverb", &Frame::except_adverbs},
                                     {"near", &Frame::near}};

Result<Frame> read_frame(const RuleSource& source, const YamlNode& node, const Lexicon& lexicon) {
  Frame frame;
  DEBRIEF_TRY(asked, modals(source, node));
  frame.modals = std::move(asked);
  frame.aspect = choice(source, node, "aspect", kAspects);
  frame.polarity = choice(source, node, "polarity", kPolarities);
  frame.voice = choice(source, node, "voice", kVoices);
  frame.past = choice(source, node, "tense", kTenses);
  frame.clause = choice(source, node, "clause", kClauses);
  DEBRIEF_TRY(agents, read_agents(source, node, "agent"));
  frame.agents = agents;
  for (const FrameList& list : kFrameLists) {
    DEBRIEF_TRY(words, frame_words(source, node, list.key, lexicon));
    frame.*list.words = std::move(words);
  }
  if (frame.modals.empty() && frame.verbs.empty() && frame.adverbs.empty() &&
      frame.objects.empty() && frame.complements.empty() && frame.infinitives.empty() &&
      frame.object_modifiers.empty() && frame.subjects.empty() &&
      frame.clause != Frame::Clause::kCondition) {
    return fail(source.error(node.span,
                             "the frame holds for any act; name a “modal”, “verb”, “object”, "
                             "“subject”, “complement” or “adverb”"));
  }
  return frame;
}

Result<std::shared_ptr<const re2::RE2>> compile_pattern(const RuleSource& source,
                                                        const YamlNode& node) {
  auto pattern = make_pattern(node.text);
  if (!pattern->ok()) {
    return fail(
        source.error(node.span, concat("the pattern does not compile: ", pattern->error())));
  }
  if (pattern->ProgramSize() > kPatternInstructions) {
    return fail(source.error(
        node.span, concat("the pattern takes ", with_thousands(uint64_t(pattern->ProgramSize())),
                          " instructions, more than the limit of ",
                          with_thousands(kPatternInstructions), "; shorten its repetitions")));
  }
  // An empty match may need a word's edge or a line's end; the second text has one of each.
  for (const std::string_view text : {"", "a b"}) {
    re2::StringPiece matched;
    const re2::StringPiece whole(text.data(), text.size());
    if (pattern->Match(whole, 0, whole.size(), re2::RE2::UNANCHORED, &matched, 1) &&
        matched.empty()) {
      return fail(source.error(node.span, "the pattern matches the empty string"));
    }
  }
  return pattern;
}

Result<Matcher> read_matcher(const RuleSource& source, const YamlNode& node,
                             const Lexicon& lexicon) {
  const YamlNode* frame = source.find(node, "frame");
  const YamlNode* phrases = source.find(node, "phrases");
  const YamlNode* pattern = source.find(node, "pattern");
  if ((frame != nullptr) + (phrases != nullptr) + (pattern != nullptr) != 1) {
    return fail(
        source.error(node.span, "a matcher has exactly one of “frame”, “phrases” and “pattern”"));
  }
  Matcher matcher;
  matcher.severity = severity_of_name(source.text(node, "severity"));
  if (frame != nullptr) {
    if (const auto named = source.tree.entry(node, "agents")) {
      return fail(source.error(source.tree[named->key].span,
                               "“agents” stands beside phrases or a pattern; a frame has its own"
                               " “agent”"));
    }
    DEBRIEF_TRY(read, read_frame(source, *frame, lexicon));
    matcher.frame = std::move(read);
    matcher.compile(lexicon);
    return matcher;
  }
  DEBRIEF_TRY(agents, read_agents(source, node, "agents"));
  matcher.agents = agents;
  matcher.clause = choice(source, node, "clause", kMatcherClauses);
  if (pattern != nullptr) {
    matcher.kind = Matcher::Kind::kPattern;
    DEBRIEF_TRY(compiled, compile_pattern(source, *pattern));
    matcher.pattern = std::move(compiled);
    return matcher;
  }
  matcher.kind = Matcher::Kind::kPhrases;
  DEBRIEF_TRY(texts, source.alternatives(node, "phrases"));
  const std::vector<const YamlNode*> nodes = source.scalars(node, "phrases");
  for (size_t i = 0; i < texts.size(); ++i) {
    Result<Phrase> phrase = parse_phrase(texts[i], lexicon);
    if (!phrase) {
      Error error = source.error(nodes[i]->span, phrase.error().message);
      error.hints = phrase.error().hints;
      return fail(std::move(error));
    }
    matcher.compiled_phrases.push_back(std::make_shared<const Phrase>(std::move(*phrase)));
  }
  matcher.phrases = std::move(texts);
  return matcher;
}

}  // namespace

std::shared_ptr<const re2::RE2> make_pattern(const std::string& text) {
  re2::RE2::Options options;
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  return std::make_shared<const re2::RE2>(text, options);
}

Result<AgentFilter> read_agents(const RuleSource& source, const YamlNode& map,
                                std::string_view key) {
  DEBRIEF_TRY(names, source.alternatives(map, key));
  const std::vector<const YamlNode*> nodes = source.scalars(map, key);
  AgentFilter filter;
  for (size_t i = 0; i < names.size(); ++i) {
    const bool excluded = names[i].starts_with('!');
    const std::string name = names[i].substr(excluded ? 1 : 0);
    const auto kind = agent_kind_of_name(name);
    if (!kind) {
      return fail(source.error(nodes[i]->span, concat("no kind of agent is called “", name, "”",
                                                      did_you_mean(name, agent_kind_names()))));
    }
    (excluded ? filter.none : filter.any).add(*kind);
  }
  return filter;
}

Result<std::vector<Matcher>> read_matchers(const RuleSource& source, const YamlNode& match,
                                           const Lexicon& lexicon) {
  std::vector<Matcher> matchers;
  for (const YamlIndex item : match.items) {
    DEBRIEF_TRY(matcher, read_matcher(source, source.tree[item], lexicon));
    matcher.line = source.source.position(source.tree[item].span.begin).line;
    matcher.mentions = source.text(source.tree[item], "mentions") == "true";
    matchers.push_back(std::move(matcher));
  }
  return matchers;
}

}  // namespace debrief
