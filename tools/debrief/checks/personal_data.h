#pragma once
// What leads to one person: addresses, numbers of telephones, cards and accounts, told by their
// form and their check digits.

#include <string_view>
#include <vector>

#include "debrief/text/span.h"

namespace debrief {

struct PersonalDatum {
  enum class Kind { kMail, kPhone, kCard, kAccount, kNetwork };
  Kind kind = Kind::kMail;
  Span span;
};

/// What a text holds of them, in order. Linear.
///
/// Mail addresses (RFC 5321 §4.1.2) but those of roles, programs and the names that are reserved
/// for documentation (RFC 2606); telephone numbers in international form (E.164); card numbers by
/// issuer, length and Luhn digit (ISO/IEC 7812-1), without the ones that payment providers publish
/// for tests; IBANs (ISO 13616) by country, length and check digits; public network addresses on a
/// line that says whose they are (`client:`, `logged in from`, an access log), without the ranges
/// of RFC 5737, RFC 3849, private use and well-known resolvers.
std::vector<PersonalDatum> find_personal_data(std::string_view text);

/// Whether a dotted quad is an address that the public internet routes: four bytes, in none of the
/// special ranges of RFC 6890.
bool is_public_ipv4(std::string_view text);

}  // namespace debrief
