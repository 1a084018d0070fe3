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
    if (key != "verb" && key != "except") continue;
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

/// kAgentNames follows AgentClass.
static_assert(kAgentNames[static_cast<size_t>(AgentClass::kPerson)] == "person" &&
              kAgentNames[static_cast<size_t>(AgentClass::kTeam)] == "team" &&
              kAgentNames[static_cast<size_t>(AgentClass::kSystem)] == "system" &&
              kAgentNames[static_cast<size_t>(AgentClass::kUnknown)] == "unknown");

Result<std::vector<AgentClass>> agents(const RuleSource& source, const YamlNode& map,
                                       std::string_view key) {
  DEBRIEF_TRY(names, source.alternatives(map, key));
  std::vector<AgentClass> classes;
  for (const std::string& name : names) {
    const auto found = std::find(kAgentNames.begin(), kAgentNames.end(), name);
    classes.push_back(static_cast<AgentClass>(found - kAgentNames.begin()));
  }
  return classes;
}

Result<Frame> read_frame(const RuleSource& source, const YamlNode& node, const Lexicon& lexicon) {
  Frame frame;
  DEBRIEF_TRY(asked, modals(source, node));
  frame.modals = std::move(asked);
  const std::string aspect = source.text(node, "aspect");
  if (aspect == "simple") frame.aspect = Frame::Aspect::kSimple;
  if (aspect == "perfect") frame.aspect = Frame::Aspect::kPerfect;
  const std::string polarity = source.text(node, "polarity");
  if (polarity == "positive") frame.polarity = Frame::Polarity::kPositive;
  if (polarity == "negative") frame.polarity = Frame::Polarity::kNegative;
  DEBRIEF_TRY(verbs, frame_words(source, node, "verb", lexicon));
  DEBRIEF_TRY(except, frame_words(source, node, "except", lexicon));
  DEBRIEF_TRY(objects, frame_words(source, node, "object", lexicon));
  DEBRIEF_TRY(adverbs, frame_words(source, node, "adverb", lexicon));
  DEBRIEF_TRY(classes, agents(source, node, "agent"));
  frame.verbs = std::move(verbs);
  frame.except_verbs = std::move(except);
  frame.objects = std::move(objects);
  frame.adverbs = std::move(adverbs);
  frame.agents = std::move(classes);
  if (frame.modals.empty() && frame.verbs.empty() && frame.adverbs.empty() &&
      frame.objects.empty()) {
    return fail(source.error(
        node.span, "the frame holds for any act; name a “modal”, “verb”, “object” or “adverb”"));
  }
  return frame;
}

Result<std::shared_ptr<const re2::RE2>> compile_pattern(const RuleSource& source,
                                                        const YamlNode& node) {
  re2::RE2::Options options;
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  auto pattern = std::make_shared<const re2::RE2>(node.text, options);
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
  if (frame != nullptr) {
    if (const auto named = source.tree.entry(node, "agents")) {
      return fail(source.error(source.tree[named->key].span,
                               "“agents” stands beside phrases or a pattern; a frame has its own"
                               " “agent”"));
    }
    DEBRIEF_TRY(read, read_frame(source, *frame, lexicon));
    matcher.frame = std::move(read);
    return matcher;
  }
  DEBRIEF_TRY(classes, agents(source, node, "agents"));
  matcher.agents = std::move(classes);
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
    const Result<Phrase> phrase = parse_phrase(texts[i], lexicon);
    if (!phrase) return fail(source.error(nodes[i]->span, phrase.error().message));
  }
  matcher.phrases = std::move(texts);
  return matcher;
}

}  // namespace

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
