#include "debrief/serve/waiting_page.h"

#include "debrief/serve/answer.h"
#include "debrief/site/safe_html.h"

namespace debrief {

std::string waiting_page(const Preview& preview) {
  const Words& words = preview.words ? *preview.words : Words::english();
  const std::string_view title = words[preview.error ? "serve.failed" : "serve.building"];
  HtmlWriter page;
  page.raw("<!DOCTYPE html>\n<html").attribute("lang", words.language());
  page.raw(
      ">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
  page.text(title).raw("</title>\n<link rel=\"icon\" href=\"data:,\">\n");
  page.raw("<link rel=\"stylesheet\" href=\"/.debrief/reload.css\">\n</head>\n");
  page.raw("<body class=\"debrief-waiting\">\n<main>\n<h1>").text(title).raw("</h1>\n");
  if (!preview.error) page.raw("<p>").text(words["serve.soon"]).raw("</p>\n");
  if (preview.error) {
    if (!preview.error->where.empty()) {
      page.raw("<p><code>").text(preview.error->where).raw("</code></p>\n");
    }
    page.raw("<p>").text(preview.error->message).raw("</p>\n");
    for (const std::string& hint : preview.error->hints) {
      page.raw("<p class=\"debrief-hint\">").text(hint).raw("</p>\n");
    }
    page.raw("<p class=\"debrief-hint\">").text(words["serve.waits"]).raw("</p>\n");
  }
  page.raw("</main>\n</body>\n</html>\n");
  return page.take().str();
}

}  // namespace debrief
