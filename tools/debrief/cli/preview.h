#pragma once
// The site as `serve` shows it: what is watched for it, and what each rebuild tells.

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "debrief/cli/command.h"
#include "debrief/cli/site_session.h"
#include "debrief/corpus/ground.h"
#include "debrief/serve/answer.h"
#include "debrief/serve/watched.h"

namespace debrief {

/// Builds the site of the work tree again and again. One thread uses it.
class LivePreview {
 public:
  explicit LivePreview(Invocation& invocation) : invocation_(invocation), session_(invocation) {}

  /// Whatever the site is made from: documents, configuration, rules and templates of the
  /// repository's own, images, and where git writes what is committed. While the configuration does
  /// not read, the one before counts.
  std::vector<WatchedFolder> folders();

  /// Builds the site and says so, with what has changed in it; trouble goes to stderr and into the
  /// preview, which shows the site before.
  Preview rebuild(const Changes& changes);

  void tell_what_is_watched(const std::string& why_polling);

 private:
  void heed(const Corpus& corpus);
  std::string what_differs(const Corpus& corpus, const Changes& changes) const;

  Invocation& invocation_;
  SiteSession session_;
  std::string root_;
  std::vector<std::string> globs_ = Config().paths;
  std::string profile_;
  std::set<std::string> images_;
  std::vector<WatchedFolder> folders_;
  std::map<std::string, size_t> documents_;  ///< path → hash of its bytes
  std::string revision_;
  Preview shown_;
};

}  // namespace debrief
