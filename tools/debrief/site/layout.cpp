// The frame around every page: head, navigation, footer.

#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/site/data/head.h"
#include "debrief/site/dates.h"
#include "debrief/site/pages.h"
#include "debrief/site/search/page.h"

namespace debrief {
namespace {

struct NavEntry {
  std::string_view page, key;
};
constexpr std::array kNavigation = {
    NavEntry{"incidents.html", "nav.incidents"}, NavEntry{"services.html", "nav.services"},
    NavEntry{"factors.html", "nav.factors"},     NavEntry{"actions.html", "nav.actions"},
    NavEntry{"quality.html", "nav.quality"},     NavEntry{"rules.html", "nav.rules"},
    NavEntry{"changes.html", "nav.changes"},
};

/// One sentence about dates that the history cannot give; empty when it gives all.
std::string_view truncation(const Words& words, const Corpus& corpus) {
  if (!corpus.history) return words["layout.no_history"];
  if (!corpus.history->shallow) return "";
  return words["layout.truncated"];
}

}  // namespace

std::string_view root_of(std::string_view path) {
  constexpr std::string_view kUp = "../../../";
  const auto depth = static_cast<size_t>(std::count(path.begin(), path.end(), '/'));
  return kUp.substr(0, 3 * depth);
}

std::string in_layout(const SiteContext& site, const PageFrame& frame, SafeHtml content) {
  const Corpus& corpus = *site.model.corpus;
  const std::string brand = plain_label(corpus.config.site.title);
  const std::string root = frame.root.empty() ? std::string(root_of(frame.path)) : frame.root;
  const bool code = has_named_code(content.str());
  TemplateValues values;
  const auto asset = [&](std::string_view name) {
    return concat(root, site.assets.find(name)->second);
  };
  values.text("ROOT", root)
      .text("LANGUAGE", site.words.language())
      .text("STYLE", asset("style.css"))
      .text("THEME", asset("theme.js"))
      .text("MARK", asset("mark.svg"))
      .text("BRAND", brand)
      .text("TITLE", frame.title.empty() ? brand : plain_label(frame.title))
      // Search engines read robots.txt from within the page; where they are not let in, nothing is.
      .show("PUBLIC", corpus.config.site.visibility == "public")
      .show("PRIVATE", corpus.config.site.visibility != "public" || !frame.canonical.empty())
      // A page that another stands for says nothing of itself to those who index and link.
      .html("HEAD", frame.canonical.empty() ? head_metadata(site, frame) : SafeHtml())
      .html("CONTENT", std::move(content))
      .html("AS_OF", day_html(site.words, site.model.as_of))
      .text("VERSION", site.options.version)
      .text_if("TRUNCATED", truncation(site.words, corpus));
  if (!frame.title.empty()) values.text_if("SITE_TITLE", brand);
  if (!frame.canonical.empty()) {
    const std::string& base = site.options.base_url;
    values.text_if("CANONICAL", concat(base.empty() ? std::string(root) : base, frame.canonical));
  }
  if (corpus.revision) {
    values.text_if("REVISION", corpus.revision->short_hex())
        .show("UNCOMMITTED", site.model.uncommitted);
  } else {
    values.show("NO_REVISION");
  }
  const auto add_script = [&](std::string_view script) {
    values.add("SCRIPT").text("SCRIPT_URL", asset(script));
  };
  add_script("site.js");
  for (const std::string_view script : frame.scripts) add_script(script);
  if (code) add_script("highlight.js");
  for (const NavEntry& entry : kNavigation) {
    values.add("NAV")
        .text("URL", concat(root, entry.page))
        .text("WORD", site.words[entry.key])
        .show("CURRENT", entry.page == frame.nav);
  }
  return site.templates.fill("site/layout.html", values).str();
}

}  // namespace debrief
