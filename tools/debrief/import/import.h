#pragma once
// From a post-mortem in another form to a managed document: what the reader of legacy documents
// understood becomes front matter, and the text stays as it is. Nothing here reads or writes files.
//
// Three steps: plan_import() says what would stand in the front matter and which id it would like;
// the caller settles ids and paths; make_import() writes the file and proves that nothing was lost.

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <absl/time/civil_time.h>

#include "debrief/corpus/corpus.h"

namespace debrief {

/// How far a value can be trusted: it stands in the document; it was concluded from it; or what
/// stands in the document was not understood and stays there.
enum class Certainty { kUnderstood, kGuessed, kLeft };

/// How sure a guess is.
enum class Sureness { kHigh, kMedium, kLow };

/// One line of the report.
struct ImportNote {
  Certainty certainty = Certainty::kUnderstood;
  std::string field;  ///< a field of the front matter, or `heading`, `action`, `link`, `text`, …
  std::string value;  ///< what stands in the new file; of what was left the text that was
  std::string why;    ///< what it was concluded from, or why it was left
  uint32_t line = 0;  ///< of the original; 0: it stands nowhere in it
  Sureness sureness = Sureness::kHigh;  ///< of a guess
};

/// What holds for all documents of one run.
struct ImportOptions {
  const Config& config;
  std::string status, severity, owner;  ///< for documents that do not say; empty: unknown
  std::string timezone;                 ///< to write as `timezone:`; empty: what a document says
  absl::CivilDay today;                 ///< names a document of which nothing tells a day
};

/// Why a document is not imported.
struct ImportRefusal {
  bool managed = false;  ///< nothing is wrong: it is a managed document already
  std::string message;   ///< house style, without the path
  std::string hint;
  uint32_t line = 0;  ///< 0: the whole file
};

/// The front matter as it will be written, still without the id.
struct ImportPlan {
  std::map<std::string, std::string, std::less<>> values;  ///< field → YAML on one line
  /// Fields of the old front matter that are taken over as they stand: their keys, and the bytes
  /// behind the key up to the next one.
  std::vector<std::pair<std::string, std::string>> kept;
  std::vector<std::string> comments;  ///< of the old front matter, `#` included
  std::string id;                     ///< the id that it would like to have
  bool guessed_start = false;         ///< `started` is a guess, to be dropped when it disturbs
  std::vector<ImportNote> notes;
};

/// Where a document goes, and what else moves.
struct ImportTarget {
  std::string id;
  std::string path;           ///< absolute
  std::string source;         ///< absolute path of the original
  std::string imported_from;  ///< what to call the original in the new file; empty: it is the same
  const std::map<std::string, std::string>& moved;  ///< absolute: originals → new files
  const std::set<std::string>& anchors;             ///< anchors that some link leads to
};

struct ImportedDocument {
  std::string text;  ///< the whole file
  std::vector<ImportNote> notes;
  std::optional<ImportRefusal> refusal;  ///< set: no form of the file could be proven
};

/// The field of a new file that says what its original was called, so that it is not imported
/// twice.
inline constexpr std::string_view kImportedFrom = "x-imported-from";

/// Why a document cannot be imported; nullopt for one that can.
std::optional<ImportRefusal> refusal_of(const CorpusDocument& source);

/// What was understood of a legacy document.
ImportPlan plan_import(const CorpusDocument& source, const ImportOptions& options);

/// The managed document. All of it was read again and compared with the original: every word of the
/// text in its order but for what the notes list, the same instants and texts of the timeline, the
/// same actions, and front matter that the schema takes. What disturbs that is left out.
ImportedDocument make_import(const CorpusDocument& source, const ImportPlan& plan,
                             const ImportTarget& target, const ImportOptions& options);

}  // namespace debrief
