// What a document points to: links and images, related incidents, factors and actions.

#include <algorithm>

#include "debrief/postmortem/reading.h"

namespace debrief {
namespace {

Span line_of(const SourceFile& file, const Block& block) {
  return file.line_span(file.line_of(block.span.begin));
}

/// The links and images of one leaf block, depth first, without recursion.
void read_links(Document& document, const Block& block) {
  const std::vector<Inline>& inlines = document.markdown.inlines;
  std::vector<InlineIndex> open(block.inlines.rbegin(), block.inlines.rend());
  while (!open.empty()) {
    const Inline& piece = inlines[open.back()];
    open.pop_back();
    if (piece.kind == InlineKind::kLink || piece.kind == InlineKind::kImage) {
      const bool image = piece.kind == InlineKind::kImage;
      document.references.push_back({image ? Reference::Kind::kImage : Reference::Kind::kLink,
                                     piece.url.str(),
                                     piece.span.value_or(line_of(document.source, block))});
    }
    open.insert(open.end(), piece.children.rbegin(), piece.children.rend());
  }
}

}  // namespace

void read_references(DocumentReading& reading) {
  Document& document = reading.document;
  for (const FrontMatter::Related& related : document.front_matter.related) {
    document.references.push_back({Reference::Kind::kIncident, related.id.value, related.id.span});
  }
  for (const Block& block : document.markdown.blocks) {
    if (!block.inlines.empty()) read_links(document, block);
  }
  for (const Action& action : document.actions) {
    for (const auto& [id, span] : action.addresses) {
      const bool factor = id.starts_with('F');
      document.references.push_back(
          {factor ? Reference::Kind::kFactor : Reference::Kind::kAction, id, span});
    }
  }
  std::stable_sort(document.references.begin(), document.references.end(),
                   [](const Reference& a, const Reference& b) { return a.span < b.span; });
}

}  // namespace debrief
