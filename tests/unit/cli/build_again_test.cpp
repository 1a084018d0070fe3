// A site that is built again into the same place is what a build of everything would be, and what
// has not changed is not made again.

#include <filesystem>
#include <set>

#include "incident_repository.h"

#include "debrief/base/strings.h"

namespace debrief {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFar = "postmortems/2022-01-01-far.md";
constexpr const char* kFarPage = "incidents/2022-01-01-y.html";
constexpr const char* kFarPast = "incidents/2022-01-01-y.history.html";
constexpr const char* kFirstPage = "incidents/2024-02-01-x.html";
constexpr const char* kSecondPage = "incidents/2024-03-01-x.html";

/// A post-mortem that has nothing in common with others.
std::string apart(const std::string& day, const std::string& service, const std::string& fact) {
  return concat("---\ndebrief: 1\nid: ", day, "-y\ntitle: Of ", service,
                "\nstatus: published\nseverity: SEV3\nservices: [", service, "]\nstarted: ", day,
                "T08:00:00Z\n---\n\n## Facts\n\n", fact, "\n");
}

class BuildAgainTest : public IncidentRepository {
 protected:
  BuildAgainTest() {
    repository_.write(kFar, apart("2022-01-01", "mail", "Letters waited. ![Pile](pile.png)"));
    repository_.write("postmortems/pile.png", image(3));
    repository_.write("postmortems/2022-02-01-far.md", apart("2022-02-01", "maps", "No street."));
    repository_.write("postmortems/2022-03-01-far.md", apart("2022-03-01", "logs", "No line."));
    repository_.commit("Tell of what was long ago");
    repository_.write(kFar, apart("2022-01-01", "mail", "Letters lay. ![Pile](pile.png)"));
    repository_.commit("Say it better");
  }

  /// The head of a PNG of this width.
  static std::string image(char width) {
    return std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0", 19) + width +
           std::string("\0\0\0\2\x08\2\0\0\0\0\0\0\0", 13);
  }

  std::string at(std::string_view name) const { return concat(site_, "/", name); }

  /// Runs `debrief build` into the place of the site.
  ExitCode build(std::vector<std::string> arguments = {}) {
    arguments.insert(arguments.begin(),
                     {"debrief", "-C", repository_.path(), "build", "--out", site_});
    std::vector<const char*> raw;
    for (const std::string& each : arguments) raw.push_back(each.c_str());
    out_.str("");
    err_.str("");
    return run_command_line(static_cast<int>(raw.size()), raw.data(), world_);
  }

  /// The files of the site but its marker, by name.
  SiteFiles files() const {
    SiteFiles all;
    if (!fs::exists(site_)) return all;
    for (const auto& entry : fs::recursive_directory_iterator(site_)) {
      if (!entry.is_regular_file()) continue;
      std::string name = fs::relative(entry.path(), site_).string();
      if (name != kSiteMarker) all.emplace(std::move(name), *disk_.read(entry.path().string()));
    }
    return all;
  }

  /// Which files are others than those that stood there, although they have the same name.
  std::set<std::string> made_by(const std::vector<std::string>& arguments = {},
                                const SiteRequest& request = {}) {
    std::map<std::string, uint64_t> before;
    // Their second names keep the numbers of the files from being given to others.
    fs::remove_all(scratch_.at("before"));
    for (const auto& [name, bytes] : files()) {
      before.emplace(name, disk_.stamp(at(name))->number);
      EXPECT_TRUE(disk_.link(at(name), concat(scratch_.at("before"), "/", name)));
    }
    EXPECT_EQ(build(arguments), ExitCode::kClean) << err_.str();
    SiteFiles expected = built_anew(request);
    expected.erase(std::string(kSiteMarker));
    const SiteFiles found = files();
    EXPECT_EQ(found.size(), expected.size());
    for (const auto& [path, bytes] : expected) {
      const auto there = found.find(path);
      if (there == found.end()) {
        ADD_FAILURE() << path << " is missing";
      } else {
        EXPECT_EQ(there->second, bytes) << path;
      }
    }
    std::set<std::string> made;
    for (const auto& [name, bytes] : found) {
      const auto known = before.find(name);
      if (known == before.end() || known->second != disk_.stamp(at(name))->number)
        made.insert(name);
    }
    return made;
  }

  std::string site_ = scratch_.at("site");
};

TEST_F(BuildAgainTest, MakesNoPageAgainWhenNothingHasChanged) {
  EXPECT_EQ(made_by().count(kFarPage), 1U);
  const auto made = made_by();
  for (const std::string& each : made) {
    EXPECT_TRUE(each.starts_with("assets/") || each == "robots.txt" || each == "sitemap.xml")
        << each;
  }
}

TEST_F(BuildAgainTest, MakesWhatHasToDoWithAChangedDocument) {
  made_by();
  repository_.write(kFirst, record("2024-02-01", "The queue held 42 jobs.", "Page on the age"));
  auto made = made_by();
  EXPECT_TRUE(made.contains(kFirstPage));
  EXPECT_TRUE(made.contains(kSecondPage)) << "it is related";
  EXPECT_TRUE(made.contains("index.html"));
  // Its foot says now that there are uncommitted changes.
  EXPECT_TRUE(made.contains(kFarPage));
  repository_.write(kFirst, record("2024-02-01", "The queue held 43 jobs.", "Page on the age"));
  made = made_by();
  EXPECT_TRUE(made.contains(kFirstPage));
  EXPECT_FALSE(made.contains(kFarPage));
  EXPECT_FALSE(made.contains(kFarPast));
}

TEST_F(BuildAgainTest, FollowsEachKindOfChange) {
  made_by();
  const std::string told = record("2024-02-01", "The queue held 41 jobs.", "Page on the age");
  const std::vector<std::pair<std::string, std::string>> changes = {
      {kFirst, replace_all(told, "- [ ]", "- [x]")},
      {kFirst, replace_all(told, "id: 2024-02-01-x", "id: 2024-02-01-queue")},
      {kFirst, replace_all(replace_all(told, "What happened", "A backlog"), "checkout", "mail")},
      {kFirst, replace_all(told, "severity: SEV2", "severity: SEV2\nowner: Bob")},
      {kFirst, "# Queue\n\nIt was full.\n"},
      {"postmortems/2024-05-01-third.md", record("2024-05-01", "A third one.", "Do it")},
      {"postmortems/pile.png", image(7)},
      {".debrief/templates/site/incident.html",
       concat(*embedded_template("site/incident.html"), "<!-- ours -->\n")},
      {".debrief.yaml", concat(kConfiguration, "site: {title: Elsewhere}\n")},
      {".debrief.yaml", concat(kConfiguration, "site: {repository: 'https://github.com/o/r'}\n")},
      {kSecond, record("2024-03-01", "The cache was warm.", "Warm the cache")},
  };
  for (const auto& [name, bytes] : changes) {
    repository_.write(name, bytes);
    made_by();
    if (HasFailure()) FAIL() << "after a change of " << name;
  }
  fs::remove(repository_.at(kSecond));
  made_by();
  repository_.git({"mv", kFar, "postmortems/2022-01-01-near.md"});
  made_by();
  repository_.commit("Move it");
  made_by();
}

TEST_F(BuildAgainTest, PutsTheNewCommitAtTheFootOfWhatItKeeps) {
  made_by();
  repository_.write("unrelated.txt", "Nothing.\n");
  const std::string commit = repository_.git({"rev-parse", "--short=7", "HEAD"});
  // Within the same day, which pages tell.
  repository_.commit("Say nothing of incidents", {.authored = "2024-03-01T15:30:00+01:00"});
  const std::string next = repository_.git({"rev-parse", "--short=7", "HEAD"});
  made_by();
  EXPECT_NE(disk_.read(at(kFarPage))->find(next), std::string::npos);
  EXPECT_EQ(disk_.read(at(kFarPage))->find(commit), std::string::npos);
}

TEST_F(BuildAgainTest, FollowsWhatTheCommandLineAsksFor) {
  made_by();
  made_by({"--base-url", "https://example.org/x/"}, {.base_url = "https://example.org/x/"});
  made_by({"--as-of", "2025-01-01"}, {.as_of = "2025-01-01"});
  SiteRequest request;
  request.load.audience = Audience::kOrg;
  made_by({"--audience", "org"}, request);
  made_by();
  EXPECT_EQ(made_by({"--no-cache"}).count(kFarPage), 1U);
}

TEST_F(BuildAgainTest, BelievesNoFileThatSomebodyElseWrote) {
  made_by();
  const std::string page = *disk_.read(at(kFarPage));
  const std::string other(page.size(), 'x');
  ASSERT_TRUE(disk_.write(at(kFarPage), other));
  fs::remove(at(kFirstPage));
  const auto made = made_by();
  EXPECT_TRUE(made.contains(kFarPage));
  EXPECT_TRUE(made.contains(kFirstPage));
  EXPECT_EQ(*disk_.read(at(kFarPage)), page);
}

TEST_F(BuildAgainTest, FollowsLinksOfWhatItKeepsWhenItIsStrict) {
  made_by();
  repository_.write(kSecond, record("2024-03-01", "The cache was cold.", "Warm the cache",
                                    "\nSee [the queue](2024-02-01-queue.md#nowhere).\n"));
  EXPECT_EQ(build({"--strict"}), ExitCode::kFindings);
  EXPECT_NE(err_.str().find("#nowhere"), std::string::npos) << err_.str();
  repository_.write(kSecond, record("2024-03-01", "The cache was cold.", "Warm the cache",
                                    "\nSee [the queue](2024-02-01-queue.md).\n"));
  EXPECT_EQ(build({"--strict"}), ExitCode::kClean) << err_.str();
  EXPECT_EQ(build({"--strict"}), ExitCode::kClean) << err_.str();
}

/// A disk on which no file has two names.
class OneNameDisk final : public DiskFileSystem {
 public:
  Result<void> link(const std::string& from, const std::string&) override {
    return fail({.kind = ErrorKind::kIo, .message = "cannot link", .where = from});
  }
};

TEST_F(BuildAgainTest, MakesEverythingWhereFilesHaveNoSecondName) {
  made_by();
  OneNameDisk plain;
  World world{.files = plain,
              .out = out_,
              .err = err_,
              .in = in_,
              .environment = world_.environment,
              .now = world_.now,
              .working_directory = repository_.path(),
              .jobs = 2};
  const char* arguments[] = {"debrief", "build", "--out", site_.c_str()};
  EXPECT_EQ(run_command_line(4, arguments, world), ExitCode::kClean) << err_.str();
  SiteFiles expected = built_anew();
  expected.erase(std::string(kSiteMarker));
  EXPECT_EQ(files(), expected);
}

}  // namespace
}  // namespace debrief
