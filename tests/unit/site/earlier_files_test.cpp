#include "debrief/site/earlier_files.h"

#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/git/part_digest.h"

namespace debrief {
namespace {

const BuiltFrom kThen{"1a2b3c4", "from <b>1a2b3c4</b>, 3 May", "\"revision\": \"1a2b3c4d5e\""};
const BuiltFrom kNow{"9f8e7d6", "from <b>9f8e7d6</b>, 3 May", "\"revision\": \"9f8e7d6c5b\""};

TEST(CommitMention, IsTheFootOfAPageOrAnywhereElse) {
  EXPECT_EQ(mention_in("<p>from <b>1a2b3c4</b>, 3 May</p>", kThen), CommitMention::kOnce);
  EXPECT_EQ(mention_in("{\"revision\": \"1a2b3c4d5e\"}", kThen), CommitMention::kOnce);
  EXPECT_EQ(mention_in("<p>nothing</p>", kThen), CommitMention::kNone);
  EXPECT_EQ(mention_in("<p>see 1a2b3c4</p>", kThen), CommitMention::kElsewhere);
  EXPECT_EQ(mention_in("see 1a2b3c4, from <b>1a2b3c4</b>, 3 May", kThen),
            CommitMention::kElsewhere);
  EXPECT_EQ(mention_in(concat(kThen.page, kThen.page), kThen), CommitMention::kElsewhere);
  EXPECT_EQ(mention_in("anything", BuiltFrom{"", "on 3 May", ""}), CommitMention::kNone);
}

/// Where another build puts its site while this one reads the one before.
class SwappedFiles final : public MemoryFileSystem {
 public:
  Result<void> link(const std::string& from, const std::string& to) override {
    if (is_swapped) return create(to, "of another site");
    return MemoryFileSystem::link(from, to);
  }
  bool is_swapped = false;
};

class EarlierFilesTest : public testing::Test {
 protected:
  /// Builds a site of two files under one key.
  void build(const BuiltFrom& built, const std::string& page, const std::string& data) {
    auto writer = SiteWriter::open(files_, "site");
    ASSERT_TRUE(writer);
    EarlierFiles earlier(cache_, *writer);
    earlier.begin(built);
    MadeFiles made{.files = {}, .assets = {{"assets/files/x.png", "x.png"}}};
    for (const auto& [name, bytes] : {std::pair("a.html", page), std::pair("a.json", data)}) {
      made.files.push_back({name, mention_in(bytes, built)});
      ASSERT_TRUE(writer->put(name, bytes));
    }
    ASSERT_TRUE(writer->put(std::string(kSiteMarker), "m\n"));
    earlier.note("a", origin_, made);
    ASSERT_TRUE(writer->finish());
  }

  /// What a further build takes over, its page and its data file; “none” when it takes nothing.
  std::string taken(const BuiltFrom& built, const ObjectId& origin) {
    auto writer = SiteWriter::open(files_, "site");
    EXPECT_TRUE(writer);
    EarlierFiles earlier(cache_, *writer);
    earlier.begin(built);
    const auto made = earlier.take("a", origin);
    if (!made) {
      EXPECT_EQ(files_.kind(writer->new_place("a.html")), FileKind::kMissing);
      EXPECT_EQ(files_.kind(writer->new_place("a.json")), FileKind::kMissing);
      return "none";
    }
    EXPECT_EQ(made->files.size(), 2U);
    EXPECT_EQ(made->assets.at("assets/files/x.png"), "x.png");
    return concat(*earlier.read("a.html"), "|", *earlier.read("a.json"));
  }

  SwappedFiles files_;
  Cache cache_{files_, "/cache", "1"};
  ObjectId origin_ = PartDigest().add("this").value();
};

TEST_F(EarlierFilesTest, TakesWhatWasMadeFromTheSame) {
  EXPECT_EQ(taken(kNow, origin_), "none") << "there is no site yet";
  build(kThen, concat("<p>", kThen.page, "</p>"), "{}");
  EXPECT_EQ(taken(kThen, origin_), concat("<p>", kThen.page, "</p>|{}"));
  EXPECT_EQ(taken(kThen, PartDigest().add("that").value()), "none");
}

TEST_F(EarlierFilesTest, NamesTheNewCommit) {
  build(kThen, concat("<p>", kThen.page, "</p>"), concat("{", kThen.data, "}"));
  EXPECT_EQ(taken(kNow, origin_), concat("<p>", kNow.page, "</p>|{", kNow.data, "}"));
}

TEST_F(EarlierFilesTest, TakesNothingThatNamesTheOldCommitElsewhere) {
  build(kThen, kThen.page, concat(kThen.data, " is 1a2b3c4"));
  EXPECT_EQ(taken(kNow, origin_), "none");
  EXPECT_NE(taken(kThen, origin_), "none");
}

TEST_F(EarlierFilesTest, TakesNothingThatWasChangedOrIsGone) {
  build(kThen, "page", "data");
  ASSERT_TRUE(files_.write("site/a.json", "DATA"));
  EXPECT_EQ(taken(kThen, origin_), "none");
  ASSERT_TRUE(files_.write("site/a.json", "data"));
  EXPECT_EQ(taken(kThen, origin_), "page|data");
  ASSERT_TRUE(files_.remove_all("site/a.html"));
  EXPECT_EQ(taken(kThen, origin_), "none");
}

TEST_F(EarlierFilesTest, TakesNothingOfASiteThatCameMeanwhile) {
  build(kThen, "page", "data");
  files_.is_swapped = true;
  EXPECT_EQ(taken(kThen, origin_), "none");
}

TEST_F(EarlierFilesTest, IsOfOnePlace) {
  build(kThen, "page", "data");
  ASSERT_TRUE(files_.rename("site", "other"));
  auto writer = SiteWriter::open(files_, "other");
  ASSERT_TRUE(writer);
  EarlierFiles earlier(cache_, *writer);
  earlier.begin(kThen);
  EXPECT_FALSE(earlier.take("a", origin_));
}

}  // namespace
}  // namespace debrief
