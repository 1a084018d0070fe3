#include "debrief/postmortem/parse.h"

#include "debrief/postmortem/reading.h"

namespace debrief {
namespace {

/// Gives back what vectors hold beyond what stands in them: a document stays for long, thousands of
/// them beside each other, and half of it would be room for more.
void give_back_room(Document& document) {
  Markdown& markdown = document.markdown;
  for (Block& block : markdown.blocks) {
    block.children.give_back_room();
    block.inlines.give_back_room();
  }
  for (Inline& each : markdown.inlines) {
    each.children.give_back_room();
    each.sources.give_back_room();
  }
  for (TextBlock& text : document.texts) {
    text.prose.text.shrink_to_fit();
    text.prose.sources.give_back_room();
    text.prose.marks.give_back_room();
  }
  markdown.blocks.shrink_to_fit();
  markdown.inlines.shrink_to_fit();
  document.texts.shrink_to_fit();
  document.sections.shrink_to_fit();
  document.timeline.shrink_to_fit();
  document.factors.shrink_to_fit();
  document.actions.shrink_to_fit();
  document.front_matter.tree.nodes.shrink_to_fit();
  for (YamlNode& node : document.front_matter.tree.nodes) {
    node.items.give_back_room();
    node.entries.give_back_room();
  }
}

}  // namespace

Document parse_document(SourceFile file, const ParseOptions& options) {
  Document document(std::move(file));
  DocumentReading reading{.document = document, .options = options};
  read_front_matter(reading);
  document.markdown = parse_markdown(document.source, document.body, options.markdown);
  read_texts(reading);
  read_sections(reading);
  read_identity(reading);
  read_timeline(reading);
  complete_identity(reading);
  if (options.scope == ParseScope::kLife) {
    read_actions(reading);
    read_amendments(reading);
    return document;
  }
  read_facts(reading);
  read_stories(reading);
  read_second_stories(reading);
  read_factors(reading);
  read_whys(reading);
  read_actions(reading);
  read_check_back(reading);
  read_amendments(reading);
  read_references(reading);
  read_directives(reading);
  give_back_room(document);
  return document;
}

}  // namespace debrief
