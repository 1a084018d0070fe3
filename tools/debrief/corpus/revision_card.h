#pragma once
// What one revision of a document says, as far as the life of the document is told from it: small,
// and made of the bytes alone, so that it can be kept for every revision.

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <absl/time/civil_time.h>

#include "debrief/postmortem/document.h"
#include "debrief/postmortem/parse.h"

namespace debrief {

struct CardAction {
  std::string id;  ///< empty when it has none
  std::string text;
  ActionStatus status = ActionStatus::kOpen;
  std::optional<absl::CivilDay> due;
  std::string owners;  ///< as written, with commas between; empty for none

  friend bool operator==(const CardAction&, const CardAction&) = default;
};

struct RevisionCard {
  std::string id;          ///< identity_of()
  std::string visibility;  ///< for whom it says that it is, as written; empty when it does not say
  Status status = Status::kUnknown;
  bool facts_written = false;  ///< facts_are_written()
  uint64_t letters = 0;        ///< hash of all letters and digits, markup and comments included
  uint64_t reading = 0;        ///< hash of what a reader sees and of the front matter's values
  uint32_t amendments = 0;
  /// Hashes of the words of facts, impact and timeline, sorted.
  std::vector<uint32_t> fact_words;
  std::vector<CardAction> actions;

  friend bool operator==(const RevisionCard&, const RevisionCard&) = default;
};

/// The card of a document, whatever revision it is. Linear.
RevisionCard card_of(const Document& document, const std::set<std::string>& prompts);

/// Bytes that read_card() reads again, by the same version of the program.
std::string card_bytes(const RevisionCard& card);
/// Nullopt for bytes that card_bytes() does not write.
std::optional<RevisionCard> read_card(std::string_view bytes);

/// Whether two revisions say the same: equal front matter and equal text, whatever the layout of
/// the markup.
inline bool reads_the_same(const RevisionCard& before, const RevisionCard& after) {
  return before.letters == after.letters && before.reading == after.reading;
}

/// The share of the facts that differs, 0 to 1: a word that was replaced counts once.
double facts_changed(const RevisionCard& before, const RevisionCard& after);

}  // namespace debrief
