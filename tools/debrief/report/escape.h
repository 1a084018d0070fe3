#pragma once
// Text from documents inside the syntax of a report: nothing of it can end the place where it
// stands.

#include <string>
#include <string_view>

namespace debrief {

/// A path as a relative URI (RFC 3986 §3.3): everything but unreserved characters and `/` as
/// `%XX`.
std::string uri_path(std::string_view path);

/// Text inside an XML 1.0 element or an attribute in double quotes: markup escaped, characters that
/// XML cannot hold as U+FFFD, line breaks and tabs as references.
std::string xml_text(std::string_view text);

/// Text inside a table cell of GitHub's and GitLab's Markdown, as it is: no markup, no HTML, no
/// mention, no link to an issue or an address.
std::string comment_text(std::string_view text);

}  // namespace debrief
