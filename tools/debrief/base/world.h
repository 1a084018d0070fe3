#pragma once
// What a program gets from outside: clock, environment, files, terminal. A command sees the world
// through this one struct only, so a test can hold it still.

#include <functional>
#include <iostream>
#include <optional>
#include <string>

#include <absl/time/time.h>

#include "debrief/base/file_system.h"

namespace debrief {

/// A stream's terminal, as far as output depends on it.
struct Terminal {
  bool is_terminal = false;
  int columns = 100;  ///< width to fit lines in; 100 when it is not a terminal
  bool colour =
      false;  ///< decided from the flag, NO_COLOR, FORCE_COLOR and is_terminal, in this order
  bool utf8 = true;  ///< whether the locale can show box characters
};

struct World {
  FileSystem& files;
  std::ostream& out;
  std::ostream& err;
  std::istream& in;
  std::function<std::optional<std::string>(const std::string& name)> environment;
  std::function<absl::Time()> now;
  std::string working_directory;  ///< absolute
  /// Opens a file in the user's editor and waits until it is closed.
  std::function<Result<void>(const std::string& path)> edit = {};
  Terminal out_terminal = {};
  Terminal err_terminal = {};
  bool interactive = false;  ///< stdin and stderr are terminals: a prompt can be answered
  unsigned jobs = 1;         ///< how many threads to use; output does not depend on it
};

}  // namespace debrief
