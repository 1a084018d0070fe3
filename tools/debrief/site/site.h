#pragma once
// The static knowledge site: every page is made from the corpus alone, so the same commit gives the
// same bytes.

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "debrief/base/file_system.h"
#include "debrief/base/result.h"
#include "debrief/corpus/corpus.h"
#include "debrief/lint/finding.h"
#include "debrief/rules/rule_set.h"

namespace debrief {

class EarlierFiles;

struct SiteOptions {
  absl::Time as_of;     ///< what “overdue” is measured against; HEAD's date unless given
  std::string version;  ///< the tool's, for the footer and the API
  unsigned jobs = 1;    ///< threads; the site does not depend on it
  /// The bytes of a file of the repository, by its path in Corpus::index.files; for images that
  /// documents show. Must be safe to call from several threads; without it images are left out and
  /// their text stays.
  std::function<Result<std::string>(const std::string& path)> read_file = {};
  /// Whether the commit that is built holds a file or folder, for links to the repository's host;
  /// without it every path is taken to be there.
  std::function<bool(const std::string& path)> is_committed = {};
  /// The bytes of a blob of the repository, for what documents said in earlier revisions. Must be
  /// safe to call from several threads; without it old revisions are not shown.
  std::function<Result<std::string>(const ObjectId& blob)> read_blob = {};
  const RuleSet* rules = nullptr;  ///< whose pages the site has; nullptr: none
  bool check_pages = false;  ///< whether the links of pages are followed (SiteReport::problems)
  /// Told how many of all pages are made, from several threads.
  std::function<void(uint64_t done, uint64_t total)> progress = {};
  /// Told that all files of a document are made, by its index in Corpus::documents, from several
  /// threads: what forget_texts() takes away is not read any more.
  std::function<void(size_t document)> finished = {};
  /// Where the site will stand, with a slash at its end; for what must name itself from outside:
  /// feeds, calendars, the sitemap. Empty: those have addresses relative to themselves.
  std::string base_url = {};
  /// Takes files over that were made before from the same; nullptr: every file is made.
  EarlierFiles* earlier = nullptr;
};

/// A site as files: path below the output directory → bytes.
using SiteFiles = std::map<std::string, std::string>;

/// The template or asset that the program carries, by name: `site/incident.html`,
/// `site/assets/style.css`.
Result<std::string> embedded_template(const std::string& name);

/// Takes the files of a site as they are made, from several threads at once and in any order.
class SiteSink {
 public:
  virtual ~SiteSink() = default;
  virtual Result<void> put(const std::string& path, std::string bytes) = 0;
};

/// The files of a site as they are asked for, from several threads at once.
class SiteView {
 public:
  virtual ~SiteView() = default;
  /// The bytes of a file; nullopt when the site has none of this path.
  virtual std::optional<std::string> find(const std::string& path) const = 0;
};

/// A view of files that are all there.
class FilesView final : public SiteView {
 public:
  explicit FilesView(SiteFiles files) : files_(std::move(files)) {}
  std::optional<std::string> find(const std::string& path) const override;

 private:
  SiteFiles files_;
};

/// A sink that holds the files.
class MemorySink final : public SiteSink {
 public:
  Result<void> put(const std::string& path, std::string bytes) override;
  SiteFiles take() { return std::move(files_); }

 private:
  std::mutex mutex_;
  SiteFiles files_;
};

/// Something that a reader of the site would stumble over.
struct SiteProblem {
  std::string path;               ///< of the document, or of a page of the site
  uint32_t line = 0, column = 0;  ///< in the document; 0: no place in it
  std::string message;
};

/// What was rendered.
struct SiteReport {
  size_t files = 0;
  size_t taken_over = 0;  ///< those of them that the site before had already
  /// Links, anchors, images and ids that lead nowhere, by path and place. Those of pages are only
  /// looked for when SiteOptions::check_pages asks for it.
  std::vector<SiteProblem> problems;
};

/// Renders all pages, assets and API files into the sink. `template_file` gives a template's bytes
/// by name
/// (`site/incident.html`): the repository's own where it has one, else embedded_template(). kConfig
/// for a template that does not parse or that switches escaping off, with its place; kIo for an
/// image that cannot be read; what the sink says.
Result<SiteReport> render_site(
    const Corpus& corpus, const Findings& findings,
    const std::function<Result<std::string>(const std::string& name)>& template_file,
    const SiteOptions& options, SiteSink& sink);

/// The same, held in memory.
Result<SiteFiles> render_site(
    const Corpus& corpus, const Findings& findings,
    const std::function<Result<std::string>(const std::string& name)>& template_file,
    const SiteOptions& options);

/// The file that marks a directory as a site of ours, which may be replaced, and lists its files.
inline constexpr std::string_view kSiteMarker = ".debrief-site";

/// Puts a site in the place of a directory, whole or not at all: its files are written beside it as
/// they come, then both are exchanged.
class SiteWriter final : public SiteSink {
 public:
  /// kUsage as write_site(); nothing is written for a directory that may not be replaced.
  static Result<SiteWriter> open(FileSystem& files, const std::string& directory);

  SiteWriter(SiteWriter&& other) noexcept;
  SiteWriter& operator=(SiteWriter&&) = delete;
  /// Without finish() the directory stays as it was, and what was written beside it goes.
  ~SiteWriter() override;

  Result<void> put(const std::string& path, std::string bytes) override;
  /// Exchanges the two, and moves over what others put into the old site.
  Result<void> finish();

  /// Where the site will stand.
  const std::string& place() const { return path_; }
  /// Puts a file of the site that stands there into the new one as it is, without a copy. kIo when
  /// that cannot be; then it may be put.
  Result<void> take_over(const std::string& path);
  /// Takes a file out of the new site again.
  void take_back(const std::string& path);
  /// The files of the site that stands there, and of the new one so far.
  std::string old_place(const std::string& path) const { return join_path(path_, path); }
  std::string new_place(const std::string& path) const { return join_path(fresh_, path); }
  FileSystem& files() const { return *files_; }

 private:
  SiteWriter(FileSystem& files, std::string shown, std::string path, std::string fresh);

  FileSystem* files_;
  std::string shown_, path_, fresh_;
  std::unique_ptr<std::mutex> mutex_;
  std::set<std::string> names_;
  std::string marker_;  ///< what the site says in it
  bool done_ = false;
};

/// Puts the files in place of `directory`, whole or not at all: written beside it, then exchanged.
/// What others put into a site of ours (a `CNAME`) is kept. kUsage when the directory holds
/// something that is not a site of ours (no kSiteMarker in it), a repository, or a file of others
/// where the site has one of its own, or is no directory; nothing is changed then. A symbolic link
/// is followed, so that what it points to is replaced and the link stays.
Result<void> write_site(FileSystem& files, const std::string& directory, const SiteFiles& site);

}  // namespace debrief
