#pragma once
// The user's browser, as the desktop starts it.

#include <string>

#include "debrief/base/result.h"

namespace debrief {

/// Opens an address in the browser and does not wait for it: it runs in a session of its own, so
/// that what ends us leaves it alone, and without our terminal. kIo when there is no `xdg-open`.
Result<void> open_in_browser(const std::string& address);

}  // namespace debrief
