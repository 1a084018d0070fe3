#pragma once
// Which build of the program this is.

#include <string>

namespace debrief {

/// The build id that the linker wrote into the program (`.note.gnu.build-id`), in hex: another one
/// whenever its code differs. Empty where the linker wrote none.
std::string build_id();

}  // namespace debrief
