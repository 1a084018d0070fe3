#include "debrief/site/data/head.h"

#include "debrief/base/strings.h"
#include "debrief/site/parts.h"

namespace debrief {
namespace {

class HeadWriter {
 public:
  HeadWriter& meta(Markup kind, std::string_view name, std::string_view content) {
    if (content.empty()) return *this;
    out_.raw("<meta").attribute(kind, name).attribute("content", content).raw(">\n");
    return *this;
  }

  /// For search engines and, under the name of RDFa, for those who show a link.
  HeadWriter& description(std::string_view content) {
    out_.raw("<meta name=\"description\" property=\"og:description\"");
    out_.attribute("content", content).raw(">\n");
    return *this;
  }

  HeadWriter& canonical(std::string_view address) {
    out_.raw("<link rel=\"canonical\"").attribute("href", address).raw(">\n");
    return *this;
  }

  /// The page, or what it shows, in another form.
  HeadWriter& alternate(std::string_view type, std::string_view title, std::string_view address) {
    out_.raw("<link rel=\"alternate\"").attribute("type", type);
    if (!title.empty()) out_.attribute("title", title);
    out_.attribute("href", address).raw(">\n");
    return *this;
  }

  SafeHtml take() { return out_.take(); }

 private:
  HtmlWriter out_;
};

/// What a page is about in a sentence or two: a record's first fact; of other pages, and of a
/// record without facts, its title and what the site holds.
std::string description(const SiteContext& site, const PageFrame& frame) {
  const Record* record = frame.record ? &site.model.records[*frame.record] : nullptr;
  std::string fact = record ? plain_label(first_fact(record->document())) : "";
  if (!fact.empty()) return fact;
  const std::string_view holds = site.words["layout.description"];
  const std::string title = plain_label(frame.title);
  return title.empty() ? std::string(holds) : concat(title, ". ", holds);
}

}  // namespace

SafeHtml head_metadata(const SiteContext& site, const PageFrame& frame) {
  const Config& config = site.model.corpus->config;
  const std::string brand = plain_label(config.site.title);
  const std::string_view root = root_of(frame.path);
  const Record* record = frame.record ? &site.model.records[*frame.record] : nullptr;
  const std::string about = description(site, frame);
  HeadWriter head;
  head.description(about);
  head.meta("property", "og:title", frame.title.empty() ? brand : plain_label(frame.title))
      .meta("property", "og:type", record ? "article" : "website")
      .meta("property", "og:site_name", brand);
  // A page for addresses that lead nowhere stands at none of its own.
  if (!site.options.base_url.empty() && frame.path != "404.html") {
    const std::string_view place = frame.path == "index.html" ? "" : std::string_view(frame.path);
    const std::string address = concat(site.options.base_url, place);
    head.canonical(address).meta("property", "og:url", address);
  }
  head.alternate("application/atom+xml", brand, concat(root, "feed.atom"));
  if (!frame.feed.empty()) {
    head.alternate("application/atom+xml", plain_label(frame.title), concat(root, frame.feed));
  }
  if (frame.path == "index.html") {
    head.alternate("application/feed+json", brand, concat(root, "feed.json"));
  }
  if (record) {
    head.alternate("application/json", "", concat(root, "incidents/", record->slug, ".json"))
        .alternate("text/markdown", "", concat(root, "incidents/", record->slug, ".md"));
  }
  return head.take();
}

}  // namespace debrief
