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

}  // namespace

class GrowingPostings::Part {
 public:
  explicit Part(uint64_t number) : number_(number) {}

  void add(const std::vector<DocumentTerms>& documents, uint32_t first) {
    for (uint32_t at = 0; at < documents.size(); ++at) {
      const DocumentTerms& own = documents[at];
      const uint32_t document = first + at;
      for (uint32_t i = 0; i < own.terms.size(); ++i) {
        if (own.terms.hash(i) >> (64 - kPartBits) != number_) continue;
        const uint32_t number = terms_.number(own.terms.text(i), own.terms.hash(i));
        if (number == lists_.size()) lists_.emplace_back();
        List& list = lists_[number];
        append_document(list.documents, document - list.next, own.counts[i]);
        list.next = document + 1;
      }
    }
  }

  std::vector<Posting> take() {
    std::vector<Posting> postings;
    postings.reserve(lists_.size());
    for (uint32_t i = 0; i < terms_.size(); ++i) {
      postings.push_back({std::string(terms_.text(i)), std::move(lists_[i].documents)});
    }
    std::sort(postings.begin(), postings.end(),
              [](const Posting& a, const Posting& b) { return a.term < b.term; });
    return postings;
  }

 private:
  struct List {
    uint32_t next = 0;  ///< the first document that may follow
    std::string documents;
  };
  uint64_t number_;
  TermTable terms_;
  std::vector<List> lists_;  ///< by number in `terms_`
};

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

GrowingPostings::GrowingPostings() {
  for (uint64_t number = 0; number < uint64_t{1} << kPartBits; ++number) {
    parts_.push_back(std::make_unique<Part>(number));
  }
}

GrowingPostings::~GrowingPostings() = default;

void GrowingPostings::add(const std::vector<DocumentTerms>& documents, unsigned jobs) {
  parallel_map(parts_, jobs, [&](const std::unique_ptr<Part>& part) {
    part->add(documents, documents_);
    return true;
  });
  documents_ += static_cast<uint32_t>(documents.size());
}

std::vector<Posting> GrowingPostings::take(unsigned jobs) {
  std::vector<Posting> all;
  for (std::vector<Posting>& part :
       parallel_map(parts_, jobs, [](const auto& part) { return part->take(); })) {
    const auto middle = static_cast<long>(all.size());
    all.insert(all.end(), std::make_move_iterator(part.begin()),
               std::make_move_iterator(part.end()));
    std::inplace_merge(all.begin(), all.begin() + middle, all.end(),
                       [](const Posting& a, const Posting& b) { return a.term < b.term; });
  }
  parts_.clear();
  return all;
}

}  // namespace debrief
