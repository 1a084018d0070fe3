#pragma once
// What is shown while there is no site.

#include <string>

namespace debrief {

struct Preview;

/// A whole page that says that the site is being built, or why it could not be.
std::string waiting_page(const Preview& preview);

}  // namespace debrief
