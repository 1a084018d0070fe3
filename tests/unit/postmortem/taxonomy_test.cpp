// The kinds of factors: what the file holds, what a configuration adds, and what is said of
// persons.

#include "debrief/postmortem/taxonomy.h"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

TEST(FactorTaxonomy, NamesEachKindOnceAndSaysWhatItMeans) {
  const FactorTaxonomy& taxonomy = FactorTaxonomy::own();
  std::set<std::string> words;
  for (const FactorGroup& group : taxonomy.groups()) {
    EXPECT_TRUE(group.meaning.ends_with('.')) << group.id;
    for (const FactorKind& kind : group.kinds) {
      EXPECT_TRUE(kind.id.starts_with(concat(group.id, "."))) << kind.id;
      EXPECT_TRUE(kind.meaning.ends_with('.')) << kind.id;
      EXPECT_TRUE(words.insert(kind.id).second) << kind.id;
      for (const std::string& alias : kind.aliases) {
        EXPECT_EQ(taxonomy.find_alias(alias), &kind) << alias;
        EXPECT_THAT(taxonomy.instead_of_person(alias), IsEmpty()) << alias;
      }
    }
  }
  EXPECT_EQ(taxonomy.groups().size(), 6u);
}

TEST(FactorTaxonomy, OffersKindsThatExistForPersons) {
  const FactorTaxonomy& taxonomy = FactorTaxonomy::own();
  for (const std::string_view word :
       {"human-error", "Human Error", "operator_error", "people", "person.fatigue", "x.human-error",
        "tech.typo", "lack-of-training"}) {
    const auto fits = taxonomy.instead_of_person(word);
    EXPECT_THAT(fits, Not(IsEmpty())) << word;
    for (const std::string_view fit : fits) EXPECT_NE(taxonomy.find(fit), nullptr) << fit;
  }
  EXPECT_THAT(taxonomy.instead_of_person("org.workload-fatigue"), IsEmpty());
}

TEST(FactorTaxonomy, FindsAKindByOtherWords) {
  const FactorTaxonomy& taxonomy = FactorTaxonomy::own();
  for (const auto& [word, id] : {std::pair("monitoring", "tool.observability"),
                                 {"Tool.Observability", "tool.observability"},
                                 {"tech.observability", "tool.observability"},
                                 {"time pressure", "org.production-pressure"}}) {
    const FactorKind* kind = taxonomy.find_alias(word);
    ASSERT_NE(kind, nullptr) << word;
    EXPECT_EQ(kind->id, id);
  }
  EXPECT_EQ(taxonomy.find_alias("moon"), nullptr);
}

TEST(FactorTaxonomy, TakesFurtherKinds) {
  const FactorTaxonomy more = FactorTaxonomy::own().with(
      {{"x.legal-hold", "Data that may not be touched."}, {"tech.defect", "A fault in code."}});
  EXPECT_EQ(more.find("x.legal-hold")->meaning, "Data that may not be touched.");
  EXPECT_EQ(more.find("tech.defect")->meaning, "A fault in code.");
  EXPECT_EQ(more.groups().back().id, "x");
}

}  // namespace
}  // namespace debrief
