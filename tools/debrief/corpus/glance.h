#pragma once
// What a look at a file's bytes, without a parse, says of a document that nobody asked for: small,
// so that it can be kept for thousands.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

struct Glance {
  std::string id;               ///< identity_of()
  std::vector<uint32_t> words;  ///< hashes of what may be kinds of factors, sorted
  /// Hashes of the words of the front matter, sorted; none when it does not speak of services.
  std::vector<uint32_t> front;

  /// Whether it may hold a factor of a kind; never false for one that it holds.
  bool may_hold(std::string_view kind) const;
  /// Whether it may be about a service; never false for one that it is about.
  bool may_concern(std::string_view service) const;

  friend bool operator==(const Glance&, const Glance&) = default;
};

/// Looks at a document's bytes. Linear.
Glance glance_at(std::string_view bytes);

/// Bytes that read_glance() reads again, by the same version of the program.
std::string glance_bytes(const Glance& glance);
/// Nullopt for bytes that glance_bytes() does not write.
std::optional<Glance> read_glance(std::string_view bytes);

}  // namespace debrief
