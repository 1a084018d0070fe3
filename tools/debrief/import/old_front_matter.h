#pragma once
// The front matter that a legacy document has already: its fields as texts, and the bytes of those
// that are taken over as they stand.

#include <string>
#include <string_view>
#include <vector>

#include "debrief/postmortem/document.h"

namespace debrief {

/// One field of the old front matter.
struct OldField {
  std::string key;
  std::vector<std::string> values;  ///< a scalar, or the scalars of a list
  bool nested = false;              ///< it holds more than these: a map, or a list of such
  uint32_t line = 0;
  /// What stands behind the key up to the next one, colon and comments included; where that is no
  /// line of its own (`{a: 1, b: 2}`), the value's bytes as a text.
  std::string rest;
  std::vector<std::string> comments;  ///< those among these bytes, `#` included
};

/// All fields in their order. Comments above the first one go with it.
std::vector<OldField> old_fields(const Document& document);

/// The comments of an old front matter that has no fields.
std::vector<std::string> lone_comments(const Document& document);

}  // namespace debrief
