#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"

namespace debrief {

void metadata_duplicate_id(const CorpusDocument& document, const Corpus& corpus, Emit& emit) {
  const auto& id = document.document.front_matter.id;
  if (!id) return;
  const auto holders = corpus.index.by_id.find(id->value);
  if (holders == corpus.index.by_id.end()) return;
  std::vector<std::string> others;
  for (const size_t index : holders->second) {
    const CorpusDocument& other = corpus.documents[index];
    // An id that was made of a file's name gives way to one that is written.
    if (other.path != document.path && other.document.front_matter.id) others.push_back(other.path);
  }
  if (others.empty()) return;
  emit(id->span, concat("“", id->value, "” is the id of ", join(others, " and "), " too"));
}

}  // namespace debrief
