// The frame around every page: head, navigation, footer.

#include <algorithm>
#include <array>
#include <cstring>
#include <set>

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

/// A mark that pages draw with: its section in the layout, and its id.
struct Mark {
  const char* section;
  std::string_view id;
};
constexpr std::array kMarks = {
    Mark{"MARK_S1", "s1"},
    Mark{"MARK_S2", "s2"},
    Mark{"MARK_S3", "s3"},
    Mark{"MARK_S4", "s4"},
    Mark{"MARK_S5", "s5"},
    Mark{"MARK_G_RING", "g-ring"},
    Mark{"MARK_G_DOTTED", "g-dotted"},
    Mark{"MARK_G_HALF", "g-half"},
    Mark{"MARK_G_DISC", "g-disc"},
    Mark{"MARK_G_TRI", "g-tri"},
    Mark{"MARK_G_SQUARE", "g-square"},
    Mark{"MARK_G_DASH", "g-dash"},
    Mark{"MARK_G_CROSS", "g-cross"},
    Mark{"MARK_SLIP", "slip"},
    Mark{"MARK_REV_FIRST", "rev-first"},
    Mark{"MARK_REV_CONTENT", "rev-content"},
    Mark{"MARK_REV_ACTION", "rev-action"},
    Mark{"MARK_REV_PUBLISHED", "rev-published"},
    Mark{"MARK_REV_AMENDED", "rev-amended"},
    Mark{"MARK_REV_COSMETIC", "rev-cosmetic"},
    Mark{"MARK_REV_RENAMED", "rev-renamed"},
    Mark{"MARK_REV_DELETED", "rev-deleted"},
};

bool holds(std::string_view html, std::string_view part) {
  return memmem(html.data(), html.size(), part.data(), part.size()) != nullptr;
}

/// What is drawn again and again stands in a page once, and what it does not draw, not at all.
void add_marks(std::string_view html, TemplateValues& values) {
  constexpr std::string_view kUse = "href=\"#";
  std::set<std::string_view> links;
  for (size_t at = html.find('#'); at != html.npos; at = html.find('#', at + 1)) {
    if (html.substr(0, at + 1).ends_with(kUse)) {
      links.insert(html.substr(at + 1, html.find('"', at) - at - 1));
    }
  }
  bool any = false;
  const auto add = [&](const char* section, bool used) {
    if (used) values.show(section);
    any = any || used;
  };
  for (const Mark& mark : kMarks) add(mark.section, links.contains(mark.id));
  // The style sheet fills these with patterns.
  add("MARK_HATCH", holds(html, "ph-undetected"));
  add("MARK_LINES", holds(html, "ph-repairing") || holds(html, "st-intermediate"));
  values.show("MARKS", any);
}

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
  add_marks(content.str(), values);
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
      .html("AS_OF", day_html(site.words, site.model.as_of))
      .text("VERSION", site.options.version)
      .text_if("TRUNCATED", truncation(site.words, corpus));
  values.html("CONTENT", std::move(content));
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
