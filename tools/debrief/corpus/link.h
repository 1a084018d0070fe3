#pragma once
// Where an address in a document leads within the repository: one answer for checks, index and
// site.

#include <optional>
#include <string>
#include <string_view>

namespace debrief {

/// A link within the repository.
struct LocalLink {
  std::string path;      ///< from the root; the document's own for a fragment alone
  std::string fragment;  ///< without `#`, percent-decoded; may be empty
};

/// What a link of the document at `from` points to inside the repository: relative to the document,
/// or to the root when it begins with `/`. Percent-encoding is undone, a query dropped. Nullopt for
/// an address with a scheme or a host, and for a path that leads out of the root.
std::optional<LocalLink> local_link(std::string_view from, std::string_view url);

/// Whether the address begins with a scheme: a letter, then letters, digits and `+-.`, then a colon
/// (RFC 3986 §3.1).
bool has_scheme(std::string_view url);

}  // namespace debrief
