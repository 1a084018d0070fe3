#pragma once
// What the actions do about facts and factors, for people, programs and spreadsheets. How they are
// joined is postmortem/trace.h.

#include <string>
#include <vector>

#include "debrief/base/world.h"
#include "debrief/corpus/corpus.h"

namespace debrief {

using TracedDocuments = std::vector<const CorpusDocument*>;

/// One document as a matrix: facts and factors down, standing actions across. As wide as the
/// terminal; where the actions do not fit beside each other, each row lists its own.
std::string trace_text(const CorpusDocument& document, const Terminal& terminal);

/// One line a document: how much there is, and what hangs in the air.
std::string trace_overview(const TracedDocuments& documents, const Terminal& terminal);

/// schema/trace.schema.json.
std::string trace_json(const TracedDocuments& documents);
/// RFC 4180 with a head line; a row a fact or factor.
std::string trace_csv(const TracedDocuments& documents);
/// A heading and a table a document.
std::string trace_markdown(const TracedDocuments& documents);

/// `2 made less likely, 1 hangs in the air (F4)`: what a list comes to, its names in brackets.
std::string trace_sum(const Document& document);

}  // namespace debrief
