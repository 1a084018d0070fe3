#pragma once
// The names that other schools give to what debrief's front matter holds: keys of front matter, and
// labels in the text beyond those that the reader of legacy documents knows. To teach import
// another one, add it to the tables in foreign_names.cpp.

#include <string>
#include <string_view>

namespace debrief {

/// The field that a key of foreign front matter stands for: `start_time` is `started`; `date` for a
/// day that may be the incident's or the page's; `links/NAME` for a link; empty when it stands for
/// none.
std::string_view field_of_foreign_key(std::string_view key);

/// The field that a label stands for; of a participant `participants/ROLE`. As above otherwise.
std::string_view field_of_label(std::string_view label);

/// The status that a word stands for: `Complete` is `published`; empty for none.
std::string_view status_of_word(std::string_view word);

/// A person's name out of a text such as `Kris Nova ([@kris](…))` and `[Sen Lu]`: without brackets
/// and addresses of mail. Empty when no one person is named.
std::string name_of_person(std::string_view text);

}  // namespace debrief
