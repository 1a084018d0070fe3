#include "loading.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {

std::string managed_document(std::string_view id, std::string_view facts,
                             std::string_view further_fields) {
  return concat("---\ndebrief: 1\nid: ", id, "\ntitle: Checkout returned errors\nstatus: draft\n",
                "severity: SEV2\nowner: \"@alice\"\nstarted: 2024-03-01T10:02:00Z\n",
                further_fields, "---\n\n# Checkout returned errors\n\n## Facts\n\n", facts, "\n");
}

Corpus load(const std::string& directory, const LoadRequest& request) {
  DiskFileSystem files;
  auto corpus = load_corpus(files, directory, request);
  EXPECT_TRUE(corpus) << load_problem(directory, request);
  return corpus ? *std::move(corpus) : Corpus{};
}

std::string load_problem(const std::string& directory, const LoadRequest& request) {
  DiskFileSystem files;
  const auto corpus = load_corpus(files, directory, request);
  if (corpus) return "fine";
  constexpr std::string_view kKinds[] = {"usage", "config", "git", "git format", "io", "internal"};
  const Error& error = corpus.error();
  std::string text(kKinds[static_cast<size_t>(error.kind)]);
  append(text, ": ", error.where, error.where.empty() ? "" : ": ", error.message);
  for (const std::string& hint : error.hints) append(text, " (", hint, ")");
  return text;
}

std::vector<std::string> paths_of(const Corpus& corpus) {
  std::vector<std::string> paths;
  for (const CorpusDocument& each : corpus.documents) paths.push_back(each.path);
  return paths;
}

const CorpusDocument& document_at(const Corpus& corpus, std::string_view path) {
  const auto found = std::find_if(corpus.documents.begin(), corpus.documents.end(),
                                  [&](const CorpusDocument& each) { return each.path == path; });
  if (found != corpus.documents.end()) return *found;
  ADD_FAILURE() << "no document " << path;
  static const CorpusDocument none{{}, Document(SourceFile({}, {})), {}};
  return none;
}

std::string shown(const std::optional<Timestamp>& date) {
  return date ? format_iso(*date) : "unknown";
}

}  // namespace debrief
