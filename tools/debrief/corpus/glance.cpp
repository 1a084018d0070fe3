#include "debrief/corpus/glance.h"

#include <algorithm>
#include <utility>

#include "debrief/base/byte_stream.h"
#include "debrief/base/stable_hash.h"
#include "debrief/base/strings.h"
#include "debrief/corpus/revision_text.h"

namespace debrief {
namespace {

bool is_kind_byte(char byte) {
  return is_ascii_alnum(byte) || byte == '.' || byte == '-' || byte == '_';
}

uint32_t hash_of(std::string_view word) {
  const uint64_t hash = stable_hash(word);
  return static_cast<uint32_t>(hash ^ (hash >> 32));
}

/// A dot between two other bytes, as in `tool.observability`.
bool has_inner_dot(std::string_view word) {
  return word.size() > 2 && word.substr(1, word.size() - 2).find('.') != std::string_view::npos;
}

}  // namespace

bool Glance::may_hold(std::string_view kind) const {
  // A kind in another form than the ones that are looked for may stand anywhere.
  if (!std::ranges::all_of(kind, is_kind_byte) || !has_inner_dot(kind)) return true;
  return std::ranges::binary_search(words, hash_of(kind));
}

Glance glance_at(std::string_view bytes) {
  Glance glance{.id = identity_of(bytes), .words = {}};
  for (size_t at = 0; at < bytes.size();) {
    if (!is_kind_byte(bytes[at])) {
      ++at;
      continue;
    }
    size_t end = at;
    while (end < bytes.size() && is_kind_byte(bytes[end])) ++end;
    std::string_view word = bytes.substr(at, end - at);
    while (word.ends_with('.')) word.remove_suffix(1);
    if (has_inner_dot(word)) glance.words.push_back(hash_of(word));
    at = end;
  }
  std::ranges::sort(glance.words);
  const auto rest = std::ranges::unique(glance.words);
  glance.words.erase(rest.begin(), rest.end());
  return glance;
}

std::string glance_bytes(const Glance& glance) {
  ByteWriter out;
  out.text(glance.id);
  out.number(static_cast<uint32_t>(glance.words.size()));
  uint32_t last = 0;
  for (const uint32_t each : glance.words) out.number(each - std::exchange(last, each));
  return out.take();
}

std::optional<Glance> read_glance(std::string_view bytes) {
  ByteReader in(bytes);
  Glance glance;
  glance.id = in.text();
  glance.words.resize(in.count());
  uint32_t last = 0;
  for (uint32_t& each : glance.words) each = last += in.number();
  if (!in.done()) return std::nullopt;
  return glance;
}

}  // namespace debrief
