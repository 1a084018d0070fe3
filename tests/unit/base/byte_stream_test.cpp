#include "debrief/base/byte_stream.h"

#include <gtest/gtest.h>

namespace debrief {
namespace {

constexpr uint32_t kNumbers[] = {0, 1, 127, 128, 300, 16'383, 16'384, 0xFFFFFFFF};

TEST(ByteStream, GivesBackWhatWasWritten) {
  ByteWriter writer;
  for (const uint32_t number : kNumbers) {
    writer.number(number);
    writer.text(std::string(number % 200, 'x'));
  }
  const std::string bytes = writer.take();
  ByteReader reader(bytes);
  for (const uint32_t number : kNumbers) {
    EXPECT_EQ(reader.number(), number);
    EXPECT_EQ(reader.text(), std::string(number % 200, 'x'));
  }
  EXPECT_TRUE(reader.done());
}

TEST(ByteStream, NoticesWhatDoesNotFit) {
  ByteWriter writer;
  writer.text("words");
  writer.number(300);
  const std::string bytes = writer.take();
  for (size_t size = 0; size < bytes.size(); ++size) {
    ByteReader reader(std::string_view(bytes).substr(0, size));
    reader.text();
    reader.number();
    EXPECT_TRUE(reader.bad()) << size;
    EXPECT_FALSE(reader.done()) << size;
    EXPECT_EQ(reader.number(), 0u);
    EXPECT_EQ(reader.text(), "");
  }
  ByteReader reader(bytes);
  reader.text();
  EXPECT_FALSE(reader.done());
  EXPECT_EQ(reader.number_below(300), 0u);
  EXPECT_TRUE(reader.bad());
}

TEST(ByteStream, CountsNoMoreThanThereAreBytes) {
  ByteWriter writer;
  writer.number(1'000'000);
  const std::string bytes = writer.take();
  ByteReader reader(bytes);
  EXPECT_EQ(reader.count(), 0u);
  EXPECT_TRUE(reader.bad());
}

}  // namespace
}  // namespace debrief
