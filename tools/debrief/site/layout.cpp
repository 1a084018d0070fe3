// The frame around every page: head, navigation, footer.

#include <array>

#include "debrief/base/strings.h"
#include "debrief/site/dates.h"
#include "debrief/site/pages.h"

namespace debrief {
namespace {

struct NavEntry {
  std::string_view page, word;
};
constexpr std::array kNavigation = {
    NavEntry{"incidents.html", "Incidents"},
    NavEntry{"services.html", "Services"},
    NavEntry{"actions.html", "Actions"},
};

/// One sentence about dates that the history cannot give; empty when it gives all.
std::string truncation(const Corpus& corpus) {
  if (!corpus.history) return "There is no history; dates that it would give are shown as unknown.";
  if (!corpus.history->shallow) return "";
  return "The history is truncated; what lies before its first commit is shown as unknown.";
}

}  // namespace

std::string_view root_of(std::string_view path) {
  return path.find('/') == std::string_view::npos ? "" : "../";
}

std::string in_layout(const SiteContext& site, const PageFrame& frame, SafeHtml content) {
  const Corpus& corpus = *site.model.corpus;
  const std::string brand = plain_label(corpus.config.site.title);
  const std::string_view root = root_of(frame.path);
  TemplateValues values;
  values.text("ROOT", root)
      .text("BRAND", brand)
      .text("TITLE", frame.title.empty() ? brand : plain_label(frame.title))
      .show("PRIVATE", corpus.config.site.visibility != "public")
      .html("CONTENT", std::move(content))
      .html("AS_OF", day_html(site.model.as_of))
      .text("VERSION", site.options.version)
      .text_if("TRUNCATED", truncation(corpus));
  if (!frame.title.empty()) values.text_if("SITE_TITLE", brand);
  if (corpus.revision) {
    values.text_if("REVISION", corpus.revision->short_hex())
        .show("UNCOMMITTED", site.model.uncommitted);
  } else {
    values.show("NO_REVISION");
  }
  for (const NavEntry& entry : kNavigation) {
    values.add("NAV")
        .text("URL", concat(root, entry.page))
        .text("WORD", entry.word)
        .show("CURRENT", entry.page == frame.nav);
  }
  return site.templates.fill("site/layout.html", values).str();
}

}  // namespace debrief
