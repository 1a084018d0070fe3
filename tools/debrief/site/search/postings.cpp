#include "debrief/site/search/postings.h"

#include <algorithm>

#include "debrief/base/parallel.h"
#include "debrief/site/search/tokens.h"

namespace debrief {
namespace {

/// Terms are merged in parts that do not share any; how many is fixed, so that the result does not
/// depend on threads.
constexpr int kPartBits = 2;

void append_document(std::string& out, uint32_t gap, const DocumentTerms::Counts& counts) {
  append_digits(out, gap);
  size_t last = counts.size();
  for (size_t field = 0; field < counts.size(); ++field) {
    if (counts[field] > 0) last = field;
  }
  for (size_t field = 0; field <= last && last < counts.size(); ++field) {
    if (counts[field] == 0) continue;
    append_digits(out, (counts[field] - 1U) * 16 + field * 2 + (field == last ? 1 : 0));
  }
}

std::vector<Posting> postings_of_part(const std::vector<DocumentTerms>& documents, uint64_t part) {
  TermTable terms;
  struct Growing {
    uint32_t next = 0;  ///< the first document that may follow
    std::string documents;
  };
  std::vector<Growing> growing;
  for (uint32_t document = 0; document < documents.size(); ++document) {
    const DocumentTerms& own = documents[document];
    for (uint32_t i = 0; i < own.terms.size(); ++i) {
      if (own.terms.hash(i) >> (64 - kPartBits) != part) continue;
      const uint32_t number = terms.number(own.terms.text(i), own.terms.hash(i));
      if (number == growing.size()) growing.emplace_back();
      append_document(growing[number].documents, document - growing[number].next, own.counts[i]);
      growing[number].next = document + 1;
    }
  }
  std::vector<Posting> postings;
  postings.reserve(growing.size());
  for (uint32_t i = 0; i < terms.size(); ++i) {
    postings.push_back({std::string(terms.text(i)), std::move(growing[i].documents)});
  }
  std::sort(postings.begin(), postings.end(),
            [](const Posting& a, const Posting& b) { return a.term < b.term; });
  return postings;
}

}  // namespace

void append_digits(std::string& out, uint64_t number) {
  constexpr std::string_view kDigits =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
  for (; number >= 32; number >>= 5) out += kDigits[32 + (number & 31)];
  out += kDigits[number];
}

DocumentTerms document_terms(const std::vector<SearchPiece>& pieces) {
  DocumentTerms result;
  Tokenizer tokenizer;
  for (const SearchPiece& piece : pieces) {
    const auto field = static_cast<size_t>(piece.field);
    tokenizer.each(piece.text, [&](std::string_view term) {
      const uint32_t number = result.terms.number(term, text_hash(term));
      if (number == result.counts.size()) result.counts.emplace_back();
      uint8_t& count = result.counts[number][field];
      if (count == 0) ++result.lengths[field];
      if (count < UINT8_MAX) ++count;
    });
  }
  result.terms.close();
  result.counts.shrink_to_fit();
  return result;
}

std::vector<Posting> make_postings(const std::vector<DocumentTerms>& documents, unsigned jobs) {
  std::vector<uint64_t> parts(size_t{1} << kPartBits);
  for (size_t i = 0; i < parts.size(); ++i) parts[i] = i;
  std::vector<Posting> all;
  for (std::vector<Posting>& part : parallel_map(
           parts, jobs, [&](uint64_t part) { return postings_of_part(documents, part); })) {
    const auto middle = static_cast<long>(all.size());
    all.insert(all.end(), std::make_move_iterator(part.begin()),
               std::make_move_iterator(part.end()));
    std::inplace_merge(all.begin(), all.begin() + middle, all.end(),
                       [](const Posting& a, const Posting& b) { return a.term < b.term; });
  }
  return all;
}

}  // namespace debrief
