#pragma once
// What opens doors and must not be read by everybody: keys, tokens and passwords, told by their
// form. Rules say so where they stand; reports and fingerprints hide them whatever the rules are.

#include <string>
#include <string_view>
#include <vector>

#include "debrief/text/span.h"

namespace debrief {

struct Secret {
  std::string_view kind;  ///< `a GitHub token`: for a message
  Span span;              ///< what is to be hidden
  uint32_t shown = 0;     ///< leading bytes that belong to the kind and tell nothing, at most 4
};

/// The secrets in a text, in order, without overlaps. Known are the key formats of the common
/// providers, private keys in PEM (RFC 7468), signed JSON web tokens (RFC 7519), `Authorization`
/// values, passwords in addresses (RFC 3986 §3.2.1), and values of random look behind a name such
/// as `password=`; and each of them again, wherever else it stands. Hashes, UUIDs, placeholders and
/// documented sample keys are none. Linear.
std::vector<Secret> find_secrets(std::string_view text);

/// The text with a `*` in place of every byte of a secret that is not shown; line breaks stay, so
/// that every other byte keeps its place.
std::string mask_secrets(std::string_view text);

}  // namespace debrief
