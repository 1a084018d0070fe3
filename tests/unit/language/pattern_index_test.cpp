// Which patterns an index lets hope for, and that a reader with it finds what one without it does.
// All shipped rules are held to the same in tests/unit/lint/pattern_index_test.cpp.

#include "debrief/language/pattern_index.h"

#include <algorithm>

#include "reading_of.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;

/// Patterns in an index, and readers with and without it.
class Patterns {
 public:
  void add(const Frame& frame) { ids_.push_back(index_->add(CompiledFrame(frame, *lexicon_))); }
  void add(const std::string& phrase) {
    auto parsed = parse_phrase(phrase, *lexicon_);
    ASSERT_TRUE(parsed) << phrase << ": " << parsed.error().message;
    ids_.push_back(index_->add(std::move(*parsed)));
  }
  const PatternIndex& index() const { return *index_; }
  std::shared_ptr<const PatternIndex> shared() const { return index_; }

  /// The patterns that are tried on a text, each once.
  std::vector<PatternId> hoped_for(std::string_view text) const {
    const Reader reader(lexicon_, {}, index_);
    const Prose prose = prose_of(text);
    const Reading reading = reader.read(prose);
    std::vector<PatternId> ids;
    for (const PatternCandidate& candidate : reading.candidates())
      if (ids.empty() || ids.back() != candidate.pattern) ids.push_back(candidate.pattern);
    return ids;
  }

  /// What a pattern marks, with the index and without it.
  std::pair<std::vector<std::string>, std::vector<std::string>> marked(std::string_view text,
                                                                       PatternId id) const {
    const Reader with(lexicon_, {}, index_), without(lexicon_, {});
    const Prose prose = prose_of(text);
    const Reading quick = with.read(prose), slow = without.read(prose);
    const CompiledFrame* frame = index_->frame(id);
    return {words(prose, with.match(quick, quick.candidates(id, id + 1))),
            words(prose, frame != nullptr ? without.match(slow, *frame)
                                          : without.match(slow, *index_->phrase(id)))};
  }

 private:
  std::shared_ptr<const Lexicon> lexicon_ = shipped_lexicon();
  std::shared_ptr<PatternIndex> index_ = std::make_shared<PatternIndex>(*lexicon_);
  std::vector<PatternId> ids_;

  static std::vector<std::string> words(const Prose& prose,
                                        const std::vector<LanguageMatch>& matches) {
    std::vector<std::string> texts;
    for (const LanguageMatch& match : matches)
      texts.push_back(concat(prose.text.substr(match.begin, match.end - match.begin), "|",
                             match.agent, "|", match.verb));
    return texts;
  }
};

TEST(PatternIndex, NumbersItsPatterns) {
  Patterns patterns;
  patterns.add(Frame{.verbs = {"check"}});
  patterns.add("~drop the ball");
  const PatternIndex& index = patterns.index();
  ASSERT_EQ(index.size(), 2u);
  ASSERT_NE(index.frame(0), nullptr);
  EXPECT_THAT(index.frame(0)->asked().verbs, ElementsAre("check"));
  EXPECT_EQ(index.phrase(0), nullptr);
  EXPECT_EQ(index.frame(1), nullptr);
  ASSERT_NE(index.phrase(1), nullptr);
  EXPECT_EQ(index.phrase(1)->parts.size(), 3u);
}

TEST(PatternIndex, HopesForWhatTheWordsAllow) {
  Patterns patterns;
  patterns.add("~drop the ball");                                           // 0
  patterns.add("{person} {past}");                                          // 1: no word
  patterns.add("@human-error");                                             // 2
  patterns.add("caused|triggered by {agent}");                              // 3
  patterns.add(Frame{.verbs = {"check"}});                                  // 4
  patterns.add(Frame{.modals = {"should"}});                                // 5
  patterns.add(Frame{.polarity = Frame::Polarity::kNegative});              // 6: no word
  patterns.add(Frame{.verbs = {"take down", "@duty-verb"}});                // 7
  patterns.add(Frame{.verbs = {"check"}, .agents = {AgentKind::kSystem}});  // 8
  struct {
    std::string_view text;
    std::vector<PatternId> ids;
  } const kCases[] = {
      {"", {}},
      {"Disks.", {1}},
      {"Two balls.", {1}},
      {"Bob dropped the ball.", {0, 1}},
      {"Human mistakes.", {1, 2}},
      {"It was triggered by it.", {1, 3}},
      {"Bob checked it.", {1, 4, 7}},
      {"The job checked it.", {1, 4, 7, 8}},
      {"Bob should sleep.", {1, 5}},
      {"Bob did not sleep.", {1, 6}},
      {"Bob took it down.", {1, 7}},
      {"Bob can check it.", {1}},
  };
  for (const auto& [text, ids] : kCases) {
    const std::vector<PatternId> hoped = patterns.hoped_for(text);
    for (const PatternId id : ids)
      EXPECT_TRUE(std::binary_search(hoped.begin(), hoped.end(), id)) << id << " in: " << text;
  }
  EXPECT_THAT(patterns.hoped_for("Bob can sleep."), ElementsAre(1u));
  EXPECT_THAT(patterns.hoped_for(""), IsEmpty());
}

TEST(PatternIndex, GivesTheCandidatesOfARangeOfPatterns) {
  Patterns patterns;
  patterns.add("ball");
  patterns.add("cup");
  patterns.add("ball|cup");
  const Reader reader(shipped_lexicon(), {}, patterns.shared());
  const Prose prose = prose_of("A ball, a cup and a ball.");
  const Reading reading = reader.read(prose);
  const auto count = [&](PatternId first, PatternId last) {
    return reading.candidates(first, last).size();
  };
  EXPECT_EQ(reading.candidates().size(), 6u);
  EXPECT_EQ(count(0, 1), 2u);
  EXPECT_EQ(count(1, 2), 1u);
  EXPECT_EQ(count(0, 2), 3u);
  EXPECT_EQ(count(2, 3), 3u);
  EXPECT_EQ(count(1, 1), 0u);
  EXPECT_EQ(count(3, 9), 0u);
  EXPECT_TRUE(std::is_sorted(reading.candidates().begin(), reading.candidates().end()));
}

TEST(PatternIndex, FindsWhatAReaderWithoutItFinds) {
  struct {
    std::string phrase;
    std::string_view text;
    size_t matches;
  } const kCases[] = {
      {"~drop the ball", "They dropped the ball, and he drops the ball.", 2},
      {"the *12 ball", "The one two three four five six seven eight nine ten ball.", 1},
      {"{person} was to blame", "The engineer was to blame. Bob was to blame.", 2},
      {"{agent} *4 to blame", "The engineer of the storage team was to blame.", 1},
      {"a|an? error", "An error, error, a error.", 3},
      {"error error", "Error error error error error.", 2},
      {"error *2 error", "Error error error.", 1},
      {"@human-error", "Human error, user error and pilot errors.", 3},
      {"{others}'s @mistake", "Bob's mistake and their oversight, not our mistake.", 2},
      {"^forgot {noun}", "Forgot nodes. They forgot nodes; forgot pods.", 2},
      {"is it $", "That is it. Is it?", 2},
      {"without @duty-verb:gerund", "Without checking, without verifying.", 2},
      {"{person} {past}", "Bob slept and Alice woke.", 2},
      {"human error !{noun}", "Human error rates, human error.", 1},
      {"~take the time", "Did not take the time; took the time; taking the time.", 3},
      {"~woman left", "The women left. A woman left.", 2},
      {"~be|~get told", "They were told and got told.", 2},
  };
  for (const auto& [phrase, text, matches] : kCases) {
    Patterns patterns;
    patterns.add("some other words");
    patterns.add(phrase);
    const auto [with, without] = patterns.marked(text, 1);
    EXPECT_EQ(without.size(), matches) << phrase << " in: " << text;
    EXPECT_THAT(with, ElementsAreArray(without)) << phrase << " in: " << text;
  }
}

TEST(PatternIndex, FindsFramesThatAReaderWithoutItFinds) {
  const Frame frames[] = {
      should_have_frame(),
      harm_frame(),
      fault_frame(),
      {},
      {.verbs = {"any"}, .object_modifiers = {"wrong"}},
      {.verbs = {"take down", "check"}},
      {.clause = Frame::Clause::kOrder, .verbs = {"check"}},
      {.aspect = Frame::Aspect::kPerfect, .clause = Frame::Clause::kCondition},
      {.modals = {"should", "could"}, .verbs = {"check"}},
      {.verbs = {"fail"}, .infinitives = {"any"}},
      {.verbs = {"be"}, .complements = {"aware"}},
  };
  const std::string_view texts[] = {
      "The engineer should have checked the wrong dashboard, and could have asked.",
      "Bob took down the cluster; the pods were taken down by Alice.",
      "Had they checked it, Alice would not have deleted the wrong volume by mistake.",
      "Check it. They failed to check it, and were not aware of it.",
  };
  Patterns patterns;
  for (const Frame& frame : frames) patterns.add(frame);
  size_t matches = 0;
  for (PatternId id = 0; id < std::size(frames); ++id) {
    for (const std::string_view text : texts) {
      const auto [with, without] = patterns.marked(text, id);
      EXPECT_THAT(with, ElementsAreArray(without)) << "frame " << id << " in: " << text;
      matches += without.size();
    }
  }
  EXPECT_GE(matches, 14u);
}

}  // namespace
}  // namespace debrief
