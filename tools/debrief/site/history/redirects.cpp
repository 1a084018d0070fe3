#include "debrief/site/history/redirects.h"

#include <limits>
#include <map>
#include <set>

#include "debrief/base/strings.h"
#include "debrief/postmortem/parse.h"

namespace debrief {
namespace {

constexpr std::string_view kFolder = "incidents/";

/// The name that a record has by its file alone; of an index or README by its folder.
std::string name_of_path(const std::string& path) {
  return parse_document(SourceFile(path, "")).id;
}

/// Whether a page of a record may have this name: not one of the site's own, such as a year.
bool is_free_name(const std::string& name) {
  return !name.empty() && FileNames().take(name, "", "") == name;
}

/// A name, and when a record last had it.
struct Claim {
  size_t record = 0;
  int64_t until = 0;
};

class NameCollector {
 public:
  explicit NameCollector(const SiteModel& model) : model_(model) {
    for (const Record& record : model.records) taken_.insert(lower_ascii(record.slug));
  }

  void collect(size_t index) {
    const CorpusDocument& source = *model_.records[index].source;
    claim(source.path, index, std::numeric_limits<int64_t>::max());
    if (!source.history || !model_.corpus->history) return;
    for (const Revision& revision : source.history->revisions) {
      const auto& at = model_.corpus->history->commit(revision).committed;
      const int64_t time = at ? at->seconds : 0;
      claim(revision.path, index, time);
      if (!revision.previous_path.empty()) claim(revision.previous_path, index, time);
    }
  }

  std::vector<Redirect> take() {
    std::vector<Redirect> redirects;
    for (const auto& [name, claim] : claims_) {
      redirects.push_back({concat(kFolder, name, ".html"), claim.record});
    }
    return redirects;
  }

 private:
  void claim(const std::string& path, size_t record, int64_t until) {
    if (!seen_.emplace(path, record).second) return;
    const std::string name = name_of_path(path);
    if (taken_.contains(lower_ascii(name)) || !is_free_name(name)) return;
    const auto [known, is_new] = claims_.try_emplace(name, Claim{record, until});
    if (!is_new && known->second.until < until) known->second = {record, until};
  }

  const SiteModel& model_;
  std::set<std::string> taken_;  ///< in lower case
  std::set<std::pair<std::string, size_t>> seen_;
  std::map<std::string, Claim> claims_;
};

Page redirect_page(const SiteContext& site, const Redirect& redirect) {
  const Record& record = site.model.records[redirect.record];
  TemplateValues values;
  values.text("LANGUAGE", site.words.language())
      .text("TARGET", concat(record.slug, ".html"))
      .text("REFRESH", concat("0; url=", record.slug, ".html"))
      .text("TITLE", plain_label(record.title));
  if (const auto style = site.assets.find("style.css"); style != site.assets.end()) {
    values.text_if("STYLE", concat("../", style->second));
  }
  return {redirect.from, site.templates.fill("site/redirect.html", values).str()};
}

}  // namespace

std::vector<Redirect> redirects_of(const SiteContext& site) {
  NameCollector names(site.model);
  for (size_t i = 0; i < site.model.records.size(); ++i) names.collect(i);
  return names.take();
}

void add_redirect_pages(const SiteContext& site, std::vector<PageMaker>& makers) {
  makers.push_back({{}, [&site] {
                      std::vector<Page> pages;
                      for (const Redirect& redirect : redirects_of(site)) {
                        pages.push_back(redirect_page(site, redirect));
                      }
                      return pages;
                    }});
}

}  // namespace debrief
