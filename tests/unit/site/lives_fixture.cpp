#include "lives_fixture.h"

#include <gtest/gtest.h>

#include "debrief/corpus/revision_card.h"
#include "debrief/postmortem/parse.h"

namespace debrief {
namespace {

ObjectId blob_of(size_t version) {
  ObjectId id;
  id.bytes[0] = 0xB0;
  id.bytes[1] = static_cast<uint8_t>(version + 1);
  return id;
}

RevisionCard card_of_text(const std::string& path, const std::string& text) {
  return card_of(parse_document(SourceFile(path, text), {.timezone = "UTC"}), {});
}

}  // namespace

void tell_lives(Corpus& corpus, const std::string& path, const std::vector<FakeVersion>& versions,
                bool truncated) {
  std::vector<FakeRevision> revisions;
  for (auto each = versions.rbegin(); each != versions.rend(); ++each) {
    revisions.push_back({each->date, "Change it"});
  }
  add_history(corpus, path, revisions, truncated);
  // add_history() has put the commits of this document last, the newest of them first.
  const size_t first = corpus.history->commits.size() - versions.size();
  std::vector<RevisionCard> cards;
  for (const FakeVersion& each : versions) cards.push_back(card_of_text(path, each.text));
  std::vector<Revision> told;
  for (size_t i = versions.size(); i-- > 0;) {
    Revision revision;
    revision.commit = static_cast<uint32_t>(first + versions.size() - 1 - i);
    revision.path = path;
    revision.blob = blob_of(i);
    if (i > 0) revision.before = {blob_of(i - 1)};
    told.push_back(revision);
  }
  const auto card = [&](const ObjectId& blob) -> const RevisionCard* {
    return &cards[static_cast<size_t>(blob.bytes[1]) - 1];
  };
  DocumentLife life = tell_life({.history = *corpus.history,
                                 .revisions = told,
                                 .card = card,
                                 .is_skipped = [](const Commit&) { return false; },
                                 .today = cards.back(),
                                 .head = blob_of(versions.size() - 1)});
  for (size_t i = versions.size(); i-- > 0;) {
    const auto commit = static_cast<uint32_t>(first + versions.size() - 1 - i);
    for (const std::string& id : versions[i].named) {
      for (ActionLife& action : life.actions) {
        if (action.last.id != id) continue;
        action.evidence.push_back({commit, corpus.history->commits[commit].authored});
      }
    }
  }
  for (CorpusDocument& document : corpus.documents) {
    if (document.path != path) continue;
    document.history->life = std::make_shared<const DocumentLife>(std::move(life));
  }
}

Corpus corpus_with_lives(const std::string& path, const std::vector<FakeVersion>& versions,
                         bool truncated) {
  Corpus corpus = corpus_of({{path, versions.back().text}});
  tell_lives(corpus, path, versions, truncated);
  return corpus;
}

}  // namespace debrief
