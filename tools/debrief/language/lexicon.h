#pragma once
// Words and what they are: classes (`@person`, `@system`, `@duty-verb`), lemmas and irregular
// forms. Data comes from rules/lexicon/*.yaml; a team's own files add to it.

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/base/result.h"

namespace debrief {

struct LexiconFile {
  std::string path;   ///< for messages
  std::string bytes;  ///< YAML
};

/// Where the program carries its own words as Lexicon::prepare() writes them.
inline constexpr std::string_view kPreparedLexicon = "prepared/lexicon";

class Lexicon {
 public:
  /// Reads word class files. kConfig with path:line:column for unknown keys, duplicate or empty
  /// words.
  static Result<Lexicon> load(const std::vector<LexiconFile>& files);

  /// The same as bytes, which from_prepared() reads in a fraction of the time.
  static Result<std::string> prepare(const std::vector<LexiconFile>& files);
  /// The lexicon that prepare() wrote, which refers to the bytes; nullopt when they are none.
  static std::optional<Lexicon> from_prepared(std::string_view bytes);

  /// Whether a lower-case word or lemma belongs to a class (named without `@`).
  bool has(std::string_view word_class, std::string_view word) const;
  bool has_class(std::string_view word_class) const;
  std::vector<std::string_view> class_names() const;

  /// The verb lemma of a lower-case form; empty when no verb has it.
  std::string verb_lemma(std::string_view form) const;
  /// Whether a lower-case form can be a past participle.
  bool is_participle(std::string_view form) const;

  struct Impl;
  const Impl& impl() const { return *impl_; }

 private:
  explicit Lexicon(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
  std::shared_ptr<const Impl> impl_;
};

}  // namespace debrief
