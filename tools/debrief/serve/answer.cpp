#include "debrief/serve/answer.h"

#include <absl/strings/str_format.h>
#include <nlohmann/json.hpp>

#include "debrief/base/embedded.h"
#include "debrief/base/stable_hash.h"
#include "debrief/base/strings.h"
#include "debrief/serve/local_host.h"
#include "debrief/serve/preview_page.h"
#include "debrief/serve/site_path.h"
#include "debrief/serve/waiting_page.h"
#include "debrief/site/safe_html.h"

namespace debrief {
namespace {

constexpr std::string_view kHtml = "text/html; charset=utf-8";
constexpr std::string_view kPlain = "text/plain; charset=utf-8";
/// For what is no page: an image that is opened by itself runs nothing.
constexpr std::string_view kInertPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";
constexpr std::string_view kWaitingPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
    "base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'";

/// What stands under an address.
struct Found {
  unsigned status = 404;
  std::string bytes;
  std::string type = std::string(kHtml);
  std::string location = {};  ///< where it is, for a folder without its slash
  bool waiting = false;       ///< the preview's own page, since there is no site yet
};

Found missing(const SiteView& site) {
  const auto page = site.find("404.html");
  if (!page) return {404, "no such page\n", std::string(kPlain)};
  return {404, with_rooted_links(*page)};
}

Found find(const std::optional<std::string>& asked, const Preview& preview) {
  if (!preview.site) {
    return {.status = 503, .bytes = waiting_page(preview), .waiting = true};
  }
  const SiteView& site = *preview.site;
  if (!asked) return missing(site);
  const std::string path =
      asked->empty() || asked->ends_with('/') ? concat(*asked, "index.html") : *asked;
  if (path == kSiteMarker) return missing(site);
  if (auto file = site.find(path)) return {200, *std::move(file), std::string(content_type(path))};
  if (!site.find(concat(path, "/index.html"))) return missing(site);
  return {301, "", std::string(kPlain), concat("/", path, "/")};
}

/// Two pages that look alike to a reader have the same one.
std::string state_of(const Found& found) {
  return absl::StrFormat("%016x", stable_hash(found.bytes, kHashStart + found.status));
}

void add_security(Answer& answer, std::string_view policy) {
  const auto add = [&](std::string_view name, std::string_view value) {
    answer.headers.emplace_back(name, value);
  };
  add("Content-Security-Policy", policy);
  add("X-Content-Type-Options", "nosniff");
  add("Referrer-Policy", "no-referrer");
  // No page of another origin may show, run or read what lies here.
  add("Cross-Origin-Resource-Policy", "same-origin");
  add("Cross-Origin-Opener-Policy", "same-origin");
}

Answer plain(unsigned status, std::string text) {
  Answer answer{.status = status, .body = std::move(text)};
  answer.headers.emplace_back("Content-Type", kPlain);
  answer.headers.emplace_back("Cache-Control", "no-store");
  add_security(answer, kInertPolicy);
  return answer;
}

/// The script and the style sheet of the preview, and its events.
Answer own_file_answer(const std::string& path) {
  if (path == kEventsPath) {
    Answer answer{.events = true};
    answer.headers.emplace_back("Content-Type", "text/event-stream");
    answer.headers.emplace_back("Cache-Control", "no-store");
    add_security(answer, kInertPolicy);
    return answer;
  }
  const auto bytes = embedded_file(concat("templates/serve/", path.substr(kPreviewFolder.size())));
  if (!bytes) return plain(404, "no such file of the preview\n");
  Answer answer{.body = std::string(*bytes)};
  answer.headers.emplace_back("Content-Type", content_type(path));
  answer.headers.emplace_back("Cache-Control", "no-store");
  add_security(answer, kInertPolicy);
  return answer;
}

Answer page_answer(const Question& question, const Preview& preview) {
  Found found = find(site_path(question.target), preview);
  Answer answer{.status = found.status};
  answer.headers.emplace_back("Content-Type", found.type);
  if (!found.location.empty()) answer.headers.emplace_back("Location", found.location);
  std::string policy(found.waiting ? kWaitingPolicy : kInertPolicy);
  if (found.type == kHtml) {
    PreviewPage page = preview_page(found.bytes, state_of(found));
    found.bytes = std::move(page.bytes);
    if (!found.waiting) policy = std::move(page.policy);
  }
  add_security(answer, policy);
  if (found.status != 200) {
    answer.headers.emplace_back("Cache-Control", "no-store");
    answer.body = std::move(found.bytes);
    return answer;
  }
  const std::string tag = absl::StrFormat("\"%016x\"", stable_hash(found.bytes));
  answer.headers.emplace_back("Cache-Control", "no-cache");
  answer.headers.emplace_back("ETag", tag);
  if (question.known_tag == tag) answer.status = 304;
  if (answer.status == 200) answer.body = std::move(found.bytes);
  return answer;
}

}  // namespace

Answer answer(const Question& question, const Preview& preview, uint16_t port) {
  if (!is_local_host(question.host, port)) {
    return plain(
        403, concat("debrief serve answers on this machine only: http://localhost:", port, "/\n"));
  }
  if (question.method != "GET" && question.method != "HEAD") {
    Answer refusal = plain(405, "a preview is only read: GET or HEAD\n");
    refusal.headers.emplace_back("Allow", "GET, HEAD");
    return refusal;
  }
  const auto path = site_path(question.target);
  if (!path && !question.target.starts_with('/')) return plain(400, "not an address of a page\n");
  if (path && path->starts_with(kPreviewFolder)) return own_file_answer(*path);
  return page_answer(question, preview);
}

std::string event_of(std::string_view target, const Preview& preview) {
  const auto page = query_value(target, "page");
  const Words& words = preview.words ? *preview.words : Words::english();
  nlohmann::json event = {
      {"state", state_of(find(page ? site_path(*page) : std::nullopt, preview))}};
  const auto text = [](std::string_view bytes) { return clean_text(bytes); };
  if (preview.error) {
    auto hints = nlohmann::json::array();
    for (const std::string& hint : preview.error->hints) hints.push_back(text(hint));
    event["error"] = {{"title", words["serve.failed"]},
                      {"place", text(preview.error->where)},
                      {"message", text(preview.error->message)},
                      {"hints", std::move(hints)},
                      {"kept", words["serve.kept"]}};
  }
  if (!preview.uncommitted.empty()) {
    auto paths = nlohmann::json::array();
    for (const std::string& path : preview.uncommitted) paths.push_back(text(path));
    event["uncommitted"] = {{"title", words.count("serve.uncommitted", preview.uncommitted.size())},
                            {"paths", std::move(paths)}};
  }
  event["stopped"] = words["serve.stopped"];
  event["label"] = words["serve.label"];
  return concat("data: ", event.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace),
                "\n\n");
}

}  // namespace debrief
