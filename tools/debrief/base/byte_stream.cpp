#include "debrief/base/byte_stream.h"

namespace debrief {

void ByteWriter::number(uint32_t value) {
  for (; value >= 0x80; value >>= 7) bytes_ += static_cast<char>(0x80 | (value & 0x7f));
  bytes_ += static_cast<char>(value);
}

void ByteWriter::text(std::string_view text) {
  number(static_cast<uint32_t>(text.size()));
  bytes_ += text;
}

uint32_t ByteReader::long_number() {
  uint32_t value = 0;
  for (uint32_t shift = 0; shift < 35 && !rest_.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    value |= static_cast<uint32_t>(byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
  fail();
  return 0;
}

uint32_t ByteReader::number_below(uint32_t limit) {
  const uint32_t value = number();
  if (value < limit) return value;
  fail();
  return 0;
}

uint32_t ByteReader::count() {
  const uint32_t size = number();
  if (size > rest_.size()) fail();
  return bad_ ? 0 : size;
}

std::string_view ByteReader::text() {
  const uint32_t size = count();
  const std::string_view text = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return text;
}

void ByteReader::fail() {
  bad_ = true;
  rest_ = {};
}

}  // namespace debrief
