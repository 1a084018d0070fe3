// The size of pictures, from bytes that are what they say and from bytes that are not.

#include "debrief/site/image_size.h"

#include "site_fixture.h"
#include <gmock/gmock.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string bytes_of(std::initializer_list<int> bytes) {
  std::string text;
  for (const int byte : bytes) text += static_cast<char>(byte);
  return text;
}

std::string png(std::initializer_list<int> size) {
  return concat("\x89PNG\r\n\x1a\n", bytes_of({0, 0, 0, 13}), "IHDR", bytes_of(size),
                bytes_of({8, 2, 0, 0, 0}));
}

std::string jpeg(const std::string& segments) {
  return concat("\xff\xd8", segments,
                bytes_of({0xff, 0xc0, 0, 11, 8, 0, 200, 1, 44, 1, 1, 0x11, 0, 0xff, 0xd9}));
}

/// An Exif segment whose only entry is the orientation.
std::string exif(int orientation) {
  const std::string tiff =
      concat("II", bytes_of({42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0}),
             bytes_of({orientation, 0, 0, 0, 0, 0, 0, 0}));
  const std::string data = concat("Exif", bytes_of({0, 0}), tiff);
  return concat("\xff\xe1", bytes_of({0, static_cast<int>(data.size()) + 2}), data);
}

std::string webp(const std::string& chunk) {
  return concat("RIFF", bytes_of({0, 0, 0, 0}), "WEBP", chunk);
}

const std::pair<const char*, std::string> kPictures[] = {
    {"png", png({0, 0, 1, 44, 0, 0, 0, 200})},
    {"gif", concat("GIF89a", bytes_of({44, 1, 200, 0, 0, 0, 0}))},
    {"jpeg", jpeg(concat("\xff\xe0", bytes_of({0, 4, 1, 2})))},
    {"jpeg with fill bytes", jpeg(bytes_of({0xff, 0xff, 0xff, 0xe0, 0, 2}))},
    {"upright jpeg", jpeg(exif(1))},
    {"lossy webp",
     webp(concat("VP8 ", bytes_of({9, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 44, 1, 200, 0})))},
    {"lossless webp", webp(concat("VP8L", bytes_of({9, 0, 0, 0, 0x2f, 43, 193, 49, 0})))},
    {"extended webp",
     webp(concat("VP8X", bytes_of({10, 0, 0, 0, 0, 0, 0, 0, 43, 1, 0, 199, 0, 0})))},
};

TEST(ImageSizes, AreReadFromTheHeadersOfEachFormat) {
  for (const auto& [name, bytes] : kPictures) {
    EXPECT_EQ(image_size(bytes), (ImageSize{300, 200})) << name;
  }
}

TEST(ImageSizes, OfAPictureTakenOnItsSideAreThoseThatAreShown) {
  EXPECT_EQ(image_size(jpeg(exif(6))), (ImageSize{200, 300}));
}

TEST(ImageSizes, AreUnknownOfAFileThatIsCutOffAnywhere) {
  for (const auto& [name, bytes] : kPictures) {
    for (size_t size = 0; size < bytes.size(); ++size) {
      const auto cut = image_size(std::string_view(bytes).substr(0, size));
      // What is cut behind the size still says it.
      if (cut) {
        EXPECT_EQ(*cut, (ImageSize{300, 200})) << name << " " << size;
      }
    }
  }
  EXPECT_FALSE(image_size(png({}).substr(0, 16)));
}

TEST(ImageSizes, AreUnknownOfHostileBytes) {
  const std::string cases[] = {
      "",
      "<svg width=\"5\" height=\"5\"/>",
      png({0, 0, 0, 0, 0, 0, 0, 5}),
      png({255, 255, 255, 255, 255, 255, 255, 255}),
      bytes_of({0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff, 0xe0}),
      bytes_of({0xff, 0xd8, 0xff, 0xe1, 255, 255, 1}),
      bytes_of({0xff, 0xd8, 0xff, 0xc0, 0, 2, 0, 0, 0, 0}),
      concat("\xff\xd8", std::string(100000, '\xff')),
      webp("VP8L"),
      webp("XXXX"),
  };
  for (const std::string& bytes : cases) EXPECT_FALSE(image_size(bytes)) << bytes.size();
  // Every byte of every format in turn says something else: no answer is wrong by leaving the file.
  for (const auto& [name, bytes] : kPictures) {
    for (size_t i = 0; i < bytes.size(); ++i) {
      for (const int wrong : {0, 1, 0x7f, 0xff}) {
        std::string changed = bytes;
        changed[i] = static_cast<char>(wrong);
        if (const auto size = image_size(changed)) {
          EXPECT_GT(size->width * size->height, 0u);
        }
      }
    }
  }
}

std::string page_with_image(const std::string& bytes) {
  const Corpus corpus =
      corpus_of({{"a.md", managed("", "## Facts\n\n![The queue](queue.png)\n")}}, {"queue.png"});
  SiteOptions options = test_options();
  options.read_file = [&](const std::string&) -> Result<std::string> { return bytes; };
  const auto site = render_site(corpus, {}, embedded_template, options);
  EXPECT_TRUE(site.has_value());
  return site ? site->at("incidents/2021-02-19-a.html") : "";
}

TEST(ImagesOfAPage, KeepTheirPlaceWhileTheyLoad) {
  EXPECT_THAT(page_with_image(kPictures[0].second),
              HasSubstr("alt=\"The queue\" width=\"300\" height=\"200\" loading=\"lazy\">"));
}

TEST(ImagesOfAPage, OfAnUnknownSizeAreShownWithoutOne) {
  const std::string page = page_with_image("no picture at all");
  EXPECT_THAT(page, HasSubstr("alt=\"The queue\">"));
  EXPECT_THAT(page, Not(HasSubstr("loading=")));
}

}  // namespace
}  // namespace debrief
