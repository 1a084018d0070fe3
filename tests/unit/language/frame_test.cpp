// Each key of a frame, with what it takes and what just misses it.

#include "debrief/language/frame.h"

#include "reading_of.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

using ::testing::ElementsAreArray;

/// The words that a frame marks, once for each place.
std::vector<std::string> marked(std::string_view text, const Frame& frame) {
  std::vector<std::string> words;
  for (const std::string& match : found(text, frame))
    words.push_back(match.substr(0, match.find('|')));
  return words;
}

struct Case {
  std::string_view text;
  std::vector<std::string> expected;
};

void expect_marked(const Frame& frame, const std::vector<Case>& cases) {
  for (const auto& [text, expected] : cases)
    EXPECT_THAT(marked(text, frame), ElementsAreArray(expected)) << text;
}

/// The kinds of whoever acts in the first predicate, whatever that is.
std::string kinds_in(std::string_view text, const KnownNames& names = {}) {
  const Reader reader(shipped_lexicon(), names);
  const Prose prose = prose_of(text);
  const auto matches = reader.match(reader.read(prose), Frame{.clause = Frame::Clause::kAny});
  if (matches.empty()) return "no predicate";
  std::string kinds;
  for (const std::string_view name : agent_kind_names()) {
    if (!matches.front().agent_kinds.has(*agent_kind_of_name(name))) continue;
    append(kinds, kinds.empty() ? "" : " ", name);
  }
  return kinds;
}

// What kind of predicate it is.

TEST(FrameVoice, TellsWhatOneDoesFromWhatIsDoneToOne) {
  expect_marked({.voice = Frame::Voice::kActive, .verbs = {"delete"}},
                {{"The engineer deleted the volume.", {"deleted"}},
                 {"The volume was deleted by the engineer.", {}}});
  expect_marked({.voice = Frame::Voice::kPassive, .verbs = {"delete"}},
                {{"The volume was deleted by the engineer.", {"was deleted"}},
                 {"The volume got deleted.", {"got deleted"}},
                 {"The volume had been deleted.", {"had been deleted"}},
                 {"The engineer deleted the volume.", {}}});
  expect_marked({.verbs = {"delete"}}, {{"The engineer deleted the volume.", {"deleted"}},
                                        {"The volume was deleted.", {"was deleted"}}});
}

TEST(FrameTense, LeavesOutWhatHoldsNow) {
  expect_marked({.past = true, .verbs = {"ignore"}, .agents = {AgentKind::kPerson}},
                {{"The engineers ignored the alert.", {"ignored"}},
                 {"The engineers have ignored the alert.", {"have ignored"}},
                 {"The engineers ignore the alert.", {}}});
  expect_marked({.modals = {"supposed to"}, .past = true},
                {{"They were supposed to check it.", {"were supposed to check"}},
                 {"They are supposed to check it.", {}}});
}

TEST(FrameAspect, TellsThePerfect) {
  expect_marked({.modals = {"should"}, .aspect = Frame::Aspect::kPerfect},
                {{"The engineer should have checked.", {"should have checked"}},
                 {"The engineer should check.", {}}});
  expect_marked({.modals = {"should"}, .aspect = Frame::Aspect::kSimple},
                {{"The engineer should check.", {"should check"}},
                 {"The engineer should have checked.", {}}});
}

TEST(FramePolarity, TellsYesNoAndNever) {
  using Polarity = Frame::Polarity;
  expect_marked({.polarity = Polarity::kPositive, .verbs = {"check"}},
                {{"Alice checked the dashboard.", {"checked"}},
                 {"Alice did not check the dashboard.", {}},
                 {"Alice never checked the dashboard.", {}}});
  expect_marked({.polarity = Polarity::kNegative, .verbs = {"check"}},
                {{"Alice did not check the dashboard.", {"did not check"}},
                 {"Alice didn’t check the dashboard.", {"didn’t check"}},
                 {"Alice never checked the dashboard.", {"checked"}},
                 {"Nobody checked the dashboard.", {"checked"}},
                 {"Alice checked the dashboard.", {}}});
  expect_marked({.polarity = Polarity::kNever, .verbs = {"check"}},
                {{"Alice never checked the dashboard.", {"checked"}},
                 {"The dashboard was never checked.", {"was never checked"}},
                 {"Alice did not check the dashboard.", {}},
                 {"Alice checked the dashboard.", {}}});
}

TEST(FrameClause, HoldsForWhatHappenedUnlessItAsksForMore) {
  const Frame frame = {.verbs = {"check"}};
  expect_marked(frame, {{"The engineer checked the graph.", {"checked"}},
                        {"The engineer had checked the graph.", {"had checked"}},
                        {"The engineer can check the graph.", {}},
                        {"The engineer wanted to check the graph.", {}},
                        {"If the engineer checks the graph, it reloads.", {}},
                        {"Did the engineer check the graph?", {}},
                        {"Check the graph.", {}},
                        {"Every engineer checks the graph on Mondays.", {}}});
}

TEST(FrameClause, TakesConditionsAndTheirInversions) {
  const Frame frame = {.aspect = Frame::Aspect::kPerfect,
                       .clause = Frame::Clause::kCondition,
                       .agents = {AgentKind::kPerson, AgentKind::kTeam}};
  expect_marked(frame, {{"If the engineer had checked the graph, it would be up.", {"had checked"}},
                        {"It would be up if the engineer had checked the graph.", {"had checked"}},
                        {"Had they checked the graph, it would be up.", {"Had they checked"}},
                        {"Had the engineer not deleted it, it would be up.",
                         {"Had the engineer not deleted"}},
                        {"Had the cache expired, it would be up.", {}},
                        {"They had checked the graph.", {}},
                        {"Had they checked the graph?", {}},
                        {"If the engineer checks the graph, it reloads.", {}}});
}

TEST(FrameClause, TakesOrdersWishesAndDuties) {
  const Frame frame = {.clause = Frame::Clause::kOrder, .verbs = {"check", "verify"}};
  expect_marked(frame, {{"Check the graph.", {"Check"}},
                        {"Always verify the graph.", {"verify"}},
                        {"Please check the graph.", {"check"}},
                        {"Do not check the graph.", {"Do not check"}},
                        {"Engineers must not check the graph.", {"must not check"}},
                        {"Engineers must check the graph.", {"must check"}},
                        {"Engineers need to check the graph.", {"need to check"}},
                        {"We will check the graph.", {"will check"}},
                        {"The graph must be checked.", {"must be checked"}},
                        {"The engineer checked the graph.", {}},
                        {"Engineers should have checked the graph.", {}},
                        {"If engineers must check the graph, it is late.", {}},
                        {"Must engineers check the graph?", {}}});
}

TEST(FrameClause, TakesAnything) {
  const Frame frame = {.clause = Frame::Clause::kAny, .verbs = {"check"}};
  expect_marked(frame, {{"The engineer checked the graph.", {"checked"}},
                        {"Check the graph.", {"Check"}},
                        {"Engineers must check the graph.", {"must check"}},
                        {"If they check the graph, it reloads.", {"check"}},
                        {"The engineer read the graph.", {}}});
}

// Who and what stands around it.

TEST(FrameSubject, IsTheHeadOfWhateverStandsThere) {
  expect_marked({.verbs = {"prevent"}, .subjects = {"review", "@control"}},
                {{"The review prevented a second outage.", {"prevented"}},
                 {"Two careful reviews prevented it.", {"prevented"}},
                 {"An alarm prevented it.", {"prevented"}},
                 {"The review board prevented it.", {}},
                 {"The engineer prevented it.", {}}});
  expect_marked(
      {.verbs = {"delete"}, .subjects = {"volume"}},
      {{"The volume was deleted.", {"was deleted"}}, {"The engineer deleted the volume.", {}}});
}

TEST(FrameSubjectModifier, StandsBeforeTheSubjectsHead) {
  expect_marked(
      {.voice = Frame::Voice::kPassive, .verbs = {"delete"}, .subject_modifiers = {"wrong"}},
      {{"The wrong volume was deleted.", {"was deleted"}},
       {"The old volume was deleted.", {}},
       {"What was wrong was deleted.", {}}});
}

TEST(FrameObject, IsTheHeadOfWhatIsActedOn) {
  expect_marked({.verbs = {"drop"}, .objects = {"table"}},
                {{"Bob dropped the table.", {"dropped"}},
                 {"Bob dropped the two large tables.", {"dropped"}},
                 {"The table was dropped by Bob.", {"was dropped"}},
                 {"Bob dropped the table lock.", {}},
                 {"Bob dropped it.", {}},
                 {"The table dropped a row.", {}}});
  expect_marked({.verbs = {"drop"}, .objects = {"any"}},
                {{"Bob dropped the table.", {"dropped"}}, {"The latency dropped.", {}}});
}

TEST(FrameExceptObject, TurnsTheFrameOff) {
  expect_marked({.verbs = {"miss"}, .except_objects = {"target"}},
                {{"The team missed the alert.", {"missed"}},
                 {"The team missed.", {"missed"}},
                 {"The team missed the target.", {}},
                 {"The team missed both targets.", {}}});
}

TEST(FrameObjectModifier, StandsBeforeTheObjectsHead) {
  expect_marked({.verbs = {"delete"}, .object_modifiers = {"wrong"}},
                {{"Bob deleted the wrong volume.", {"deleted"}},
                 {"Bob deleted the wrong blue volume.", {"deleted"}},
                 {"Bob deleted the blue volume.", {}},
                 {"Bob deleted the wrong.", {}},
                 {"Bob deleted the volume at the wrong time.", {}}});
}

TEST(FrameComplement, IsMarkedWithTheVerb) {
  expect_marked({.verbs = {"be", "seem"}, .complements = {"aware"}},
                {{"The team was aware of it.", {"was aware"}},
                 {"They were really quite aware of it.", {"were really quite aware"}},
                 {"The team seemed aware of it.", {"seemed aware"}},
                 {"The team was asleep, and Bob aware.", {}},
                 {"The team was told to be aware.", {}},
                 {"The team became aware.", {}}});
  expect_marked({.polarity = Frame::Polarity::kNegative, .verbs = {"be"}, .complements = {"aware"}},
                {{"The team was not aware of it.", {"was not aware"}},
                 {"The team wasn't even aware of it.", {"wasn't even aware"}},
                 {"The team was aware of it.", {}}});
}

TEST(FrameInfinitive, IsMarkedWithTheVerb) {
  expect_marked({.verbs = {"fail"}, .infinitives = {"check", "@remedy-verb"}},
                {{"The engineer failed to check the graph.", {"failed to check"}},
                 {"The engineer failed to properly check it.", {"failed to properly check"}},
                 {"The engineer failed to restore it.", {"failed to restore"}},
                 {"The engineer failed to sleep.", {}},
                 {"The engineer failed the check.", {}}});
  expect_marked({.verbs = {"fail"}, .infinitives = {"any"}},
                {{"The engineer failed to sleep.", {"failed to sleep"}},
                 {"The engineer failed.", {}},
                 {"The engineer failed, to nobody's surprise.", {}}});
}

TEST(FrameNear, IsAWordBehindTheVerbInItsClause) {
  expect_marked({.verbs = {"take"}, .near = {"offline"}},
                {{"Bob took the cluster offline.", {"took"}},
                 {"Bob took all of the three clusters in the west offline.", {"took"}},
                 {"Bob took the cluster online.", {}},
                 {"Bob took a break; the cluster went offline.", {}},
                 {"Bob took a break before the cluster went offline.", {}},
                 {"Offline, Bob took the call.", {}}});
}

TEST(FrameAdverb, StandsWithTheVerb) {
  expect_marked({.verbs = {"delete"}, .adverbs = {"carelessly", "@fault-adverb"}},
                {{"Bob carelessly deleted the volume.", {"carelessly deleted"}},
                 {"Bob deleted it by mistake.", {"deleted"}},
                 {"Bob quickly deleted the volume.", {}},
                 {"Bob carelessly left, and the job deleted it.", {}}});
  expect_marked(
      {.verbs = {"delete"}, .except_adverbs = {"deliberately"}},
      {{"Bob deleted the volume.", {"deleted"}}, {"Bob deliberately deleted the volume.", {}}});
}

TEST(FrameExcept, TakesVerbsOut) {
  expect_marked({.polarity = Frame::Polarity::kNegative,
                 .verbs = {"any"},
                 .except_verbs = {"see"},
                 .agents = {AgentKind::kPerson}},
                {{"Alice did not check the graph.", {"did not check"}},
                 {"Alice did not see the graph.", {}}});
}

// Who acts.

TEST(FrameAgents, HaveEveryKindThatIsTrueOfThem) {
  struct {
    std::string_view text, kinds;
  } const kCases[] = {
      {"The engineer deleted the volume.", "person"},
      {"The storage team deleted the volume.", "team"},
      {"The scheduler deleted the volume.", "system"},
      {"`cron` deleted the volume.", "system"},
      {"A customer deleted the volume.", "outsider"},
      {"An attacker deleted the volume.", "outsider"},
      {"I deleted the volume.", "person self"},
      {"We deleted the volume.", "team we"},
      {"Our team deleted the volume.", "team we"},
      {"Nobody checked the volume.", "person nobody"},
      {"No one checked the volume.", "person nobody"},
      {"None of the engineers checked the volume.", "person nobody"},
      {"None of us checked the volume.", "team we nobody"},
      {"The alert was overlooked.", "unknown implied"},
      {"The volume was deleted.", "unknown implied"},
      {"The volume was mounted.", "system"},
      {"The volume was deleted by Bob.", "person"},
      {"Forgot to drain the node.", "unknown elided"},
      {"Check the volume.", "unknown"},
      {"Xandor deleted the volume.", "unknown stranger"},
      {"The escalation took an hour.", "unknown act"},
      {"Skipping the review saved an hour.", "system act"},
      {"It deleted the volume.", "system event"},
      {"This deleted the volume.", "system event"},
      {"There was an error.", "system event"},
  };
  for (const auto& [text, kinds] : kCases) EXPECT_EQ(kinds_in(text), kinds) << text;
}

TEST(FrameAgents, AreExcludedByWhatTheyAreNot) {
  Frame frame = {.polarity = Frame::Polarity::kNegative,
                 .verbs = {"check"},
                 .agents = {AgentKind::kPerson, AgentKind::kTeam}};
  frame.agents.none = {AgentKind::kWe, AgentKind::kSelf};
  expect_marked(frame, {{"The team did not check it.", {"did not check"}},
                        {"Bob did not check it.", {"did not check"}},
                        {"Nobody checked it.", {"checked"}},
                        {"We did not check it.", {}},
                        {"I did not check it.", {}},
                        {"The job did not check it.", {}}});
  Frame anyone = {.verbs = {"check"}};
  anyone.agents.none = {AgentKind::kNobody};
  expect_marked(anyone, {{"Bob checked it.", {"checked"}},
                         {"The job checked it.", {"checked"}},
                         {"Nobody checked it.", {}}});
}

TEST(FrameAgents, AreElidedImperativeOrImplied) {
  expect_marked({.verbs = {"forget"}, .agents = {AgentKind::kElided}},
                {{"Forgot to drain the node.", {"Forgot"}},
                 {"10:02Z: forgot to drain the node.", {"forgot"}},
                 {"Bob forgot to drain the node.", {}},
                 {"Do not forget to drain the node.", {}}});
  expect_marked({.clause = Frame::Clause::kOrder, .verbs = {"paste"}},
                {{"Paste the command.", {"Paste"}},
                 {"Never paste the command.", {"paste"}},
                 {"Bob pasted the command.", {}}});
  expect_marked({.voice = Frame::Voice::kPassive, .agents = {AgentKind::kImplied}},
                {{"The alert was overlooked.", {"was overlooked"}},
                 {"The alert was overlooked by the filter.", {}},
                 {"The volume was mounted.", {}}});
}

}  // namespace
}  // namespace debrief
