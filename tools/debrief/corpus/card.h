#pragma once
// What other documents need to know of a document: small enough to be kept for thousands, so that
// linting three of them asks nothing twice.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <absl/time/civil_time.h>
#include <absl/time/time.h>

#include "debrief/postmortem/document.h"

namespace debrief {

struct CardAction {
  std::string id;  ///< empty when it has none
  std::string text;
  ActionStatus status = ActionStatus::kOpen;
  std::optional<absl::CivilDay> due;
  std::vector<std::string> owners;
  std::vector<std::string> addresses;  ///< `F1`, …
  uint32_t line = 1;
};

struct CardFactor {
  std::string id, kind;  ///< empty when it has none
};

struct CardReference {
  Reference::Kind kind = Reference::Kind::kLink;
  std::string target;  ///< as written
};

struct DocumentCard {
  std::string path;
  std::string id;           ///< as Document::id
  bool carries_id = false;  ///< the front matter says it
  std::string title;
  Status status = Status::kUnknown;
  std::string severity;
  std::optional<absl::Time> started, resolved;
  std::vector<std::string> services;
  std::vector<CardFactor> factors;
  std::vector<CardAction> actions;
  std::vector<CardReference> references;
};

/// The card of a document that lies at `path`.
DocumentCard card_of(std::string_view path, const Document& document);

/// Bytes that read_card() reads again; of a version of their own, and the same everywhere. The path
/// is not among them: two files may hold the same bytes.
std::string card_bytes(const DocumentCard& card);
/// Nullopt for bytes that card_bytes() does not write.
std::optional<DocumentCard> read_card(std::string_view path, std::string_view bytes);

}  // namespace debrief
