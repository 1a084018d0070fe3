// What is told of a document once its last file is made, and what is not read any more from then
// on.

#include <mutex>
#include <vector>

#include "site_fixture.h"
#include <gmock/gmock.h>

#include "debrief/postmortem/forget.h"

namespace debrief {
namespace {

using testing::IsEmpty;
using testing::UnorderedElementsAre;

TEST(FinishedDocuments, NeedNoTextsAnyMore) {
  Corpus corpus = corpus_of({{"postmortems/2021-02-19-channel-rollout.md", kRollout},
                             {"postmortems/2020-11-03-threads.md", kStub}});
  const SiteFiles whole = site_of(corpus);
  std::mutex mutex;
  std::vector<size_t> finished;
  SiteOptions options = test_options();
  options.jobs = 2;
  options.finished = [&](size_t document) {
    forget_texts(corpus.documents[document].document);
    const std::lock_guard lock(mutex);
    finished.push_back(document);
  };
  const auto again = render_site(corpus, {}, embedded_template, options);
  ASSERT_TRUE(again);
  EXPECT_EQ(*again, whole);
  EXPECT_THAT(finished, UnorderedElementsAre(0, 1));
  EXPECT_THAT(corpus.documents[0].document.markdown.blocks, IsEmpty());
  EXPECT_FALSE(corpus.documents[0].document.title.empty());
}

}  // namespace
}  // namespace debrief
