#include "debrief/postmortem/parse.h"

#include "debrief/postmortem/reading.h"

namespace debrief {

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
  return document;
}

}  // namespace debrief
