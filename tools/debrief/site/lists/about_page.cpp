// Where the site comes from, and what it cannot know; and the page for addresses that lead nowhere.

#include "debrief/base/strings.h"
#include "debrief/site/data/offers.h"
#include "debrief/site/dates.h"
#include "debrief/site/lists/finding_parts.h"
#include "debrief/site/parts.h"

namespace debrief {

Page about_page(const SiteContext& site) {
  const Corpus& corpus = *site.model.corpus;
  const FindingCount& findings = site.model.findings;
  TemplateValues values;
  values.html("AS_OF", day_html(site.words, site.model.as_of))
      .text("VERSION", site.options.version)
      .text("RECORDS", record_count(site.words, site.model.records.size()))
      .text("FINDINGS", findings.all() == 0 ? std::string(site.words["about.no_findings"])
                                            : finding_counts(site.words, findings))
      .html("OFFERS", data_offers(site))
      .show("NO_HISTORY", corpus.history == nullptr)
      .show("COMPLETE", corpus.history != nullptr && !corpus.history->shallow)
      .show("PEOPLE", corpus.config.site.people == "names");
  if (corpus.revision) {
    const std::string url = host_commit_url(corpus, *corpus.revision);
    values.text_if("REVISION", corpus.revision->hex())
        .show("UNCOMMITTED", site.model.uncommitted)
        .text_if("URL", url)
        .show("PLAIN", url.empty());
  } else {
    values.show("NO_REVISION");
  }
  for (const std::string& note : corpus.notes) {
    values.add("REMARK").text("TEXT", without_addresses(note));
  }
  Page page{"about.html", ""};
  page.bytes = in_layout(site, {page.path, std::string(site.words["layout.about"]), ""},
                         site.templates.fill("site/about.html", values));
  return page;
}

Page missing_page(const SiteContext& site) {
  // A host shows this page for an address of any depth, so its links can be right only from the
  // address of the site itself; without one the page says what to do.
  TemplateValues values;
  values.text("ROOT", site.options.base_url).show("RELATIVE", site.options.base_url.empty());
  PageFrame frame{"404.html", std::string(site.words["missing.title"]), ""};
  frame.root = site.options.base_url;
  Page page{frame.path, ""};
  page.bytes = in_layout(site, frame, site.templates.fill("site/404.html", values));
  return page;
}

}  // namespace debrief
