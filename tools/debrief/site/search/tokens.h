#pragma once
// What a text is found by. templates/site/assets/search/tokens.js does the same for queries and for
// marking what was found; tests/site/tokens.json holds both to one behaviour.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <absl/functional/function_ref.h>

namespace debrief {

/// Cuts texts into terms. Keeps its buffers between texts; one a thread.
///
/// A chunk is letters and digits with joiners between them: `us-east-1`, `10.0.0.7`, `a/b.c:80`. It
/// is a term as a whole, and each of its parts is one. Trailing `+` and `#` belong to the whole:
/// `C++`. Letters are folded to lower case without diacritics; Chinese, Japanese and Korean gives
/// pairs of characters. No word is left out for being frequent.
class Tokenizer {
 public:
  /// Calls `emit` for each term in order; the view is valid during the call. Linear.
  void each(std::string_view text, absl::FunctionRef<void(std::string_view)> emit);

 private:
  void word(std::string_view folded);
  void joiner(std::string_view folded);
  void pair(std::string_view folded);
  void end_chunk();
  void end_words();
  void end_pairs();
  void emit_cut(std::string_view term);

  struct Part {
    size_t begin = 0, end = 0;  ///< in `whole_`
  };
  std::string whole_;
  std::vector<Part> parts_;
  std::string run_;  ///< joiners behind the last part
  std::string pairs_;
  size_t pair_count_ = 0;
  size_t last_pair_ = 0;  ///< where the last character of `pairs_` begins
  const absl::FunctionRef<void(std::string_view)>* emit_ = nullptr;
};

/// All terms of a text, in order and with repetitions.
std::vector<std::string> terms_of(std::string_view text);

}  // namespace debrief
