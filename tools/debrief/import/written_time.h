#pragma once
// Times as the front matter writes them.

#include <string>

#include "debrief/base/time.h"

namespace debrief {

/// A time of the front matter, and what could not be written of the moment.
struct WrittenTime {
  std::string text;  ///< RFC 3339 with its offset; `~` and a day when that is all that is known
  std::string lost;  ///< empty when nothing was
};

/// A clock whose zone is not known gives its day alone: the front matter takes no time without one.
WrittenTime written_time(const Moment& moment);

}  // namespace debrief
