#pragma once
// Whether an imported file says what its original said.

#include <string>
#include <vector>

#include "debrief/corpus/config.h"
#include "debrief/postmortem/document.h"

namespace debrief {

/// The first thing that the new document lacks or tells otherwise; empty when there is none:
/// every word of the text in its order (but for those of the `reworded` blocks of the original),
/// the same instants, texts and phases of the timeline, the same actions and factors, the roles of
/// the sections. Linear in both.
std::string lost_in(const Document& before, const Document& after,
                    const std::vector<BlockIndex>& reworded);

/// The same of a document whose lists of labels became sections: words, and whatever was read
/// before; more may be read now.
std::string lost_by_lifting(const Document& before, const Document& after);

/// What the schema and the configuration do not take in the new front matter: JSON pointers with
/// the reason.
struct FrontMatterTrouble {
  std::string path;
  std::string message;
};
std::vector<FrontMatterTrouble> front_matter_trouble(const Document& after);

}  // namespace debrief
