#include "debrief/site/lists/finding_parts.h"

#include <set>

#include "debrief/base/strings.h"

namespace debrief {

std::map<std::string_view, FindingList> findings_by_rule(const Findings& findings) {
  std::map<std::string_view, FindingList> by_rule;
  for (const Finding& finding : findings.all) by_rule[finding.rule].push_back(&finding);
  return by_rule;
}

std::map<std::string_view, FindingList> findings_by_path(const Findings& findings) {
  std::map<std::string_view, FindingList> by_path;
  for (const Finding& finding : findings.all) by_path[finding.path].push_back(&finding);
  return by_path;
}

size_t files_of(const FindingList& findings) {
  std::set<std::string_view> paths;
  for (const Finding* finding : findings) paths.insert(finding->path);
  return paths.size();
}

std::string rule_url(std::string_view id) { return concat("rules/", id, ".html"); }

SafeHtml rule_link(const SiteContext& site, std::string_view id, std::string_view root) {
  HtmlWriter out;
  if (site.options.rules == nullptr || site.options.rules->find(id) == nullptr) {
    return out.raw("<span class=\"id\">").text(id).raw("</span>").take();
  }
  return out.raw("<a class=\"id\"")
      .attribute("href", concat(root, rule_url(id)))
      .raw(">")
      .text(id)
      .raw("</a>")
      .take();
}

SafeHtml place_html(const SiteContext& site, const Finding& finding) {
  const std::string line = std::to_string(finding.begin.line);
  const std::string word = site.words.say("findings.line", {{"n", line}});
  const std::string url = host_url(*site.model.corpus, site.options, finding.path);
  if (url.empty()) return text_html(word);
  return HtmlWriter()
      .raw("<a")
      .attribute("href", concat(url, "#L", line))
      .raw(">")
      .text(word)
      .raw("</a>")
      .take();
}

std::string finding_counts(const Words& words, const FindingCount& count) {
  std::vector<std::string> parts;
  if (count.errors > 0) parts.push_back(words.count("findings.errors", count.errors));
  if (count.warnings > 0) parts.push_back(words.count("findings.warnings", count.warnings));
  if (count.infos > 0) parts.push_back(words.count("findings.questions", count.infos));
  return join(parts, ", ");
}

FindingCount count_of(const FindingList& findings) {
  FindingCount count;
  for (const Finding* finding : findings) {
    if (finding->severity == Severity::kError) ++count.errors;
    if (finding->severity == Severity::kWarning) ++count.warnings;
    if (finding->severity == Severity::kInfo) ++count.infos;
  }
  return count;
}

}  // namespace debrief
