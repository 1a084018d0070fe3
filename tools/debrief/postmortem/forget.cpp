#include "debrief/postmortem/forget.h"

#include <utility>

namespace debrief {
namespace {

/// Assigning an empty list would keep the room of what it held.
template <typename List>
void drop(List& list) {
  List empty;
  std::swap(list, empty);
}

}  // namespace

void forget_texts(Document& document) {
  drop(document.markdown.blocks);
  drop(document.markdown.inlines);
  drop(document.block_sections);
  drop(document.texts);
  drop(document.front_matter.tree.nodes);
}

}  // namespace debrief
