#pragma once
// Holds every span of a document against its bytes, so that any test may.

#include <algorithm>

#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/postmortem/document.h"
#include "debrief/text/utf8.h"

namespace debrief {

/// Holds every span of a document against its bytes.
class SpanChecker {
 public:
  explicit SpanChecker(const Document& document)
      : document_(document), size_(document.source.size()) {}

  void check() {
    check_front_matter();
    check_sections();
    check_timeline();
    check_actions();
    for (const TextBlock& text : document_.texts) check_text(text);
    for (const Reference& reference : document_.references) inside(reference.span, "reference");
    for (const Directive& directive : document_.directives) {
      inside(directive.covers, "covers");
      EXPECT_TRUE(slice(directive.span).starts_with("<!--"));
      EXPECT_TRUE(slice(directive.span).ends_with("-->"));
      for (const auto& rule : directive.rules) {
        EXPECT_EQ(slice(rule.span), rule.value);
        EXPECT_TRUE(directive.span.contains(rule.span));
      }
    }
    check_analysis();
    check_check_back();
    for (const PersonReference& person : document_.participants) inside(person.span, "person");
  }

 private:
  std::string_view slice(Span span) const { return document_.source.slice(span); }

  void inside(Span span, const char* what) const {
    EXPECT_LE(span.begin, span.end) << what;
    EXPECT_LE(span.end, size_) << what;
  }

  template <typename T>
  void field(const std::optional<Located<T>>& value) const {
    if (value) {
      EXPECT_TRUE(document_.front_matter.span.contains(value->span));
    }
  }

  void check_front_matter() const {
    const FrontMatter& front = document_.front_matter;
    inside(document_.body, "body");
    if (front.present) {
      EXPECT_LE(front.span.end, document_.body.begin);
      EXPECT_TRUE(slice(front.span).starts_with("---"));
    }
    field(front.id);
    field(front.title);
    field(front.status);
    field(front.severity);
    field(front.started);
    field(front.resolved);
    field(front.owner);
    for (const YamlProblem& problem : front.problems) inside(problem.span, "problem");
  }

  void check_sections() const {
    ASSERT_FALSE(document_.sections.empty());
    EXPECT_EQ(document_.sections.front().span.begin, document_.body.begin);
    uint32_t last = document_.body.begin;
    for (size_t i = 0; i < document_.sections.size(); ++i) {
      const Section& section = document_.sections[i];
      EXPECT_TRUE(document_.body.contains(section.span)) << section.title;
      EXPECT_GE(section.span.begin, last);
      last = section.span.begin;
      if (i > 0) {
        EXPECT_TRUE(section.span.contains(section.heading)) << section.title;
      }
      if (section.parent) {
        const Section& parent = document_.sections[*section.parent];
        EXPECT_LT(*section.parent, i);
        EXPECT_LT(parent.level, section.level);
        EXPECT_TRUE(parent.span.contains(section.span)) << section.title;
      }
      for (const BlockIndex block : section.blocks) {
        EXPECT_EQ(document_.block_sections[block], i);
        EXPECT_TRUE(section.span.overlaps(document_.markdown.blocks[block].span) ||
                    document_.markdown.blocks[block].span.empty());
      }
    }
  }

  void check_timeline() const {
    for (const TimelineEntry& entry : document_.timeline) {
      inside(entry.span, "entry");
      inside(entry.at_span, "time");
      if (entry.at_text.empty()) {
        EXPECT_TRUE(entry.at_span.empty());
      }
      if (!entry.at_text.empty()) {
        EXPECT_FALSE(entry.at_span.empty());
      }
      if (entry.at) {
        EXPECT_FALSE(entry.at_text.empty());
      }
      EXPECT_LT(entry.text_block, document_.markdown.blocks.size());
    }
    EXPECT_TRUE(std::ranges::is_sorted(
        document_.timeline, {}, [](const TimelineEntry& entry) { return entry.span.begin; }));
  }

  void check_actions() const {
    for (const Action& action : document_.actions) {
      inside(action.span, "action");
      inside(action.text_span, "text");
      EXPECT_FALSE(action.text.empty());
      for (const PersonReference& owner : action.owners) inside(owner.span, "owner");
      for (const auto& id : action.addresses) inside(id.span, "id");
      if (action.due) inside(action.due->span, "due");
      if (action.tracker) inside(action.tracker->span, "tracker");
    }
  }

  void located(const std::vector<Located<std::string>>& list) const {
    for (const auto& each : list) {
      inside(each.span, "reference");
      EXPECT_FALSE(each.value.empty());
    }
  }

  void check_analysis() const {
    for (const Fact& fact : document_.facts) {
      inside(fact.span, "fact");
      EXPECT_FALSE(fact.text.empty());
    }
    for (const Factor& factor : document_.factors) {
      inside(factor.span, "factor");
      inside(factor.text_span, "factor's text");
      inside(factor.id_span, "factor's id");
      inside(factor.kind_span, "factor's kind");
      EXPECT_FALSE(factor.text.empty());
      located(factor.evidence);
      if (factor.accepted) inside(factor.accepted->span, "acceptance");
    }
    for (const SecondStory& story : document_.second_stories) {
      inside(story.span, "second story");
      inside(story.first_span, "first");
      inside(story.second_span, "second");
      EXPECT_FALSE(story.first.empty() && story.second.empty());
    }
    for (size_t i = 0; i < document_.whys.size(); ++i) {
      const Why& why = document_.whys[i];
      inside(why.span, "why");
      inside(why.answer_span, "answer");
      EXPECT_FALSE(why.question.empty() && why.answer.empty());
      if (why.parent) {
        EXPECT_LT(*why.parent, i);
      }
    }
  }

  void check_check_back() const {
    for (const CheckBack& row : document_.check_back) {
      inside(row.span, "row");
      inside(row.subject_span, "subject");
      if (row.fact) {
        EXPECT_LT(*row.fact, document_.facts.size());
      }
      located(row.through);
      if (row.accepted) inside(row.accepted->span, "acceptance");
    }
    for (const Amendment& amendment : document_.amendments) inside(amendment.span, "amendment");
  }

  void check_text(const TextBlock& text) const {
    inside(text.prose.fallback, "fallback");
    EXPECT_EQ(text.field.empty(), text.kind != TextKind::kField);
    if (text.kind != TextKind::kField) {
      EXPECT_LT(text.section, document_.sections.size());
      // An action is one wherever it stands.
      EXPECT_TRUE(text.role == document_.role_of_section(text.section) ||
                  text.role == SectionRole::kActions);
    }
    if (!text.prose.exact) return;
    ASSERT_EQ(text.prose.sources.size(), text.prose.text.size());
    for (size_t i = 0; i < text.prose.text.size(); ++i) {
      const Span span = text.prose.source(i, i + 1);
      inside(span, "byte");
      // A byte of its own is itself; escapes, entities and breaks are longer or white space, and
      // what is no text reads as U+FFFD.
      const char byte = text.prose.text[i];
      if (span.size() != 1 || is_ascii_space(byte) || slice(span)[0] == byte) continue;
      const size_t mark = text.prose.text.rfind("\uFFFD", i);
      EXPECT_TRUE(mark != std::string::npos && i < mark + 3) << slice(span) << " as " << byte;
    }
  }

  const Document& document_;
  uint32_t size_;
};

}  // namespace debrief
