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

}  // namespace

SafeHtml head_metadata(const SiteContext& site, const PageFrame& frame) {
  const Config& config = site.model.corpus->config;
  const std::string brand = plain_label(config.site.title);
  const std::string_view root = root_of(frame.path);
  const Record* record = frame.record ? &site.model.records[*frame.record] : nullptr;
  const std::string about = record ? plain_label(first_fact(record->document())) : "";
  HeadWriter head;
  head.meta("name", "description", about);
  head.meta("property", "og:title", frame.title.empty() ? brand : plain_label(frame.title))
      .meta("property", "og:type", record ? "article" : "website")
      .meta("property", "og:site_name", brand)
      .meta("property", "og:description", about);
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
