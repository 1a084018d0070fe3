#include "debrief/site/search/index.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include <absl/strings/str_format.h>

#include "debrief/base/parallel.h"
#include "debrief/base/strings.h"
#include "debrief/text/utf8.h"

namespace debrief {
namespace {

/// Shards are about so large before compression: a query loads one for each word, and one for each
/// few hits.
constexpr size_t kTermShard = 32 * 1024;
constexpr size_t kTextShard = 16 * 1024;

SearchFile search_file(std::string_view kind, size_t number, std::string_view data) {
  std::string bytes = concat("debriefSearch(\"", kind, "\",", number, ",", data, ")\n");
  constexpr uint64_t kEightDigits = 0xFFFFFFFF;
  std::string name =
      concat(kind, number, ".", absl::StrFormat("%08x", text_hash(bytes) & kEightDigits), ".js");
  return {std::move(name), std::move(bytes)};
}

/// So many records are read at a time.
constexpr size_t kTogether = 64;

/// What the first file says of a record.
struct Summary {
  std::array<uint32_t, kSearchFields.size()> lengths{};  ///< DocumentTerms::lengths
  std::vector<std::vector<uint32_t>> facets;
};

struct Prepared {
  DocumentTerms terms;
  Summary summary;
};

Prepared prepare(const SearchRecord& record) {
  Prepared result;
  result.terms = document_terms(record.pieces);
  result.summary = {result.terms.lengths, record.facets};
  return result;
}

/// A record's texts as JSON.
std::string texts_of(const SearchRecord& record) {
  std::string out;
  const auto add = [&](std::string_view before, std::string_view text) {
    out += before;
    append_script_string(out, text);
  };
  add("[", record.url);
  add(",", record.title);
  add(",", record.day);
  add(",", record.day_text);
  out += ",[";
  for (const SearchPiece& piece : record.pieces) {
    append(out, &piece == &record.pieces.front() ? "[" : ",[", static_cast<int>(piece.field));
    add(",", piece.anchor);
    add(",", piece.label);
    add(",", piece.text);
    out += ']';
  }
  return out + "]]";
}

/// `work(i)` of each of `count` records, a few at a time, so that not all of them are held beside
/// each other; `take` gets those in their order.
template <typename Work, typename Take>
void in_parts(size_t count, unsigned jobs, const Work& work, const Take& take) {
  for (size_t done = 0; done < count;) {
    std::vector<size_t> numbers(std::min(kTogether, count - done));
    std::iota(numbers.begin(), numbers.end(), done);
    take(parallel_map(numbers, jobs, work));
    done += numbers.size();
  }
}

size_t shared_prefix(std::string_view a, std::string_view b) {
  size_t size = 0;
  while (size < a.size() && size < b.size() && a[size] == b[size]) ++size;
  // Never within a character: scripts count in UTF-16.
  while (size > 0 && size < b.size() && (static_cast<unsigned char>(b[size]) & 0xC0) == 0x80) {
    --size;
  }
  return size;
}

/// The length of a prefix in UTF-16 units.
size_t utf16_size(std::string_view text) {
  size_t size = 0;
  for (const char byte : text) {
    const auto value = static_cast<unsigned char>(byte);
    if ((value & 0xC0) != 0x80) size += value >= 0xF0 ? 2 : 1;
  }
  return size;
}

/// Appends a term as how much it shares with the one before, and the rest.
void append_term(std::string& out, std::string_view before, std::string_view term) {
  const size_t shared = shared_prefix(before, term);
  append_digits(out, utf16_size(term.substr(0, shared)));
  out += term.substr(shared);
}

struct Shards {
  std::vector<SearchFile> files;
  std::vector<std::string> first;  ///< the first term of each
};

/// Each posting's documents are gone afterwards.
Shards term_shards(std::vector<Posting>& postings, unsigned jobs) {
  std::vector<std::pair<size_t, size_t>> ranges;
  for (size_t begin = 0; begin < postings.size();) {
    size_t end = begin, size = 0;
    while (end < postings.size() && (end == begin || size < kTermShard)) {
      size += postings[end].term.size() / 2 + postings[end].documents.size() + 3;
      ++end;
    }
    ranges.emplace_back(begin, end);
    begin = end;
  }
  Shards shards;
  shards.files = parallel_map(ranges, jobs, [&](const std::pair<size_t, size_t>& range) {
    std::string text;
    for (size_t i = range.first; i < range.second; ++i) {
      if (i > range.first) text += ' ';
      append_term(text, i > range.first ? postings[i - 1].term : "", postings[i].term);
      append(text, " ", std::exchange(postings[i].documents, std::string()));
    }
    std::string data;
    append_script_string(data, text);
    return search_file("t", static_cast<size_t>(&range - ranges.data()), data);
  });
  for (const auto& range : ranges) shards.first.push_back(postings[range.first].term);
  return shards;
}

/// The texts of records, a few to a file.
class TextShards {
 public:
  void add(std::string_view json) {
    if (held_ > 0 && data_.size() + json.size() > kTextShard) close();
    append(data_, held_ == 0 ? "[" : ",", json);
    ++held_;
  }
  /// Ends the file that is being filled.
  void close() {
    if (held_ == 0) return;
    data_ += ']';
    files.push_back(search_file("x", files.size(), data_));
    sizes.push_back(std::exchange(held_, 0));
    data_.clear();
  }

  std::vector<SearchFile> files;
  std::vector<size_t> sizes;  ///< how many records each holds

 private:
  std::string data_;
  size_t held_ = 0;
};

/// Words that a slip of the pen may have meant: letters alone, neither short nor long.
bool is_word(std::string_view term) {
  constexpr size_t kShortest = 4, kLongest = 32;
  return term.size() >= kShortest && term.size() <= kLongest &&
         std::all_of(term.begin(), term.end(), [](char byte) {
           return is_ascii_alpha(byte) || static_cast<unsigned char>(byte) >= 0x80;
         });
}

SearchFile spelling(const std::vector<Posting>& postings) {
  std::string text;
  std::string_view before;
  for (const Posting& posting : postings) {
    if (!is_word(posting.term)) continue;
    if (!text.empty()) text += ' ';
    append_term(text, before, posting.term);
    before = posting.term;
  }
  std::string data;
  append_script_string(data, text);
  return search_file("s", 0, data);
}

std::string facets_json(const std::vector<SearchFacet>& facets,
                        const std::vector<Summary>& records) {
  std::string out = "[";
  for (size_t i = 0; i < facets.size(); ++i) {
    out += i == 0 ? "[" : ",[";
    append_script_string(out, facets[i].name);
    out += ",[";
    for (size_t value = 0; value < facets[i].values.size(); ++value) {
      out += value == 0 ? "[" : ",[";
      append_script_string(out, facets[i].values[value].name);
      out += ',';
      append_script_string(out, facets[i].values[value].words);
      out += ']';
    }
    out += "],\"";
    for (const Summary& record : records) {
      append_digits(out, record.facets[i].size());
      for (const uint32_t value : record.facets[i]) append_digits(out, value);
    }
    out += "\"]";
  }
  return out + "]";
}

/// The parts of names of files that their numbers do not give.
std::string hashes_of(const std::vector<SearchFile>& files) {
  constexpr size_t kDigits = 8, kEnding = 3;
  std::string out;
  for (const SearchFile& file : files) {
    out += file.name.substr(file.name.size() - kEnding - kDigits, kDigits);
  }
  return out;
}

std::string about_json(const std::vector<Summary>& records, const std::vector<SearchFacet>& facets,
                       const Shards& terms, const TextShards& texts, const SearchFile& spelling) {
  std::string out = concat("{\"count\":", records.size(), ",\"fields\":[");
  for (const std::string_view field : kSearchFields) {
    append(out, out.ends_with('[') ? "\"" : ",\"", field, "\"");
  }
  out += "],\"lengths\":\"";
  for (const Summary& record : records) {
    for (const uint32_t length : record.lengths) append_digits(out, length);
  }
  append(out, "\",\"facets\":", facets_json(facets, records), ",\"terms\":[");
  for (const std::string& first : terms.first) {
    if (!out.ends_with('[')) out += ',';
    append_script_string(out, first);
  }
  append(out, "],\"termFiles\":\"", hashes_of(terms.files), "\",\"texts\":\"");
  for (const size_t size : texts.sizes) append_digits(out, size);
  append(out, "\",\"textFiles\":\"", hashes_of(texts.files), "\",\"spelling\":\"",
         hashes_of({spelling}), "\"}");
  return out;
}

}  // namespace

void append_script_string(std::string& out, std::string_view text) {
  std::string repaired;
  if (find_invalid_utf8(text)) text = repaired = to_valid_utf8(text);
  out += '"';
  size_t copied = 0;
  const auto put = [&](size_t at, size_t size, std::string_view instead) {
    append(out, text.substr(copied, at - copied), instead);
    copied = at + size;
  };
  for (size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == '"' || byte == '\\') {
      put(i, 0, "\\");
    } else if (byte == '\n') {
      put(i, 1, "\\n");
    } else if (byte < 0x20 || byte == '<' || byte == 0x7F) {
      put(i, 1, absl::StrFormat("\\u%04x", byte));
    } else if (byte == 0xE2 && (text.substr(i, 3) == "\u2028" || text.substr(i, 3) == "\u2029")) {
      put(i, 3, text[i + 2] == '\xA8' ? "\\u2028" : "\\u2029");
      i += 2;
    }
  }
  append(out, text.substr(copied), "\"");
}

SearchIndex make_search_index(size_t count, const std::function<SearchRecord(size_t)>& record,
                              const std::vector<SearchFacet>& facets, unsigned jobs) {
  std::vector<Summary> records;
  std::vector<Posting> postings;
  {
    GrowingPostings growing;
    in_parts(
        count, jobs, [&](size_t i) { return prepare(record(i)); },
        [&](std::vector<Prepared> part) {
          std::vector<DocumentTerms> terms;
          for (Prepared& each : part) {
            terms.push_back(std::move(each.terms));
            records.push_back(std::move(each.summary));
          }
          growing.add(terms, jobs);
        });
    postings = growing.take(jobs);
  }
  Shards term_files = term_shards(postings, jobs);
  // Only now, since texts and postings are as large as each other.
  TextShards texts;
  in_parts(
      count, jobs, [&](size_t i) { return texts_of(record(i)); },
      [&](const std::vector<std::string>& part) {
        for (const std::string& each : part) texts.add(each);
      });
  texts.close();
  SearchFile near = spelling(postings);
  SearchFile about = search_file("about", 0, about_json(records, facets, term_files, texts, near));
  SearchIndex index;
  index.about = about.name;
  for (auto* files : {&term_files.files, &texts.files}) {
    std::move(files->begin(), files->end(), std::back_inserter(index.files));
  }
  index.files.push_back(std::move(near));
  index.files.push_back(std::move(about));
  return index;
}

}  // namespace debrief
