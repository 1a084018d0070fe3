#pragma once
// A page that says the same in fewer bytes. What a document may need and most do not is written
// everywhere, and left out here of a page that can do without.

#include <string>
#include <string_view>

namespace debrief {

/// `html` without what changes nothing in it:
///
/// - `<bdi>` and `dir="auto"`, which hold apart what is written from right to left, of a page that
///   has no letter of such a script and no control of direction;
/// - the way up and down again in an address of the page's own folder. `folder` is that way:
///   `../incidents/`; empty where there is none.
std::string lighter(std::string_view html, std::string_view folder);

}  // namespace debrief
