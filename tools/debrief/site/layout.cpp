// The frame around every page: head, navigation, footer.

#include <algorithm>
#include <array>
#include <cstring>
#include <set>

#include "debrief/base/strings.h"
#include "debrief/site/data/head.h"
#include "debrief/site/dates.h"
#include "debrief/site/lighter.h"
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

/// The ids of the marks that pages draw with.
constexpr std::array<std::string_view, 22> kMarks = {
    "s1",          "s2",           "s3",          "s4",          "s5",         "g-ring",
    "g-dotted",    "g-half",       "g-disc",      "g-tri",       "g-square",   "g-dash",
    "g-cross",     "slip",         "rev-first",   "rev-content", "rev-action", "rev-published",
    "rev-amended", "rev-cosmetic", "rev-renamed", "rev-deleted"};

/// The section of a mark in the layout: `MARK_G_RING`.
std::string section_of(std::string_view mark) {
  std::string section = "MARK_";
  for (const char byte : mark) {
    section += byte == '-' ? '_' : is_ascii_alpha(byte) ? static_cast<char>(byte & ~0x20) : byte;
  }
  return section;
}

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
  const auto add = [&](std::string_view mark, bool used) {
    if (used) values.show(section_of(mark).c_str());
    any = any || used;
  };
  for (const std::string_view mark : kMarks) add(mark, links.contains(mark));
  // The style sheet fills these with patterns.
  add("hatch", holds(html, "ph-undetected"));
  add("lines", holds(html, "ph-repairing") || holds(html, "st-intermediate"));
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

SafeHtml built_from_html(const SiteContext& site) {
  const Words& words = site.words;
  const auto& revision = site.model.corpus->revision;
  HtmlWriter out;
  if (revision) {
    out.text(words["layout.built_from"]).raw(" <span class=\"id\">").text(revision->short_hex());
    out.raw("</span>");
    if (site.model.uncommitted) out.raw(" ").text(words["layout.uncommitted"]);
    out.raw(", ");
  }
  out.text(words[revision ? "layout.as_of" : "layout.as_of_alone"]).raw(" ");
  return out.html(day_html(words, site.model.as_of)).take();
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
      .show("RECORD", frame.record.has_value())
      .show("PRIVATE", corpus.config.site.visibility != "public" || !frame.canonical.empty())
      // A page that another stands for says nothing of itself to those who index and link.
      .html("HEAD", frame.canonical.empty() ? head_metadata(site, frame) : SafeHtml())
      .html("BUILT_FROM", built_from_html(site))
      .text("VERSION", site.options.version)
      .text_if("TRUNCATED", truncation(site.words, corpus));
  values.html("CONTENT", std::move(content));
  if (!frame.title.empty()) values.text_if("SITE_TITLE", brand);
  if (!frame.canonical.empty()) {
    const std::string& base = site.options.base_url;
    values.text_if("CANONICAL", concat(base.empty() ? std::string(root) : base, frame.canonical));
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
  // From a page in a folder its neighbours are reached by their names.
  const size_t slash = frame.path.find('/');
  const bool in_folder = frame.root.empty() && slash == frame.path.rfind('/');
  const std::string_view folder = std::string_view(frame.path).substr(0, slash + 1);
  return lighter(site.templates.fill("site/layout.html", values).str(),
                 in_folder && !folder.empty() ? concat(root, folder) : "");
}

}  // namespace debrief
