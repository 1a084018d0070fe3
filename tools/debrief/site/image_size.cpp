#include "debrief/site/image_size.h"

#include <cstdint>

namespace debrief {
namespace {

/// More than any of the formats can say, and than a page can show.
constexpr uint32_t kMostPixels = 65535;

/// Bytes by their place; those behind the end are 0, so that no reader can leave the file.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}

  size_t size() const { return bytes_.size(); }
  uint32_t at(size_t place) const {
    return place < bytes_.size() ? static_cast<unsigned char>(bytes_[place]) : 0;
  }
  uint32_t big16(size_t place) const { return at(place) << 8 | at(place + 1); }
  uint32_t big32(size_t place) const { return big16(place) << 16 | big16(place + 2); }
  uint32_t little16(size_t place) const { return at(place) | at(place + 1) << 8; }
  uint32_t little24(size_t place) const { return little16(place) | at(place + 2) << 16; }
  uint32_t little32(size_t place) const { return little16(place) | little16(place + 2) << 16; }
  bool has(size_t place, std::string_view text) const {
    return place <= bytes_.size() && bytes_.substr(place).starts_with(text);
  }

 private:
  std::string_view bytes_;
};

/// PNG (Third Edition) §5.2, §11.2.1: the signature, then the chunk `IHDR`.
std::optional<ImageSize> png_size(const Bytes& bytes) {
  if (!bytes.has(0, "\x89PNG\r\n\x1a\n") || !bytes.has(12, "IHDR")) return std::nullopt;
  if (bytes.size() < 24) return std::nullopt;
  return ImageSize{bytes.big32(16), bytes.big32(20)};
}

/// GIF89a §18: the logical screen.
std::optional<ImageSize> gif_size(const Bytes& bytes) {
  if (!bytes.has(0, "GIF87a") && !bytes.has(0, "GIF89a")) return std::nullopt;
  if (bytes.size() < 10) return std::nullopt;
  return ImageSize{bytes.little16(6), bytes.little16(8)};
}

/// RFC 9649 §2.5 to §2.7: lossy, lossless, or extended.
std::optional<ImageSize> webp_size(const Bytes& bytes) {
  // All three say it in the first thirty bytes, the lossless one in fewer.
  const bool whole = bytes.size() >= (bytes.has(12, "VP8L") ? 25u : 30u);
  if (!bytes.has(0, "RIFF") || !bytes.has(8, "WEBP") || !whole) return std::nullopt;
  if (bytes.has(12, "VP8X")) return ImageSize{bytes.little24(24) + 1, bytes.little24(27) + 1};
  if (bytes.has(12, "VP8L") && bytes.at(20) == 0x2f) {
    const uint32_t packed = bytes.little32(21);
    return ImageSize{(packed & 0x3fff) + 1, (packed >> 14 & 0x3fff) + 1};
  }
  if (bytes.has(12, "VP8 ") && bytes.has(23, "\x9d\x01\x2a")) {
    return ImageSize{bytes.little16(26) & 0x3fff, bytes.little16(28) & 0x3fff};
  }
  return std::nullopt;
}

/// Whether the Exif data (CIPA DC-008 §4.6) of a segment turns the picture by a quarter.
bool is_turned(const Bytes& bytes, size_t segment, size_t end) {
  if (!bytes.has(segment, std::string_view("Exif\0\0", 6))) return false;
  const size_t tiff = segment + 6;
  const bool little = bytes.has(tiff, "II");
  const auto word = [&](size_t place) {
    return little ? bytes.little16(place) : bytes.big16(place);
  };
  const size_t offset = little ? bytes.little32(tiff + 4) : bytes.big32(tiff + 4);
  const size_t directory = tiff + offset;
  if (directory >= end) return false;
  constexpr size_t kEntry = 12;
  for (size_t i = 0, count = word(directory); i < count; ++i) {
    const size_t entry = directory + 2 + i * kEntry;
    if (entry + kEntry > end) return false;
    constexpr uint32_t kOrientation = 0x0112;
    if (word(entry) == kOrientation) return word(entry + 8) >= 5 && word(entry + 8) <= 8;
  }
  return false;
}

/// Whether a marker starts a frame: SOF0 to SOF15 without DHT, JPG and DAC (T.81, table B.1).
bool starts_frame(uint32_t marker) {
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

/// T.81 §B.1.1, §B.2.2: segments up to the frame header.
std::optional<ImageSize> jpeg_size(const Bytes& bytes) {
  if (!bytes.has(0, "\xff\xd8")) return std::nullopt;
  bool turned = false;
  for (size_t at = 2; at + 4 <= bytes.size();) {
    if (bytes.at(at) != 0xff) return std::nullopt;
    const uint32_t marker = bytes.at(at + 1);
    const bool fill = marker == 0xff;
    const bool alone = marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7);
    if (fill || alone) {
      at += fill ? 1 : 2;
      continue;
    }
    const size_t length = bytes.big16(at + 2);
    const size_t end = at + 2 + length;
    if (length < 2 || end > bytes.size()) return std::nullopt;
    if (starts_frame(marker)) {
      if (length < 8) return std::nullopt;
      const ImageSize stored{bytes.big16(at + 7), bytes.big16(at + 5)};
      return turned ? ImageSize{stored.height, stored.width} : stored;
    }
    // The image's own data: no frame came before it.
    if (marker == 0xda || marker == 0xd9) return std::nullopt;
    if (marker == 0xe1) turned = turned || is_turned(bytes, at + 4, end);
    at = end;
  }
  return std::nullopt;
}

}  // namespace

std::optional<ImageSize> image_size(std::string_view file) {
  const Bytes bytes(file);
  std::optional<ImageSize> size = png_size(bytes);
  if (!size) size = gif_size(bytes);
  if (!size) size = webp_size(bytes);
  if (!size) size = jpeg_size(bytes);
  if (!size || size->width == 0 || size->height == 0) return std::nullopt;
  return size->width <= kMostPixels && size->height <= kMostPixels ? size : std::nullopt;
}

}  // namespace debrief
