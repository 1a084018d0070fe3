#pragma once
// From bytes to Document.

#include <map>
#include <string>
#include <vector>

#include "debrief/markdown/markdown.h"
#include "debrief/postmortem/document.h"
#include "debrief/yaml/tree.h"

namespace debrief {

/// How much of a document is read.
enum class ParseScope {
  kAll,
  /// What the life of a document is told from: front matter, text, sections, identity, actions and
  /// amendments. Facts, stories, factors, whys, references and directives stay empty.
  kLife,
};

struct ParseOptions {
  std::map<SectionRole, std::vector<std::string>> headings =
      {};                     ///< further aliases, as configured
  std::string timezone = {};  ///< IANA name for times that name no zone; the document's own wins
  MarkdownLimits markdown = {};
  YamlLimits yaml = {};
  ParseScope scope = ParseScope::kAll;
};

/// Reads a post-mortem. Total: any bytes give a Document; what is wrong stands in
/// `front_matter.problems` and `markdown.refusal`, or is found by checks. Linear in the file, safe
/// to call from several threads.
Document parse_document(SourceFile file, const ParseOptions& options = {});

}  // namespace debrief
