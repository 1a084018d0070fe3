#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"

namespace debrief {

void metadata_duplicate_id(const CorpusDocument& document, const Corpus& corpus, Emit& emit) {
  const auto& id = document.document.front_matter.id;
  if (!id) return;
  std::vector<std::string> others;
  if (const auto here = corpus.index.by_id.find(id->value); here != corpus.index.by_id.end()) {
    for (const size_t index : here->second) {
      const CorpusDocument& other = corpus.documents[index];
      // An id that was made of a file's name gives way to one that is written.
      const bool carries = other.document.front_matter.id.has_value();
      if (other.path != document.path && carries) others.push_back(other.path);
    }
  }
  const auto elsewhere = corpus.index.elsewhere.find(id->value);
  if (elsewhere != corpus.index.elsewhere.end()) {
    others.insert(others.end(), elsewhere->second.begin(), elsewhere->second.end());
  }
  if (others.empty()) return;
  std::sort(others.begin(), others.end());
  emit(id->span, concat("“", id->value, "” is the id of ", join(others, " and "), " too"));
}

}  // namespace debrief
