#include "reading_of.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace debrief {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;

struct Case {
  std::string_view text;
  std::vector<std::string> expected;
};

TEST(PersonAsCause, MarksTheVerbAndItsParticle) {
  const Case kCases[] = {
      {"Bob broke production.", {"broke|person|Bob"}},
      {"An engineer took down the billing database.", {"took down|person|An engineer"}},
      {"The contractor took the billing database down.",
       {"took the billing database down|person|The contractor"}},
      {"We had misconfigured the firewall.", {"had misconfigured|team|We"}},
      {"ops fat-fingered the prefix list", {"fat-fingered|team|ops"}},
      {"One of the developers mistyped the number.", {"mistyped|person|One of the developers"}},
      {"The cluster was taken down by an intern.", {"was taken down|person|an intern"}},
      {"Ahmed's change took down the checkout.", {"took down|person|Ahmed"}},
      {"He opened the wrong tab and wiped the disk.", {"wiped|person|He"}},
      {"The engineer who broke the build left.", {"broke|person|The engineer"}},
      {"@kim messed up the cutover.", {"messed up|person|@kim"}},
      {"Bob must have broken the build.", {"must have broken|person|Bob"}}};
  for (const auto& [text, expected] : kCases)
    EXPECT_THAT(found(text, harm_frame()), ElementsAreArray(expected)) << text;
}

TEST(PersonAsCause, LeavesSystemsOutsidersAndOrdinaryActsAlone) {
  for (const std::string_view text :
       {"The deploy broke the login page.", "The attacker broke into the mail host.",
        "A user broke the form.", "`cron` wiped the scratch volume.",
        "The OOM killer took down the pod.", "Engineers disabled the feature at 10:20Z.",
        "The on-call engineer restarted the broken node.",
        "We broke the migration into four steps.", "The cluster was taken down.",
        "The database operator corrupted the index.", "The build agent trashed its cache.",
        "Chaos tests break a node every night.",
        "If an engineer breaks the build, the bot reverts it.", "An engineer can break the build.",
        "Did Bob break it?", "Break the glass to get access.",
        "This stops engineers from breaking the build.", "The team's dashboard broke."}) {
    EXPECT_THAT(found(text, harm_frame()), IsEmpty()) << text;
  }
}

TEST(PersonAsCause, LeavesWorkThatIsMeantAlone) {
  for (const std::string_view text :
       {"The SRE took the node down for maintenance.",
        "Bob took the cache down on purpose to test the failover.",
        "Alice brought down the median latency from 900 ms to 200 ms.",
        "Alice brought down the error rate.", "Bob wiped the retired disks.",
        "Bob wiped the volume after the move as planned.", "Alice deliberately broke the build.",
        "During the drill Alice took down a region.",
        "As part of the upgrade an engineer took down the old primary.",
        "Bob broke the problem down into three parts.", "Alice broke the news to the customers.",
        "Bob broke the silence on the call.", "We broke for lunch.", "Alice broke even.",
        "The node was taken down by Bob for maintenance."}) {
    EXPECT_THAT(found(text, harm_frame()), IsEmpty()) << text;
  }
  const Case kCases[] = {
      {"Bob took down the cluster during the upgrade.", {"took down|person|Bob"}},
      {"Bob misconfigured the proxy for the migration.", {"misconfigured|person|Bob"}},
      {"Alice wiped the disks.", {"wiped|person|Alice"}},
      {"Alice broke the build for the third time.", {"broke|person|Alice"}}};
  for (const auto& [text, expected] : kCases)
    EXPECT_THAT(found(text, harm_frame()), ElementsAreArray(expected)) << text;
}

TEST(PersonAsCause, GivesTheMainVerbTheNounOfAnObjectClause) {
  for (const std::string_view text :
       {"The deploy that Bob started broke the login page.",
        "The config I pushed took down the proxy.", "The script which Alice wrote wiped a bucket.",
        "The job that the engineer who was on call started took down the cluster.",
        "The flag Alice had set for the team broke the login page.",
        "The tool that Bob gave the operators wiped a volume."}) {
    EXPECT_THAT(found(text, harm_frame()), IsEmpty()) << text;
  }
  EXPECT_THAT(found("The engineer that Bob paged broke the build.", harm_frame()),
              ElementsAre("broke|person|The engineer"));
  EXPECT_THAT(found("We know that Bob broke the build.", harm_frame()),
              ElementsAre("broke|person|Bob"));
}

TEST(PersonAsCause, FindsTheAgentFarFromTheVerb) {
  const Case kCases[] = {
      {"The engineer working that night broke the cluster.", {"broke|person|The engineer"}},
      {"After she misread the graph, the engineer restarted it.", {"misread|person|she"}},
      {"By misconfiguring the router, the engineer cut off a region.",
       {"misconfiguring|person|the engineer"}},
      {"By taking down the node, the engineer stopped the leak.", {}},
      {"Bob managed to break the build.", {"break|person|Bob"}},
      {"Bob did not manage to break the build.", {}},
      {"Bob ended up breaking the build.", {"breaking|person|Bob"}},
      {"José broke the build.", {"broke|person|José"}},
      {"Søren broke the build.", {"broke|person|Søren"}},
      {"Élodie broke the build.", {"broke|person|Élodie"}}};
  for (const auto& [text, expected] : kCases)
    EXPECT_THAT(found(text, harm_frame()), ElementsAreArray(expected)) << text;
}

TEST(PersonAsCause, LeavesTitlesAndStruckTextAlone) {
  const Reader reader(shipped_lexicon(), {});
  const auto mentioned = [&](std::string text, std::string_view marked, ProseMark mark) {
    Prose prose = prose_of(text);
    const auto begin = static_cast<uint32_t>(text.find(marked));
    prose.marks.push_back({mark, begin, begin + static_cast<uint32_t>(marked.size())});
    const auto matches = reader.match(reader.read(prose), harm_frame());
    return matches.empty() || matches[0].mentioned;
  };
  EXPECT_TRUE(mentioned("See Bob broke the build.", "Bob broke the build", ProseMark::kLink));
  EXPECT_FALSE(mentioned("Bob broke the build.", "broke the build", ProseMark::kLink));
  EXPECT_TRUE(
      mentioned("Bob broke the build. It is green.", "Bob broke the build.", ProseMark::kDeleted));
  EXPECT_TRUE(mentioned("Bob broke restarted it.", "broke", ProseMark::kDeleted));
  EXPECT_FALSE(mentioned("Bob broke it. He left.", "He left.", ProseMark::kDeleted));
}

TEST(PersonAsCause, TellsDenials) {
  EXPECT_THAT(found("Bob did not break production.", harm_frame()),
              ElementsAre("did not break|person|Bob|m"));
  EXPECT_THAT(found("Nobody broke anything.", harm_frame()), ElementsAre("broke|person|Nobody|m"));
  EXPECT_THAT(found("The mail said “Bob broke it”.", harm_frame()),
              ElementsAre("broke|person|Bob|q"));
}

TEST(PersonAsCause, AsksForAnAdverbNearTheVerb) {
  const Case kCases[] = {
      {"@kim accidentally dropped the users table.", {"accidentally dropped|person|@kim"}},
      {"I dropped the table by mistake.", {"dropped|person|I"}},
      {"By mistake, an admin deleted the group.", {"deleted|person|an admin"}},
      {"The volume was mistakenly deleted by one of our SREs.",
       {"was mistakenly deleted|person|one of our SREs"}},
      {"It began with a contractor mistakenly executing the script.",
       {"mistakenly executing|person|a contractor"}},
      {"The volume was accidentally deleted.", {}},
      {"A tool written by an engineer accidentally deleted the table.", {}},
      {"The job which Bob had scheduled on Monday accidentally deleted the table.", {}},
      {"Priya, by accident, ran the script.", {"by accident, ran|person|Priya"}},
      {"The job mistakenly targeted the live cluster.", {}},
      {"We accidentally found the second leak.", {}},
      {"A guard keeps engineers from accidentally deleting it.", {}},
      {"It is easy to accidentally delete it.", {}}};
  for (const auto& [text, expected] : kCases)
    EXPECT_THAT(found(text, fault_frame()), ElementsAreArray(expected)) << text;
}

TEST(PersonAsCause, AsksForAnObject) {
  const Frame frame{
      .verbs = {"@cause-verb"}, .agents = {AgentKind::kPerson}, .objects = {"@incident"}};
  EXPECT_THAT(found("Jonas caused the outage.", frame), ElementsAre("caused|person|Jonas"));
  EXPECT_THAT(found("The outage was caused by a developer who pushed.", frame),
              ElementsAre("was caused|person|a developer"));
  EXPECT_THAT(found("Jonas caused a sensation.", frame), IsEmpty());
  EXPECT_THAT(found("Jonas started the second replica.", frame), IsEmpty());
  EXPECT_THAT(found("The outage was caused by the build agent.", frame), IsEmpty());
}

TEST(PersonAsCause, ReadsNamesByASecondSign) {
  const Case kCases[] = {{"Then Mark broke it.", {"broke|person|Mark"}},
                         {"Grace broke it.", {"broke|person|Grace"}},
                         {"May broke it.", {}},
                         {"Will broke it.", {"broke|person|Will"}},
                         {"Later Okafor broke it with his script.", {"broke|person|Okafor"}},
                         {"Later Okafor broke it.", {}},
                         {"Then Terraform broke it.", {}}};
  for (const auto& [text, expected] : kCases)
    EXPECT_THAT(found(text, harm_frame()), ElementsAreArray(expected)) << text;
}

}  // namespace
}  // namespace debrief
