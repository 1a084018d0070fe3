#include "debrief/corpus/index.h"

#include <algorithm>
#include <utility>

#include "debrief/base/parallel.h"
#include "debrief/base/strings.h"
#include "debrief/corpus/revision_text.h"
#include "debrief/corpus/select.h"

namespace debrief {
namespace {

int hex_digit(char byte) {
  if (is_ascii_digit(byte)) return byte - '0';
  const char lower = static_cast<char>(byte | 0x20);
  return 'a' <= lower && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// Whether the address begins with a scheme (RFC 3986 §3.1) or with `//host`.
bool names_a_host(std::string_view target) {
  if (target.starts_with("//")) return true;
  const size_t colon = target.find(':');
  if (colon == std::string_view::npos || colon == 0 || !is_ascii_alpha(target[0])) return false;
  for (const char byte : target.substr(0, colon)) {
    if (!is_ascii_alnum(byte) && byte != '+' && byte != '-' && byte != '.') return false;
  }
  return true;
}

void collect_people(const CorpusDocument& each, std::set<std::string>& people) {
  const FrontMatter& front = each.document.front_matter;
  if (front.owner) people.insert(front.owner->value);
  if (front.facilitator) people.insert(front.facilitator->value);
  for (const PersonReference& person : front.participants) people.insert(person.name);
}

bool names_unknown_incident(const Corpus& corpus) {
  for (const CorpusDocument& each : corpus.documents) {
    for (const Reference& reference : each.document.references) {
      if (reference.kind == Reference::Kind::kIncident &&
          !corpus.index.ids.contains(reference.target)) {
        return true;
      }
    }
  }
  return false;
}

bool carries_id(const CorpusDocument& each) { return each.document.front_matter.id.has_value(); }

/// The id in the front matter of a file; empty when it has none or cannot be read.
std::string id_in(const SelectedFile& file, const Ground& ground, const Config& config) {
  if (ground.files->size(file.location) > config.document_bytes) return {};
  const auto bytes = ground.files->read(file.location);
  return bytes ? identity_of(*bytes) : std::string();
}

/// Ids of documents that were not asked for: what their front matter says, or the file's name.
void collect_other_ids(Corpus& corpus, const Ground& ground, unsigned jobs) {
  const bool compares = std::any_of(corpus.documents.begin(), corpus.documents.end(), carries_id);
  if (!compares && !names_unknown_incident(corpus)) return;
  auto selection = select_documents(ground, corpus.config, {});
  if (!selection) return;
  std::vector<SelectedFile>& others = selection->files;
  std::erase_if(others,
                [&](const SelectedFile& file) { return corpus.index.by_path.contains(file.path); });
  const std::vector<std::string> ids = parallel_map(
      others, jobs, [&](const SelectedFile& file) { return id_in(file, ground, corpus.config); });
  for (size_t i = 0; i < others.size(); ++i) {
    const std::string_view name = file_name(others[i].path);
    corpus.index.ids.emplace(ids[i].empty() ? name.substr(0, name.rfind('.')) : ids[i]);
    if (!ids[i].empty()) corpus.index.elsewhere[ids[i]].push_back(others[i].path);
  }
}

}  // namespace

std::string decode_percent(std::string_view text) {
  std::string decoded;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool triplet = text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 &&
                         hex_digit(text[i + 2]) >= 0;
    if (!triplet) {
      decoded += text[i];
      continue;
    }
    decoded += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
    i += 2;
  }
  return decoded;
}

std::optional<std::string> reference_path(std::string_view document_path, std::string_view target) {
  target = target.substr(0, target.find_first_of("?#"));
  if (target.empty() || names_a_host(target)) return std::nullopt;
  const std::string decoded = decode_percent(target);
  const size_t inner = decoded.find_first_not_of('/');
  if (inner == std::string::npos) return ".";
  const std::string_view folder = inner > 0 ? std::string_view() : parent_path(document_path);
  const std::string joined = join_path(folder, std::string_view(decoded).substr(inner));
  std::string path = normalise_path(joined);
  if (path == ".." || path.starts_with("../")) return std::nullopt;
  return path;
}

bool lies_inside(const Ground& ground, const std::string& path) {
  const auto root = ground.files->real_path(ground.root);
  const auto place = ground.files->real_path(join_path(ground.root, path));
  if (!root || !place) return false;
  return *place == *root || place->starts_with(root->ends_with('/') ? *root : *root + "/");
}

void index_corpus(Corpus& corpus, const Ground& ground, CorpusExtent extent, unsigned jobs) {
  std::optional<std::set<std::string>> left_out;  // found when the first link leads nowhere
  corpus.known_people.insert(corpus.config.people.begin(), corpus.config.people.end());
  for (size_t i = 0; i < corpus.documents.size(); ++i) {
    const CorpusDocument& each = corpus.documents[i];
    corpus.index.by_path[each.path].push_back(i);
    corpus.index.by_id[each.document.id].push_back(i);
    corpus.index.ids.insert(each.document.id);
    corpus.index.files.insert(each.path);
    collect_people(each, corpus.known_people);
    for (const Reference& reference : each.document.references) {
      if (reference.kind != Reference::Kind::kLink && reference.kind != Reference::Kind::kImage) {
        continue;
      }
      auto path = reference_path(each.path, reference.target);
      if (!path || corpus.index.files.contains(*path)) continue;
      if (!lies_inside(ground, *path)) {
        if (!left_out) left_out = ground.left_out();
        if (!left_out->contains(*path)) continue;
      }
      corpus.index.files.insert(*std::move(path));
    }
  }
  if (extent == CorpusExtent::kPart) collect_other_ids(corpus, ground, jobs);
  corpus.known_people.erase("");
}

}  // namespace debrief
