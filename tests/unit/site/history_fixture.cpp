#include "history_fixture.h"

#include "site_fixture.h"
#include <gtest/gtest.h>

#include "debrief/base/file_system.h"
#include "debrief/base/strings.h"
#include "debrief/corpus/corpus.h"
#include "debrief/corpus/ground.h"

namespace debrief {

std::string past_record(std::string_view status, std::string_view facts, std::string_view rest) {
  return concat("---\ndebrief: 1\nid: 2024-03-01-a\ntitle: Checkout was slow\nstatus: ", status,
                "\nseverity: SEV2\nowner: \"@ann\"\nstarted: 2024-03-01T08:00:00Z\n---\n\n",
                "# Checkout was slow\n\n## Facts\n\n", facts, "\n", rest);
}

Corpus loaded(const std::string& directory) {
  static DiskFileSystem files;  // borrowed by the corpus
  auto corpus = load_corpus(files, directory, {});
  if (!corpus) ADD_FAILURE() << corpus.error().message;
  return corpus ? *std::move(corpus) : Corpus{};
}

SiteFiles site_of_repository(const std::string& directory, Audience audience) {
  DiskFileSystem files;  // must outlive the corpus
  auto corpus = load_corpus(files, directory, {.audience = audience});
  if (!corpus) {
    ADD_FAILURE() << corpus.error().message;
    return {};
  }
  SiteOptions options = test_options();
  options.read_blob = [&corpus](const ObjectId& blob) -> Result<std::string> {
    auto bytes = corpus->ground->repository->read(blob);
    if (!bytes || corpus->audience == Audience::kTeam) return bytes;
    return for_audience(*corpus, *std::move(bytes));
  };
  auto site = render_site(*corpus, {}, embedded_template, options);
  if (!site) ADD_FAILURE() << site.error().where << ": " << site.error().message;
  return site ? *std::move(site) : SiteFiles{};
}

}  // namespace debrief
