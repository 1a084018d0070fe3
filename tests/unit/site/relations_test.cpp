// How records hang together: which are related and why, and factors that came back.

#include <ctime>

#include "lives_fixture.h"
#include <gmock/gmock.h>

#include "debrief/base/strings.h"
#include "debrief/corpus/recurrence.h"
#include "debrief/site/model.h"

namespace debrief {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

/// A record of a day: its fields, kinds of factors and text.
struct Made {
  std::string day, fields;
  std::vector<std::string> kinds = {};
  std::string facts = "It took long.";
  std::string actions = "";
};

std::string text_of_record(const Made& made) {
  std::string text =
      concat("---\ndebrief: 1\nid: ", made.day, "-x\ntitle: Record of ", made.day,
             "\nstatus: draft\nowner: \"@ann\"\nstarted: ", made.day, "T10:00:00Z\n", made.fields,
             "---\n\n## Facts\n\n", made.facts, "\n\n## Contributing factors\n\n");
  for (size_t i = 0; i < made.kinds.size(); ++i) {
    append(text, "- **F", std::to_string(i + 1), "** (", made.kinds[i], ") Of this kind.\n");
  }
  return concat(text, "\n## Actions\n\n", made.actions);
}

std::map<std::string, std::string> documents(const std::vector<Made>& all) {
  std::map<std::string, std::string> texts;
  for (const Made& each : all) texts[concat(each.day, "-x.md")] = text_of_record(each);
  return texts;
}

SiteModel model_of(const Corpus& corpus) { return make_model(corpus, {}, test_options().as_of); }

/// The records related to that of a day, by their days.
std::vector<std::string> related_to(const SiteModel& model, const std::string& day) {
  std::vector<std::string> days;
  for (const RelatedView& each : model.related_to(model.by_id.at(concat(day, "-x")))) {
    days.push_back(model.records[each.record].document().id.substr(0, 10));
  }
  return days;
}

TEST(Related, PutsWhatIsRareBeforeWhatIsFrequentAndBreaksTiesById) {
  const Corpus corpus = corpus_of(documents({
      {"2021-01-01", "services: [web]\ntags: [rare]\n"},
      {"2021-01-02", "services: [web]\n"},
      {"2021-01-03", "services: [web]\n"},
      {"2021-01-04", "tags: [rare]\n"},
      {"2021-01-05", ""},
      {"2021-01-06", ""},
  }));
  const SiteModel model = model_of(corpus);
  EXPECT_THAT(related_to(model, "2021-01-01"),
              ElementsAre("2021-01-04", "2021-01-02", "2021-01-03"));
  EXPECT_THAT(related_to(model, "2021-01-05"), IsEmpty());
}

TEST(Related, PutsWhatIsDeclaredAndLinkedFirst) {
  const Corpus corpus = corpus_of(documents({
      {"2021-01-01",
       "related: [{id: 2021-01-02-x, rel: repeats}]\n",
       {"tool.alerting"},
       "See [that one](2021-01-03-x.md)."},
      {"2021-01-02", ""},
      {"2021-01-03", ""},
      {"2021-01-04", "", {"tool.alerting"}},
  }));
  const SiteModel model = model_of(corpus);
  EXPECT_THAT(related_to(model, "2021-01-01"),
              ElementsAre("2021-01-02", "2021-01-03", "2021-01-04"));
}

TEST(Related, TellsAtMostFiveButAllThatAreDeclared) {
  std::vector<Made> all;
  for (int i = 10; i < 20; ++i) {
    all.push_back({concat("2021-01-", i), "tags: [few]\n"});
  }
  for (int i = 10; i < 28; ++i) all.push_back({concat("2021-03-", i), ""});
  EXPECT_THAT(related_to(model_of(corpus_of(documents(all))), "2021-01-10"), SizeIs(5));
  std::string named = "related: [";
  for (int i = 10; i < 17; ++i) append(named, "{id: 2021-03-", std::to_string(i), "-x},");
  all.front().fields = concat(named, "]\n");
  EXPECT_THAT(related_to(model_of(corpus_of(documents(all))), "2021-01-10"), SizeIs(7));
}

TEST(Related, GivesEachReasonInWords) {
  const SiteFiles site = site_of(documents({
      {"2021-01-01",
       "services: [web]\ntrigger: deploy\nrelated: [{id: 2021-01-02-x, rel: repeats}]\n",
       {"tool.alerting"},
       "Indexers returned stale shards after the import of ledgers."},
      {"2021-01-02",
       "services: [web]\ntrigger: deploy\n",
       {"tool.alerting"},
       "The import of ledgers made indexers slow; see [it](2021-01-01-x.md)."},
      {"2021-01-03", ""},
      {"2021-01-04", ""},
  }));
  EXPECT_TRUE(
      in_order(text_of(site.at("incidents/2021-01-01-x.html")),
               {"Related", "Record of 2021-01-02", "repeats , declared by this record",
                "links to this record, see below", "same factor tool.alerting , in 2 of 4 records",
                "tells of the same things: import, indexers, ledgers", "Cited by", "Facts"}));
  EXPECT_THAT(text_of(site.at("incidents/2021-01-02-x.html")),
              AllOf(HasSubstr("repeated by , declared by that record"),
                    HasSubstr("linked by this record"), HasSubstr("same trigger deploy")));
  EXPECT_THAT(text_of(site.at("incidents/2021-01-03-x.html")),
              AllOf(HasSubstr("No other record has anything in common with it that few have."),
                    HasSubstr("No other record links to it.")));
}

/// What the records related to each of so many cost, in seconds of a processor.
double cost_of_related(int count) {
  std::map<std::string, std::string> texts;
  for (int i = 0; i < count; ++i) {
    const absl::CivilDay day = absl::CivilDay(2015, 1, 1) + i;
    const std::string fields = concat("services: [s", i % 12, ", all]\nteams: [t", i % 5,
                                      "]\ntags: [g", i % 40, "]\ntrigger: deploy\n");
    Made made{absl::FormatCivilTime(day), fields, {concat("tool.k", i % 30), "org.common"}};
    made.facts = concat("Queue number", i % 97, " stalled beside shard", i % 53, " again.");
    texts[concat(made.day, "-x.md")] = text_of_record(made);
  }
  const Corpus corpus = corpus_of(texts);
  SiteModel model = model_of(corpus);
  const std::clock_t begin = std::clock();
  model.related = std::make_shared<const RelatedRecords>(model);
  model.recurrences = recurrences_in(model);
  for (size_t i = 0; i < model.records.size(); ++i) {
    EXPECT_LE(model.related_to(i).size(), kMostRelated);
  }
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

TEST(Related, OfManyRecordsCostNearToWhatTheirNumberSays) {
  const double few = cost_of_related(400), many = cost_of_related(1600);
  // Four times as many; a square of the records would take sixteen times as long.
  EXPECT_LT(many, 9 * few);
}

// ---- factors that came back ----

/// Two incidents of a service with one factor; the action of the first was closed on a day.
Corpus two_of_a_kind(const std::string& closed) {
  const Made earlier{"2021-01-10",
                     "services: [web]\n",
                     {"tool.alerting"},
                     "It took long.",
                     "- [ ] **A1** Page the owner — @ann, F1\n"};
  Made settled = earlier;
  settled.actions = "- [x] **A1** Page the owner — @ann, F1\n";
  const Made later{"2021-03-10", "services: [web]\n", {"tool.alerting"}};
  Corpus corpus = corpus_of(
      {{"2021-01-10-x.md", text_of_record(settled)}, {"2021-03-10-x.md", text_of_record(later)}});
  tell_lives(
      corpus, "2021-01-10-x.md",
      {{"2021-01-12T09:00:00Z", text_of_record(earlier)}, {closed, text_of_record(settled)}});
  return corpus;
}

TEST(Recurrences, AreToldOnBothEndsWhileAnActionWasOpen) {
  const Corpus corpus = two_of_a_kind("2021-04-01T09:00:00Z");
  const SiteModel model = model_of(corpus);
  ASSERT_THAT(model.recurrences, SizeIs(1));
  EXPECT_EQ(model.recurrences[0].later, model.by_id.at("2021-03-10-x"));
  EXPECT_EQ(model.kind_of(model.recurrences[0]), "tool.alerting");
  EXPECT_THAT(model.recurrences[0].actions, ElementsAre(0u));
  const SiteFiles site = site_of(corpus);
  EXPECT_TRUE(in_order(text_of(site.at("incidents/2021-03-10-x.html")),
                       {"had tool.alerting too, and an action about it was still open when this "
                        "incident started: A1 Page the owner"}));
  EXPECT_TRUE(in_order(text_of(site.at("incidents/2021-01-10-x.html")),
                       {"tool.alerting came back there while an action of this record was still "
                        "open: A1 Page the owner"}));
}

TEST(Recurrences, AreNoneOnceTheActionWasClosed) {
  EXPECT_THAT(model_of(two_of_a_kind("2021-02-01T09:00:00Z")).recurrences, IsEmpty());
}

TEST(Recurrences, AreThoseThatTheCorpusKnows) {
  for (const char* closed : {"2021-02-01T09:00:00Z", "2021-04-01T09:00:00Z"}) {
    Corpus corpus = two_of_a_kind(closed);
    for (size_t i = 0; i < corpus.documents.size(); ++i) {
      for (const std::string& service : corpus.documents[i].document.services) {
        corpus.index.by_factor_of_service[{service, "tool.alerting"}].push_back(i);
      }
    }
    size_t open = 0;
    for (const CorpusDocument& each : corpus.documents) {
      for (const Recurrence& found : recurrences_of(each, corpus)) {
        open += !found.open_actions.empty();
      }
    }
    EXPECT_EQ(model_of(corpus).recurrences.size(), open) << closed;
  }
}

}  // namespace
}  // namespace debrief
