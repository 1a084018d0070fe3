#pragma once
// For whom documents are meant, and a corpus narrowed to what one audience may read. What is taken
// out is taken out of the bytes, before anything is made of them: whatever is built of the corpus
// (pages, feeds, an index) cannot hold it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/base/result.h"

namespace debrief {

struct Config;
struct Corpus;
struct Document;

/// From the narrowest to the widest.
enum class Audience { kTeam, kOrg, kPublic };

/// `team`, `org`, `public`; nullopt for any other name.
std::optional<Audience> audience_of(std::string_view name);
std::string_view audience_name(Audience audience);

/// The widest audience that a document is meant for: its own `visibility`, else the configured.
Audience visibility_of(const Document& document, const Config& config);

/// Leaves the documents that are meant for the audience. Where some revision of one was meant for
/// fewer readers, it takes out the words of what became of its actions, and the paths that it
/// had before. For the public it takes out those words always, replaces persons by their roles,
/// in the documents, their history and the configuration, and takes out commit messages, which were
/// written for others. Documents are read anew where their bytes change.
void narrow(Corpus& corpus, Audience audience);

/// The bytes of an earlier revision of a document as the corpus's audience may read them. kFormat
/// when that revision was not meant for it.
Result<std::string> for_audience(const Corpus& corpus, std::string bytes);

/// Something that the public must not see.
struct Leak {
  std::string path;   ///< of the document
  uint32_t line = 1;  ///< of the text without names, which has the lines of the original
  std::string what;   ///< `“Ann”, a part of a name`, `an address`
};

/// What is still in the documents of a corpus that was narrowed for the public: parts of names that
/// stand alone, addresses of people, hosts that the configuration calls internal, secrets.
std::vector<Leak> leaks_of(const Corpus& corpus);

}  // namespace debrief
