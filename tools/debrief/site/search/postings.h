#pragma once
// Which terms stand in which documents, how often and in which fields: what MiniSearch keeps in
// memory, in a form that is short to send. templates/site/assets/search/postings.js reads it.

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/site/search/document.h"
#include "debrief/site/search/term_table.h"

namespace debrief {

/// A number in 64 digits of 5 bits each, the lowest first; a digit above 31 says that more follow.
/// All digits are letters, ASCII digits, `-` and `_`.
void append_digits(std::string& out, uint64_t number);

/// The terms of one document.
struct DocumentTerms {
  using Counts = std::array<uint8_t, kSearchFields.size()>;

  TermTable terms;
  std::vector<Counts> counts;  ///< by number in `terms`; how often in each field, at most 255
  std::array<uint32_t, kSearchFields.size()> lengths{};  ///< different terms of each field
};

/// Linear in the text.
DocumentTerms document_terms(const std::vector<SearchPiece>& pieces);

/// A term and the documents that have it. For each document, digits of: how many documents it is
/// behind the one before (the first: behind -1, less 1); then for each field with the term
/// `(count - 1) × 16 + field × 2 + (1 for the last field)`.
struct Posting {
  std::string term;
  std::string documents;
};

/// The postings of documents that are added a few at a time, so that the terms of all of them need
/// not be held beside each other.
class GrowingPostings {
 public:
  GrowingPostings();
  ~GrowingPostings();

  /// The next documents. Linear in their terms.
  void add(const std::vector<DocumentTerms>& documents, unsigned jobs);
  /// All postings, sorted by the bytes of their terms; nothing is added after it.
  std::vector<Posting> take(unsigned jobs);

 private:
  class Part;
  std::vector<std::unique_ptr<Part>> parts_;  ///< no two share a term
  uint32_t documents_ = 0;
};

}  // namespace debrief
