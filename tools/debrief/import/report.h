#pragma once
// What import says about each file: what was understood, what was guessed and why, what was left.

#include <string>
#include <vector>

#include "debrief/base/world.h"
#include "debrief/import/import.h"

namespace debrief {

enum class ImportOutcome {
  kImported,
  kSkipped,  ///< nothing to do: managed, or imported before
  kRefused,  ///< it can be read and is no document to import
  kFailed,   ///< it cannot be read or written
};

struct ImportReport {
  struct File {
    std::string source, target;  ///< as shown; the target of what was imported
    std::string id;
    ImportOutcome outcome = ImportOutcome::kImported;
    std::string message, hint;  ///< of all others
    uint32_t line = 0;          ///< of the message; 0: the whole file
    std::vector<ImportNote> notes;
  };
  std::vector<File> files;  ///< in the order given
  bool dry_run = false;

  size_t count(ImportOutcome outcome) const;
};

/// `imported`, `skipped`, `refused`, `failed`.
std::string_view outcome_name(ImportOutcome outcome);

/// Three groups a file, each note with its line; long ones wrapped to the terminal.
std::string import_text(const ImportReport& report, const Terminal& terminal);

/// One line a file, for when the report goes elsewhere.
std::string import_lines(const ImportReport& report, const Terminal& terminal);

/// `3 imported, 1 refused.`
std::string import_summary(const ImportReport& report);

/// schema/import.schema.json.
std::string import_json(const ImportReport& report);

}  // namespace debrief
