// What is kept from one run to the next, and what becomes of it when the disk does not play along.

#include "debrief/base/cache.h"

#include <filesystem>
#include <thread>

#include "support/fixtures.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

class CacheTest : public ::testing::Test {
 protected:
  Cache open(std::string version = "1") { return {files_, folder_, std::move(version)}; }

  std::string shown(Cache& cache, std::string_view key, std::string_view shelf = "cards") {
    return cache.find(shelf, key).value_or("nothing");
  }

  void fill(int count) {
    Cache cache = open();
    for (int i = 0; i < count; ++i) {
      cache.keep("cards", concat("key ", 1000 + i), concat("bytes of ", i));
    }
    cache.flush();
  }

  ScratchDirectory scratch_;
  DiskFileSystem files_;
  std::string folder_ = scratch_.at("deep/er");
};

TEST_F(CacheTest, GivesBackWhatARunBeforeKept) {
  fill(100);
  Cache cache = open();
  EXPECT_EQ(shown(cache, "key 1000"), "bytes of 0");
  EXPECT_EQ(shown(cache, "key 1099"), "bytes of 99");
  EXPECT_EQ(shown(cache, "key 1100"), "nothing");
  EXPECT_EQ(shown(cache, "key 1000", "other"), "nothing");
}

TEST_F(CacheTest, GivesBackWhatThisRunKeptAndTheLastOfIt) {
  Cache cache = open();
  cache.keep("cards", "a", "one");
  cache.keep("cards", "a", "two");
  EXPECT_EQ(shown(cache, "a"), "two");
  EXPECT_FALSE(std::filesystem::exists(folder_)) << "nothing is written before flush()";
}

TEST_F(CacheTest, KeepsAnyBytesUnderAnyKey) {
  const std::string odd("\0\n\xff\xfe", 4);
  {
    Cache cache = open();
    cache.keep("cards", odd, odd);
    cache.keep("cards", concat(odd, "2"), "");
    cache.flush();
  }
  Cache cache = open();
  EXPECT_EQ(shown(cache, odd), odd);
  EXPECT_EQ(shown(cache, concat(odd, "2")), "");
}

TEST_F(CacheTest, DoesNotSeeWhatAnotherVersionKept) {
  fill(1);
  Cache other = open("2");
  EXPECT_EQ(shown(other, "key 1000"), "nothing");
}

TEST_F(CacheTest, AddsToWhatOthersWroteMeanwhile) {
  Cache one = open(), two = open();
  EXPECT_EQ(shown(one, "a"), "nothing");
  EXPECT_EQ(shown(two, "b"), "nothing");
  one.keep("cards", "a", "of one");
  one.flush();
  two.keep("cards", "b", "of two");
  two.flush();
  Cache both = open();
  EXPECT_EQ(shown(both, "a"), "of one");
  EXPECT_EQ(shown(both, "b"), "of two");
}

// Whatever happens to the file, what is found is what was kept, or nothing.
TEST_F(CacheTest, FindsNothingWrongInADamagedFile) {
  fill(20);
  const std::string path = folder_ + "/cards";
  const std::string whole = read_file(path);
  for (size_t at = 0; at < whole.size(); ++at) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x15);
    ASSERT_TRUE(files_.write(path, damaged));
    Cache cache = open();
    for (int i = 0; i < 20; ++i) {
      const auto found = cache.find("cards", concat("key ", 1000 + i));
      if (found) {
        ASSERT_EQ(*found, concat("bytes of ", i)) << at;
      }
    }
  }
  for (size_t size = 0; size < whole.size(); ++size) {
    ASSERT_TRUE(files_.write(path, whole.substr(0, size)));
    Cache cache = open();
    const auto found = cache.find("cards", "key 1003");
    if (found) {
      ASSERT_EQ(*found, "bytes of 3") << size;
    }
  }
}

TEST_F(CacheTest, MendsADamagedFileWhenItWrites) {
  fill(20);
  const std::string path = folder_ + "/cards";
  ASSERT_TRUE(files_.write(path, "not a cache"));
  fill(20);
  Cache cache = open();
  EXPECT_EQ(shown(cache, "key 1019"), "bytes of 19");
}

TEST_F(CacheTest, GivesUpInSilenceWhereItCannotWrite) {
  scratch_.write("deep", "a file stands where the folder should be");
  Cache cache = open();
  cache.keep("cards", "a", "one");
  cache.flush();
  EXPECT_EQ(read_file(scratch_.at("deep")), "a file stands where the folder should be");
}

TEST_F(CacheTest, WritesThroughNoLink) {
  scratch_.write("precious", "kept");
  std::filesystem::create_directories(folder_);
  std::filesystem::create_symlink(scratch_.at("precious"), folder_ + "/cards");
  fill(1);
  EXPECT_EQ(read_file(scratch_.at("precious")), "kept");
  std::filesystem::create_directories(scratch_.at("real"));
  std::filesystem::create_directory_symlink(scratch_.at("real"), scratch_.at("linked"));
  Cache cache(files_, scratch_.at("linked"), "1");
  cache.keep("cards", "a", "one");
  cache.flush();
  EXPECT_TRUE(std::filesystem::is_empty(scratch_.at("real")));
}

TEST_F(CacheTest, LeavesNothingHalfWrittenOnAFullDisk) {
  fill(1);
  // A device on which every write fails: the file is replaced whole or stays as it is.
  Cache full(files_, "/dev/full", "1");
  full.keep("cards", "a", "one");
  full.flush();
  Cache cache = open();
  EXPECT_EQ(shown(cache, "key 1000"), "bytes of 0");
}

TEST_F(CacheTest, ReadsAgainWhatItReleased) {
  fill(2);
  Cache cache = open();
  EXPECT_EQ(shown(cache, "key 1001"), "bytes of 1");
  cache.keep("cards", "key 2000", "new");
  cache.release();
  // From the disk, where another run has written meanwhile.
  Cache other = open();
  other.keep("cards", "key 3000", "of another run");
  other.flush();
  EXPECT_EQ(shown(cache, "key 1001"), "bytes of 1");
  EXPECT_EQ(shown(cache, "key 2000"), "new");
  EXPECT_EQ(shown(cache, "key 3000"), "of another run");
}

TEST_F(CacheTest, DropsWhatNobodyAskedForWhenItOutgrowsItsLimit) {
  fill(100);
  {
    Cache cache = open();
    EXPECT_EQ(shown(cache, "key 1007"), "bytes of 7");
    cache.keep("cards", "new", "one");
    cache.limit("cards", 200);
    cache.flush();
  }
  Cache cache = open();
  EXPECT_EQ(shown(cache, "key 1007"), "bytes of 7");
  EXPECT_EQ(shown(cache, "new"), "one");
  EXPECT_EQ(shown(cache, "key 1008"), "nothing");
}

TEST_F(CacheTest, IsSafeForSeveralThreads) {
  Cache cache = open();
  std::vector<std::jthread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&cache, thread] {
      for (int i = 0; i < 200; ++i) {
        cache.keep("cards", concat(thread, "/", i), std::to_string(i));
        if (cache.find("cards", concat(thread, "/", i)) != std::to_string(i)) ADD_FAILURE();
        if (i % 50 == 0) cache.flush();
      }
    });
  }
  threads.clear();
  cache.flush();
  Cache again = open();
  EXPECT_EQ(shown(again, "3/199"), "199");
  EXPECT_EQ(shown(again, "0/0"), "0");
}

}  // namespace
}  // namespace debrief
