#pragma once
// cmark-gfm's types as values that free themselves. Included by the sources of this layer only;
// nothing above it ever sees one.
//
// The aligner and the tree read `cmark_node` itself, whose layout is internal to the library: the
// build pins the exact version and the assertion below holds it.

#include <memory>
#include <string>
#include <string_view>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <cmark-gfm/node.h>
#include <cmark-gfm_version.h>

#include "debrief/base/freed_by.h"

namespace debrief {

static_assert(CMARK_GFM_VERSION == ((0 << 24) | (29 << 16) | (0 << 8) | 6),
              "the layout of cmark_node is known for cmark-gfm 0.29.0.gfm.6 only");

using ParserHandle = std::unique_ptr<cmark_parser, FreedBy<cmark_parser_free>>;
using NodeHandle = std::unique_ptr<cmark_node, FreedBy<cmark_node_free>>;
using IteratorHandle = std::unique_ptr<cmark_iter, FreedBy<cmark_iter_free>>;

inline std::string_view view_of(const cmark_chunk& chunk) {
  if (chunk.data == nullptr) return {};
  return {reinterpret_cast<const char*>(chunk.data), static_cast<size_t>(chunk.len)};
}

inline std::string_view content_of(const cmark_node& node) {
  if (node.content.ptr == nullptr) return {};
  return {reinterpret_cast<const char*>(node.content.ptr), static_cast<size_t>(node.content.size)};
}

}  // namespace debrief
