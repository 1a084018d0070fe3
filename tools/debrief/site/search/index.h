#pragma once
// The index of search as files: scripts that hold nothing but data and call one function with it,
// since that works from a disk and under the strictest policy. A page loads `about` and then only
// the shards that a query needs.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/site/search/postings.h"

namespace debrief {

/// What a record is shown as among results.
struct SearchRecord {
  std::string url, title;
  std::string day, day_text;  ///< `2021-02-19`, `19 Feb 2021`; empty when unknown
  std::vector<SearchPiece> pieces;
  /// For each facet the numbers of its values.
  std::vector<std::vector<uint32_t>> facets;
};

/// Something to narrow results by. A value is how the address of a search names it, and its words.
struct SearchFacet {
  struct Value {
    std::string name, words;
  };
  std::string name;
  std::vector<Value> values;
};

struct SearchFile {
  std::string name;  ///< `t12.1a2b3c4d.js`: changes with what it holds
  std::string bytes;
};

struct SearchIndex {
  std::vector<SearchFile> files;
  std::string about;  ///< the name of the file to load first
};

/// A JavaScript string in double quotes that is also JSON: no `<`, no line separator, no control
/// character, valid UTF-8; inert wherever a script or a page holds it.
void append_script_string(std::string& out, std::string_view text);

/// The index of `count` records, oldest first, so that a new one changes as few files as can be.
/// `record` is called once for each, from several threads. Linear but for sorting the terms.
SearchIndex make_search_index(size_t count, const std::function<SearchRecord(size_t)>& record,
                              const std::vector<SearchFacet>& facets, unsigned jobs);

}  // namespace debrief
