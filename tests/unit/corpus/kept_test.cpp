// What is kept beside a repository changes nothing but time: what a load tells is the same with and
// without it, whatever became of it.

#include <filesystem>
#include <random>

#include "loading.h"
#include "support/git_fixture.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/corpus/corpus.h"
#include "debrief/git/history_bytes.h"

namespace debrief {
namespace {

/// All that a corpus tells of the past, as text.
std::string told(const Corpus& corpus) {
  std::string text = corpus.history ? history_bytes(*corpus.history) : std::string("none");
  for (const std::string& each : corpus.notes) append(text, each, "\n");
  for (const CorpusDocument& each : corpus.documents) {
    append(text, "\n", each.path, "\n");
    if (!each.history) continue;
    const DocumentHistory& history = *each.history;
    append(text, shown(history.first_seen), " ", shown(history.first_written), " ",
           shown(history.landed), " ", shown(history.updated), " ", join(history.authors, ","), " ",
           history.revisions.size(), " ", history.truncated, history.lacks_contents, "\n");
    if (!history.life) continue;
    for (const ActionLife& action : history.life->actions) {
      append(text, action.last.id, " ", action.last.text, " ", action.slips, "\n");
      for (const ActionEvent& event : action.events) {
        append(text, action_event_name(event.kind), " ", shown(event.moment.at), " ", event.before,
               " ", event.after, "\n");
      }
    }
    append(text, std::to_string(history.life->facts_drift), "\n");
  }
  return text;
}

/// A repository of a few documents whose actions come, move, close and go, with a branch now and
/// then.
class RandomRepository {
 public:
  RandomRepository(const std::string& path, unsigned seed) : git_(path), random_(seed) {}

  void grow(int commits) {
    for (int i = 0; i < commits; ++i) {
      if (pick(6) == 0 && made_ > 2) return_from_branch();
      const int document = pick(3);
      git_.write(concat("postmortems/2024-03-0", document + 1, "-d.md"), text(document));
      if (pick(8) == 0) git_.write(".mailmap", concat("Name ", pick(3), " <ada@example.org>\n"));
      git_.commit(
          concat("Change ", made_++, pick(5) == 0 ? "\n\nDebrief-Action: 2024-03-01-d/A1" : ""));
    }
  }

  const std::string& path() const { return git_.path(); }

 private:
  int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }

  std::string text(int document) {
    constexpr std::string_view kStatuses[] = {"draft", "review", "published"};
    constexpr std::string_view kActions[] = {"Page below 60 %", "Cap the cache at 2 GB",
                                             "Draw a graph of retries"};
    std::string actions;
    for (const std::string_view each : kActions) {
      if (pick(4) == 0) continue;
      append(actions, "- [", pick(3) == 0 ? "x" : " ", "] **A", pick(3) + 1, "** ", each,
             " (due 2024-0", pick(9) + 1, "-15)\n");
    }
    return concat("---\ndebrief: 1\nid: 2024-03-0", document + 1,
                  "-d\nstatus: ", kStatuses[pick(3)], "\n---\n\n## Facts\n\nAt ", 10 + pick(3),
                  ":02Z it returned 503.\n\n## Actions\n\n", actions);
  }

  void return_from_branch() {
    const std::string side = concat("side-", made_);
    git_.git({"checkout", "-q", "-b", side, "HEAD~1"});
    git_.write("postmortems/2024-03-01-d.md", text(0));
    git_.commit(concat("Change ", made_++));
    git_.git({"checkout", "-q", "main"});
    run_git(git_.path(), {"merge", "-q", "-X", "theirs", "-m", "Merge", side},
            {.authored = "2024-05-01T09:00:00Z"});
  }

  GitFixture git_;
  std::mt19937 random_;
  int made_ = 0;
};

class KeptTest : public ::testing::Test {
 protected:
  static std::string without(const std::string& path) { return told(load(path)); }
  std::string with(const std::string& path, std::string version = "1") {
    return told(load(path, {.cache = CachePlace{.version = std::move(version),
                                                .elsewhere = scratch_.at("elsewhere")}}));
  }

  const std::string& home_ = isolated_home();
  ScratchDirectory scratch_;
};

TEST_F(KeptTest, TellsTheSameWithAndWithoutWhatWasKept) {
  for (unsigned seed = 1; seed <= 6; ++seed) {
    RandomRepository repository(scratch_.at(concat("r", seed)), seed);
    for (int step = 0; step < 3; ++step) {
      repository.grow(5);
      const std::string expected = without(repository.path());
      EXPECT_EQ(with(repository.path()), expected) << "cold, seed " << seed;
      EXPECT_EQ(with(repository.path()), expected) << "warm, seed " << seed;
    }
    EXPECT_TRUE(std::filesystem::exists(repository.path() + "/.git/debrief/cards"));
    EXPECT_TRUE(std::filesystem::exists(repository.path() + "/.git/debrief/histories"));
  }
}

TEST_F(KeptTest, TellsTheSameAfterDamage) {
  RandomRepository repository(scratch_.at("r"), 7);
  repository.grow(12);
  const std::string expected = without(repository.path());
  EXPECT_EQ(with(repository.path()), expected);
  for (const char* shelf : {"cards", "histories"}) {
    const std::string file = concat(repository.path(), "/.git/debrief/", shelf);
    std::string bytes = read_file(file);
    for (size_t at = 40; at < bytes.size(); at += 97) bytes[at] = static_cast<char>(~bytes[at]);
    ASSERT_TRUE(DiskFileSystem().write(file, bytes));
  }
  EXPECT_EQ(with(repository.path()), expected);
  EXPECT_EQ(with(repository.path()), expected);
}

TEST_F(KeptTest, SeesAMailmapThatChangedAndACloneThatWasDeepened) {
  RandomRepository repository(scratch_.at("r"), 3);
  repository.grow(8);
  const std::string clone = scratch_.at("clone");
  run_git(scratch_.path(),
          {"clone", "-q", "--depth", "2", concat("file://", repository.path()), clone});
  EXPECT_EQ(with(clone), without(clone));
  scratch_.write("clone/.mailmap", "Ada Lovelace <ada@example.org>\n");
  EXPECT_EQ(with(clone), without(clone));
  run_git(clone, {"fetch", "-q", "--unshallow"});
  EXPECT_EQ(with(clone), without(clone));
}

TEST_F(KeptTest, SeesATemplateThatChanged) {
  GitFixture git(scratch_.at("r"));
  git.write("postmortems/a.md", managed_document("a", "Say who noticed what."));
  git.commit("Begin");
  git.write("postmortems/a.md", managed_document("a", "At 10:02Z it returned 503."));
  git.commit("Write");
  EXPECT_EQ(with(git.path()), without(git.path()));
  git.write(".debrief/templates/postmortem/short.md", "## Facts\n\nSay who noticed what.\n");
  EXPECT_EQ(with(git.path()), without(git.path()));
}

TEST_F(KeptTest, KeepsThingsElsewhereWhereTheRepositoryCannotBeWritten) {
  RandomRepository repository(scratch_.at("r"), 2);
  repository.grow(4);
  scratch_.write("r/.git/debrief", "a file stands in the way");
  const std::string expected = without(repository.path());
  EXPECT_EQ(with(repository.path()), expected);
  EXPECT_EQ(with(repository.path()), expected);
  EXPECT_FALSE(std::filesystem::is_empty(scratch_.at("elsewhere")));
}

}  // namespace
}  // namespace debrief
