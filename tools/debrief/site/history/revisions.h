#pragma once
// The revisions of a record as readers see them: of what kind each is, when it landed, and what
// happened in it, in words.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/site/history/past.h"
#include "debrief/site/pages.h"

namespace debrief {

/// What a revision is first of all; what else it did is in its words.
enum class RevisionKind {
  kFirst,      ///< first written
  kPublished,  ///< first told to others
  kAmended,    ///< changed the facts of a published record
  kAction,     ///< actions went on, nothing new was written
  kContent,
  kRenamed,   ///< another name, the same words
  kCosmetic,  ///< reads as before
  kDeleted,
};

/// The glyph's id for `<use>`: `rev-first`, `rev-content`, …
std::string_view revision_glyph(RevisionKind kind);
/// `first written`, `content`, …
std::string_view revision_word(const Words& words, RevisionKind kind);

struct RevisionView {
  const Revision* revision = nullptr;
  const Commit* commit = nullptr;
  size_t number = 0;  ///< 1 is the oldest that is known
  RevisionKind kind = RevisionKind::kContent;
  bool counts = true;  ///< changed what is read
  /// When it landed, else when it was authored; nullopt when neither is known.
  std::optional<Timestamp> at;
  std::vector<std::string> what;  ///< `A3 due 16 Apr → 14 May`, `now in review`; may be empty

  std::string anchor() const { return "r" + std::to_string(number); }
};

/// When a revision landed, else when it was authored.
std::optional<Timestamp> revision_time(const History& history, const Revision& revision);

/// The known revisions of a record, newest first. `past` is asked only where the record has
/// amendments.
std::vector<RevisionView> revisions_of(const SiteContext& site, const Record& record,
                                       PastDocuments& past);

/// Where the changes since publication begin: the revision behind the one that published it.
/// Nullptr when it was never published, or nothing that counts came after.
const RevisionView* first_since_publication(const std::vector<RevisionView>& revisions);

/// `incidents/<slug>.history.html`.
std::string history_url(const Record& record);
/// Whether a record has a history page: some revision of it is known.
bool has_history_page(const Record& record);

/// An author as the configuration lets the site name persons: by name, by initials, or not at all
/// (empty).
std::string author_text(const Config& config, std::string_view name);

}  // namespace debrief
