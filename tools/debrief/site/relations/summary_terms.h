#pragma once
// The words in which titles and facts are told, for how alike two of them are (BM25 of Robertson
// and Zaragoza, with k1 = 1.2 and b = 0.75).

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace debrief {

struct SiteModel;

class SummaryTerms {
 public:
  /// Reads titles and the first of the facts. Linear in their bytes.
  explicit SummaryTerms(const SiteModel& model);

  /// The rarest words of a record that others have too, a few.
  std::vector<uint32_t> telling(size_t record) const;
  /// The words that tell something and that both have, the rarest first.
  std::vector<uint32_t> shared(size_t record, size_t other) const;
  /// BM25 of the words of `record` in `other`, as far as they are shared().
  double likeness(size_t record, size_t other) const;

  std::string_view word(uint32_t term) const { return terms_[term].word; }
  const std::vector<uint32_t>& records(uint32_t term) const { return terms_[term].records; }
  double rarity(uint32_t term) const { return terms_[term].rarity; }

 private:
  struct Term {
    std::string word;
    std::vector<uint32_t> records;  ///< in the order of the model
    double rarity = 0;              ///< zero of a word that is too frequent to tell anything
  };
  struct Use {
    uint32_t term = 0, times = 0;
  };

  /// The words that are known while all are read → their terms.
  using KnownWords = std::unordered_map<std::string, uint32_t>;

  void read(size_t record, std::string_view text, KnownWords& known_words);
  double weight_in(const Use& use, size_t record) const;

  std::vector<Term> terms_;
  std::vector<std::vector<Use>> uses_;  ///< for each record, by term
  std::vector<double> length_;          ///< of each record in words
  double usual_length_ = 1;
};

}  // namespace debrief
