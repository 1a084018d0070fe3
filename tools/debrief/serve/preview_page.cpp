#include "debrief/serve/preview_page.h"

#include <algorithm>
#include <vector>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

/// Takes the policy out of the head: the `meta` element goes, what it says is returned.
std::string take_policy(std::string& html) {
  const std::string lower = lower_ascii(std::string_view(html).substr(0, html.find("<body")));
  const size_t name = lower.find("\"content-security-policy\"");
  if (name == std::string::npos) return {};
  const size_t open = lower.rfind("<meta", name);
  const size_t close = lower.find('>', name);
  constexpr std::string_view kContent = "content=\"";
  const size_t content = open == std::string::npos ? open : lower.find(kContent, open);
  if (content == std::string::npos || close == std::string::npos || content > close) return {};
  const size_t start = content + kContent.size();
  const size_t end = html.find('"', start);
  if (end == std::string::npos || end > close) return {};
  std::string policy = html.substr(start, end - start);
  html.erase(open, close + 1 - open);
  policy = replace_all(replace_all(policy, "&#39;", "'"), "&amp;", "&");
  // A header has one line.
  for (char& byte : policy) byte = is_ascii_space(byte) ? ' ' : byte;
  return policy;
}

bool is_relative(std::string_view link) {
  if (link.empty() || link[0] == '#' || link[0] == '/') return false;
  const size_t end = link.find_first_of(":/?#");
  return end == std::string_view::npos || link[end] != ':';
}

}  // namespace

std::string with_self_allowed(std::string_view policy, std::string_view directive) {
  std::vector<std::string> parts;
  bool found = false;
  bool has_default = false;
  for (const std::string_view part : split(policy, ';')) {
    std::string text(trim(part));
    if (text.empty()) continue;
    const std::string name = lower_ascii(text.substr(0, text.find(' ')));
    has_default |= name == "default-src";
    if (name == directive) {
      found = true;
      text = replace_all(text, " 'none'", "");
      if (text.find("'self'") == std::string::npos) text += " 'self'";
    }
    parts.push_back(std::move(text));
  }
  if (!found && has_default) parts.push_back(concat(directive, " 'self'"));
  return join(parts, "; ");
}

PreviewPage preview_page(std::string_view html, std::string_view state) {
  PreviewPage page{std::string(html), {}};
  page.policy = take_policy(page.bytes);
  for (const std::string_view directive : {"script-src", "style-src", "connect-src"}) {
    page.policy = with_self_allowed(page.policy, directive);
  }
  if (!page.policy.empty()) page.policy += "; ";
  page.policy += "frame-ancestors 'none'";
  const std::string script =
      concat("<script src=\"/.debrief/reload.js\" data-state=\"", state, "\" defer></script>\n");
  const size_t head_end = page.bytes.find("</head>");
  page.bytes.insert(head_end == std::string::npos ? 0 : head_end, script);
  return page;
}

std::string with_rooted_links(std::string_view html) {
  std::string rooted;
  while (!html.empty()) {
    size_t found = std::string_view::npos;
    for (const std::string_view name : {" href=\"", " src=\""}) {
      const size_t at = html.find(name);
      if (at != std::string_view::npos) found = std::min(found, at + name.size());
    }
    if (found == std::string_view::npos) break;
    rooted += html.substr(0, found);
    html.remove_prefix(found);
    if (is_relative(html.substr(0, html.find('"')))) rooted += '/';
  }
  return rooted.append(html);
}

}  // namespace debrief
