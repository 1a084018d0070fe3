#include "debrief/rules/rule_bytes.h"

#include <type_traits>

#include <re2/re2.h>

#include "debrief/base/byte_stream.h"
#include "debrief/rules/rule_parts.h"

namespace debrief {
namespace {

/// Writes each field that fields() names, in that order.
class RuleWriter {
 public:
  template <typename... Values>
  void operator()(Values&... values) {
    (put(values), ...);
  }
  void pattern(std::shared_ptr<const re2::RE2>& pattern) {
    std::string text = pattern ? pattern->pattern() : std::string();
    put(text);
  }
  std::string take() { return bytes_.take(); }

 private:
  ByteWriter bytes_;

  void put(std::string& text) { bytes_.text(text); }
  void put(AgentKinds& kinds) { bytes_.number(kinds.bits()); }
  template <typename Value>
  void put(std::vector<Value>& list) {
    bytes_.number(static_cast<uint32_t>(list.size()));
    for (Value& value : list) put(value);
  }
  template <typename Value>
  void put(std::optional<Value>& value) {
    bytes_.number(value.has_value() ? 1 : 0);
    if (value) put(*value);
  }
  void put(std::shared_ptr<const Phrase>& phrase) {
    Phrase copy = *phrase;
    put(copy);
  }
  template <typename Value>
  void put(Value& value) {
    if constexpr (std::is_enum_v<Value> || std::is_integral_v<Value>) {
      bytes_.number(static_cast<uint32_t>(value));
    } else {
      fields(*this, value);
    }
  }
};

/// Reads them again.
class RuleReader {
 public:
  explicit RuleReader(std::string_view bytes) : bytes_(bytes) {}

  template <typename... Values>
  void operator()(Values&... values) {
    (get(values), ...);
  }
  void pattern(std::shared_ptr<const re2::RE2>& pattern) {
    const std::string_view text = bytes_.text();
    if (!text.empty()) pattern = make_pattern(std::string(text));
  }
  bool done() const { return bytes_.done(); }

 private:
  ByteReader bytes_;

  void get(std::string& text) { text = bytes_.text(); }
  void get(AgentKinds& kinds) { kinds = AgentKinds::of_bits(bytes_.number()); }
  template <typename Value>
  void get(std::vector<Value>& list) {
    list.resize(bytes_.count());
    for (Value& value : list) get(value);
  }
  template <typename Value>
  void get(std::optional<Value>& value) {
    if (bytes_.number() != 0) get(value.emplace());
  }
  void get(std::shared_ptr<const Phrase>& phrase) {
    auto read = std::make_shared<Phrase>();
    get(*read);
    phrase = std::move(read);
  }
  template <typename Value>
  void get(Value& value) {
    if constexpr (std::is_enum_v<Value> || std::is_integral_v<Value>) {
      value = static_cast<Value>(bytes_.number());
    } else {
      fields(*this, value);
    }
  }
};

// What there is of each type: the one place that writing and reading go by. `field` takes a
// RuleWriter or a RuleReader.

void fields(auto& field, NameFilter& filter) { field(filter.include, filter.exclude); }
void fields(auto& field, AgentFilter& filter) { field(filter.any, filter.none); }
void fields(auto& field, PhraseAlternative& each) {
  field(each.kind, each.text, each.forms, each.bit);
}
void fields(auto& field, PhrasePart& part) {
  field(part.kind, part.alternatives, part.optional, part.gap);
}
void fields(auto& field, Phrase& phrase) { field(phrase.parts); }
void fields(auto& field, Frame& frame) {
  field(frame.modals, frame.aspect, frame.polarity, frame.voice, frame.clause, frame.past,
        frame.verbs, frame.except_verbs, frame.agents, frame.subjects, frame.subject_modifiers,
        frame.objects, frame.except_objects, frame.object_modifiers, frame.object_verbs,
        frame.complements, frame.infinitives, frame.adverbs, frame.except_adverbs, frame.near);
}
void fields(auto& field, Matcher& matcher) {
  field(matcher.kind, matcher.agents, matcher.clause, matcher.severity, matcher.mentions,
        matcher.line);
  if (matcher.kind == Matcher::Kind::kFrame) field(matcher.frame);
  if (matcher.kind == Matcher::Kind::kPhrases) field(matcher.compiled_phrases);
  if (matcher.kind == Matcher::Kind::kPattern) field.pattern(matcher.pattern);
}
void fields(auto& field, SeverityPlace& place) {
  field(place.sections, place.agents, place.severity);
}
void fields(auto& field, RuleApplies& applies) {
  field(applies.sections, applies.kinds, applies.fields);
}
void fields(auto& field, Rule& rule) {
  field(rule.id, rule.since, rule.status, rule.severity, rule.where, rule.confidence, rule.suppress,
        rule.instead_of, rule.summary, rule.applies, rule.matchers, rule.check, rule.message,
        rule.question, rule.rewrite, rule.why, rule.sources, rule.path);
}

}  // namespace

std::string encode_rules(std::vector<Rule> rules) {
  RuleWriter writer;
  writer(rules);
  return writer.take();
}

std::optional<std::vector<Rule>> decode_rules(std::string_view bytes, const Lexicon& lexicon) {
  std::vector<Rule> rules;
  RuleReader reader(bytes);
  reader(rules);
  if (!reader.done() || rules.empty()) return std::nullopt;
  for (Rule& rule : rules) {
    for (Matcher& matcher : rule.matchers) {
      if (matcher.kind == Matcher::Kind::kFrame)
        matcher.compiled_frame.emplace(matcher.frame, lexicon);
    }
  }
  return rules;
}

}  // namespace debrief
