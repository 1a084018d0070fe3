#pragma once
// Links that lead nowhere: those that documents have, with the place where they were written, and
// those of finished pages, whatever made them.

#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/site/pages.h"

namespace debrief {

/// References of documents that the site cannot follow: what the rule links/broken-reference found,
/// and links to a heading that the other record does not have. By path and place.
std::vector<SiteProblem> broken_references(const SiteContext& site);

/// Follows the links between the files of a site. Files may be added from several threads.
class LinkCheck {
 public:
  /// A file without links, which links may lead to.
  void add_file(const std::string& path);
  /// A file with the links and ids of its bytes, when it is a page.
  void add_page(const std::string& path, std::string_view bytes);
  /// Each link that leads to no file, or to no id of a page; by page, each once.
  std::vector<SiteProblem> problems() const;

 private:
  struct Link {
    std::string page, url, target;
  };
  std::mutex mutex_;
  std::set<std::string> targets_;  ///< `a/b.html`, `a/b.html#id`
  std::vector<Link> links_;
};

}  // namespace debrief
