#include "debrief/site/link_check.h"

#include <algorithm>
#include <tuple>

#include "debrief/base/strings.h"
#include "debrief/corpus/link.h"

namespace debrief {
namespace {

constexpr std::string_view kBrokenReference = "links/broken-reference";

/// The values of an attribute, entities that our pages use decoded.
template <typename Take>
void each_value(std::string_view html, std::string_view attribute, const Take& take) {
  for (size_t at = html.find(attribute); at != std::string_view::npos;
       at = html.find(attribute, at)) {
    at += attribute.size();
    const size_t end = html.find('"', at);
    if (end == std::string_view::npos) return;
    take(html.substr(at, end - at));
    at = end;
  }
}

std::string decoded(std::string_view value) {
  std::string text(value);
  for (const auto& [entity, plain] : {std::pair<std::string_view, std::string_view>{"&#39;", "'"},
                                      {"&quot;", "\""},
                                      {"&lt;", "<"},
                                      {"&gt;", ">"},
                                      {"&amp;", "&"}}) {
    if (text.find(entity) != std::string::npos) text = replace_all(text, entity, plain);
  }
  return text;
}

/// What a relative address on a page leads to, from the top of the site; one that leads out of it
/// leads nowhere.
std::string target_of(const std::string& page, std::string_view url) {
  const auto link = local_link(page, url);
  if (!link) return concat("?", url);
  return link->fragment.empty() ? link->path : concat(link->path, "#", link->fragment);
}

auto order(const SiteProblem& problem) {
  return std::tie(problem.path, problem.line, problem.column, problem.message);
}

}  // namespace

std::vector<SiteProblem> broken_references(const SiteContext& site) {
  std::vector<SiteProblem> problems;
  for (const Finding& finding : site.findings.all) {
    if (finding.rule != kBrokenReference) continue;
    problems.push_back({finding.path, finding.begin.line, finding.begin.column, finding.message});
  }
  for (const Record& record : site.model.records) {
    for (const Reference& reference : record.document().references) {
      if (reference.kind != Reference::Kind::kLink) continue;
      const auto link = local_link(record.source->path, reference.target);
      if (!link || link->fragment.empty()) continue;
      const auto other = site.model.by_path.find(link->path);
      if (other == site.model.by_path.end()) continue;
      const auto& anchors = site.model.records[other->second].outline.anchors;
      if (anchors.contains(lower_ascii(link->fragment))) continue;
      const Position at = record.document().source.position(reference.span.begin);
      // The rule, where it is on, has said so already.
      const bool is_said = std::any_of(problems.begin(), problems.end(), [&](const auto& each) {
        return each.path == record.source->path && each.line == at.line && each.column == at.column;
      });
      if (is_said) continue;
      problems.push_back(
          {record.source->path, at.line, at.column,
           concat("no heading of ", link->path, " has the anchor “", link->fragment, "”")});
    }
  }
  std::sort(problems.begin(), problems.end(),
            [](const auto& a, const auto& b) { return order(a) < order(b); });
  return problems;
}

void LinkCheck::add_file(const std::string& path) {
  const std::lock_guard lock(mutex_);
  targets_.insert(path);
}

void LinkCheck::add_page(const std::string& path, std::string_view bytes) {
  std::vector<std::string> ids;
  std::vector<Link> links;
  if (path.ends_with(".html")) {
    each_value(bytes, " id=\"", [&](std::string_view id) { ids.push_back(decoded(id)); });
    std::set<std::string_view> seen;
    for (const std::string_view attribute : {" href=\"", " src=\""}) {
      each_value(bytes, attribute, [&](std::string_view value) {
        if (!seen.insert(value).second) return;
        std::string url = decoded(value);
        if (has_scheme(url) || url.empty() || url == "#") return;
        std::string target = target_of(path, url);
        links.push_back({path, std::move(url), std::move(target)});
      });
    }
  }
  const std::lock_guard lock(mutex_);
  targets_.insert(path);
  for (const std::string& id : ids) targets_.insert(concat(path, "#", id));
  std::move(links.begin(), links.end(), std::back_inserter(links_));
}

std::vector<SiteProblem> LinkCheck::problems() const {
  std::vector<SiteProblem> problems;
  for (const Link& link : links_) {
    if (targets_.contains(link.target)) continue;
    // A fragment of a file that is no page is its reader's to find.
    const std::string file = link.target.substr(0, link.target.find('#'));
    if (!file.ends_with(".html") && targets_.contains(file)) continue;
    problems.push_back({link.page, 0, 0, concat("the link “", link.url, "” leads nowhere")});
  }
  std::sort(problems.begin(), problems.end(),
            [](const auto& a, const auto& b) { return order(a) < order(b); });
  return problems;
}

}  // namespace debrief
