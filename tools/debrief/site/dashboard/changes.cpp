// The newest changes of content, as git tells them, in one line each.

#include "debrief/site/history/changes.h"

#include "debrief/base/strings.h"
#include "debrief/site/dashboard/dashboard.h"
#include "debrief/site/dates.h"

namespace debrief {

SafeHtml latest_changes(const SiteContext& site) {
  constexpr size_t kMostChanges = 6;
  HtmlWriter out;
  for (const Change& change : recent_changes(site, kMostChanges)) {
    const Record& record = site.model.records[change.record];
    out.raw("<li><p class=\"when\">").html(day_html(site.words, *change.revision.at));
    out.raw("</p><p><a").attribute("href", record.url()).raw("><bdi>").text(record.title);
    out.raw("</bdi></a>: <bdi>").text(change.text).raw("</bdi> <a class=\"id\"");
    out.attribute("href", change.url).raw(">");
    out.text(change.revision.commit->id.short_hex()).raw("</a></p></li>\n");
  }
  if (out.empty()) return {};
  const SafeHtml items = out.take();
  return out.raw("<ol class=\"recs\">\n").html(items).raw("</ol>\n").take();
}

}  // namespace debrief
