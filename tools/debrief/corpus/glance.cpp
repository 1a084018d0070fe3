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

/// The longest runs of bytes that kinds and services are made of.
template <typename Take>
void for_each_word(std::string_view bytes, const Take& take) {
  for (auto at = bytes.begin();;) {
    at = std::find_if(at, bytes.end(), is_kind_byte);
    if (at == bytes.end()) return;
    const auto end = std::find_if_not(at, bytes.end(), is_kind_byte);
    take(std::string_view(&*at, static_cast<size_t>(end - at)));
    at = end;
  }
}

/// What stands between the fences at the top; empty when there is none.
std::string_view front_matter_of(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (!bytes.starts_with("---")) return {};
  return bytes.substr(0, bytes.find("\n---", 3));
}

void sort_unique(std::vector<uint32_t>& words) {
  std::ranges::sort(words);
  const auto rest = std::ranges::unique(words);
  words.erase(rest.begin(), rest.end());
}

}  // namespace

bool Glance::may_hold(std::string_view kind) const {
  // A kind in another form than the ones that are looked for may stand anywhere.
  if (!std::ranges::all_of(kind, is_kind_byte) || !has_inner_dot(kind)) return true;
  return std::ranges::binary_search(words, hash_of(kind));
}

bool Glance::may_concern(std::string_view service) const {
  if (front.empty() || !std::ranges::all_of(service, is_kind_byte)) return true;
  return std::ranges::binary_search(front, hash_of(service));
}

Glance glance_at(std::string_view bytes) {
  Glance glance{.id = identity_of(bytes), .words = {}, .front = {}};
  for_each_word(bytes, [&](std::string_view word) {
    while (word.ends_with('.')) word.remove_suffix(1);
    if (has_inner_dot(word)) glance.words.push_back(hash_of(word));
  });
  bool has_services = false;
  for_each_word(front_matter_of(bytes), [&](std::string_view word) {
    has_services |= word == "services";
    glance.front.push_back(hash_of(word));
  });
  if (!has_services) glance.front.clear();
  sort_unique(glance.words);
  sort_unique(glance.front);
  return glance;
}

std::string glance_bytes(const Glance& glance) {
  ByteWriter out;
  out.text(glance.id);
  for (const auto* const words : {&glance.words, &glance.front}) {
    out.number(static_cast<uint32_t>(words->size()));
    uint32_t last = 0;
    for (const uint32_t each : *words) out.number(each - std::exchange(last, each));
  }
  return out.take();
}

std::optional<Glance> read_glance(std::string_view bytes) {
  ByteReader in(bytes);
  Glance glance;
  glance.id = in.text();
  for (auto* const words : {&glance.words, &glance.front}) {
    words->resize(in.count());
    uint32_t last = 0;
    for (uint32_t& each : *words) each = last += in.number();
  }
  if (!in.done()) return std::nullopt;
  return glance;
}

}  // namespace debrief
