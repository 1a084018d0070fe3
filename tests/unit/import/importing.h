#pragma once
// One document through import, as the command does it, without a disk.

#include <map>
#include <set>
#include <string>

#include "debrief/import/import.h"
#include "debrief/postmortem/parse.h"

namespace debrief {

struct Imported {
  std::string text;
  std::vector<ImportNote> notes;
  std::optional<ImportRefusal> refusal;
  Document document;  ///< the new file, as it reads

  /// The new front matter's line that begins with `key: `, without the key; empty when there is
  /// none.
  std::string field(const std::string& key) const;
  /// The new file behind its front matter.
  std::string body() const;
  /// The first note of a kind and field, `value (line N): why`; empty when there is none.
  std::string note(Certainty certainty, const std::string& field) const;
};

struct Importing {
  Config config = {};
  std::string status = {}, severity = {}, owner = {}, timezone = {};
  std::string target_folder = "/r/postmortems";
  std::map<std::string, std::string> moved = {};
  std::set<std::string> anchors = {};

  /// Imports `/r/<path>`.
  Imported run(const std::string& path, const std::string& text) const;
};

}  // namespace debrief
