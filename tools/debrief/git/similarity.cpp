#include "debrief/git/similarity.h"

#include <algorithm>
#include <functional>

namespace debrief {

namespace {

constexpr size_t kMaxChunk = 64;
constexpr size_t kBinaryProbe = 8000;  // where git looks for a zero byte

// FNV-1a: the same on every machine, unlike std::hash.
class ChunkHash {
 public:
  void add(char byte) {
    value_ = (value_ ^ static_cast<unsigned char>(byte)) * 1099511628211U;
    ++bytes_;
  }
  Fingerprint::Chunk chunk() const { return {value_, bytes_}; }
  uint64_t bytes() const { return bytes_; }

 private:
  uint64_t value_ = 14695981039346656037U;
  uint64_t bytes_ = 0;
};

}  // namespace

Fingerprint fingerprint(std::string_view bytes) {
  Fingerprint result{.chunks = {}, .size = bytes.size()};
  const bool is_text = bytes.substr(0, kBinaryProbe).find('\0') == std::string_view::npos;
  ChunkHash hash;
  for (size_t i = 0; i < bytes.size(); ++i) {
    if (is_text && bytes[i] == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n') continue;
    hash.add(bytes[i]);
    if (bytes[i] != '\n' && hash.bytes() < kMaxChunk) continue;
    result.chunks.push_back(hash.chunk());
    hash = {};
  }
  if (hash.bytes() > 0) result.chunks.push_back(hash.chunk());
  std::sort(result.chunks.begin(), result.chunks.end(),
            [](const auto& a, const auto& b) { return a.hash < b.hash; });
  size_t kept = 0;
  for (size_t i = 0; i < result.chunks.size(); ++i) {
    if (kept > 0 && result.chunks[kept - 1].hash == result.chunks[i].hash) {
      result.chunks[kept - 1].bytes += result.chunks[i].bytes;
    } else {
      result.chunks[kept++] = result.chunks[i];
    }
  }
  result.chunks.resize(kept);
  return result;
}

uint32_t similarity(const Fingerprint& a, const Fingerprint& b) {
  const uint64_t larger = std::max(a.size, b.size);
  if (larger == 0) return kSameContent;
  uint64_t shared = 0;
  auto left = a.chunks.begin();
  auto right = b.chunks.begin();
  while (left != a.chunks.end() && right != b.chunks.end()) {
    if (left->hash == right->hash) {
      shared += std::min(left->bytes, right->bytes);
      ++left;
      ++right;
    } else if (left->hash < right->hash) {
      ++left;
    } else {
      ++right;
    }
  }
  return static_cast<uint32_t>(shared * kSameContent / larger);
}

}  // namespace debrief
