#pragma once
// How one list of a document names the entries of another: `F1`, `A12`, `X1`, `T3`, `S:alice`, and
// what stands behind `accepted`. What a name leads to is NamedEntries' to say.

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "debrief/postmortem/document.h"
#include "debrief/postmortem/prose_part.h"

namespace debrief {

/// The size of an id at the start of a text: one of `letters` and up to four digits, with no word
/// going on behind it (`F1` but not `F1x`, `F1-2`); 0 when none stands here.
size_t size_of_list_id(std::string_view text, std::string_view letters);

/// Whether a text is such an id and nothing else.
bool is_list_id(std::string_view text, std::string_view letters);

/// The id at the start of a part, emphasis and a mark behind it left out; and where the text
/// behind it starts. An empty `id` when none stands here.
struct LeadingId {
  Part id;
  size_t behind = 0;
};
LeadingId read_leading_id(const Prose& prose, Part part, std::string_view letters);

/// The references of a part: what stands between commas, semicolons and `and`; ids also between
/// spaces, and `A1–A3` as all three. What is no id is kept as its words: `dry run`.
std::vector<Located<std::string>> read_reference_list(const Prose& prose, Part part);

/// Where the reason stands in `accepted: one day a year`, `accepted (one day a year)` or `we
/// accept this, since …`; an empty part when none is given. Nullopt for a part that accepts
/// nothing.
std::optional<Part> read_acceptance(const Prose& prose, Part part);

/// Finds the entries of a document's lists by their names. An id counts as it is written; where no
/// entry of a list has one, `X2` is the second. Borrows the document. Linear to make.
class NamedEntries {
 public:
  explicit NamedEntries(const Document& document);

  std::optional<uint32_t> fact(std::string_view id) const { return find(facts_, id); }
  std::optional<uint32_t> entry(std::string_view id) const { return find(entries_, id); }
  std::optional<uint32_t> factor(std::string_view id) const { return find(factors_, id); }
  std::optional<uint32_t> action(std::string_view id) const { return find(actions_, id); }

 private:
  struct List {
    std::string_view letter;  ///< of ids that count places
    std::unordered_map<std::string, uint32_t> by_id;
    uint32_t places = 0;  ///< how many entries are named by their place; 0 where ids are
  };
  template <typename Entry>
  static List list_of(std::string_view letter, const std::vector<Entry>& entries);
  static std::optional<uint32_t> find(const List& list, std::string_view id);

  List facts_, entries_, factors_, actions_;
};

/// A person's name as it is compared: without `@`, in lower case.
std::string plain_name(std::string_view name);

}  // namespace debrief
