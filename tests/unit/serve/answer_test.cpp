#include "debrief/serve/answer.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "debrief/base/strings.h"
#include "debrief/serve/local_host.h"
#include "debrief/serve/preview_page.h"
#include "debrief/serve/site_path.h"

namespace debrief {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr uint16_t kPort = 8017;
constexpr char kPage[] =
    "<!DOCTYPE html><html lang=\"en\"><head>\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src "
    "'self'\">\n"
    "<title>Cache</title></head><body><a href=\"index.html\">Start</a></body></html>";

Preview preview_of(SiteFiles files) {
  return {.site = std::make_shared<const FilesView>(std::move(files))};
}

Preview example() {
  return preview_of({{"index.html", kPage},
                     {"404.html", kPage},
                     {"incidents/index.html", kPage},
                     {"incidents/caf\xc3\xa9 1.html", kPage},
                     {"assets/style.css", "a{}"},
                     {".debrief-site", "marker"}});
}

Answer get(std::string target, const Preview& preview = example(), std::string tag = {}) {
  return answer({.method = "GET",
                 .target = std::move(target),
                 .host = "localhost:8017",
                 .known_tag = std::move(tag)},
                preview, kPort);
}

std::string header(const Answer& answer, std::string_view name) {
  for (const auto& [each, value] : answer.headers) {
    if (each == name) return value;
  }
  return "(none)";
}

TEST(LocalHost, IsThisMachineWithThePort) {
  for (const char* const good :
       {"localhost:8017", "LOCALHOST:8017", "127.0.0.1:8017", "[::1]:8017"}) {
    EXPECT_TRUE(is_local_host(good, kPort)) << good;
  }
  for (const char* const bad :
       {"", "localhost", "localhost:80", "localhost:80170", "localhost.evil.example:8017",
        "evil.example:8017", "127.0.0.1.evil.example:8017", "127.0.0.2:8017", "[::2]:8017",
        "localhost:8017 ", "::1:8017", "user@localhost:8017"}) {
    EXPECT_FALSE(is_local_host(bad, kPort)) << bad;
  }
  EXPECT_TRUE(is_local_host("localhost", 80));
}

TEST(SitePath, IsDecodedOnceAndLeadsNowhereElse) {
  struct {
    std::string_view target;
    std::optional<std::string> path;
  } const kCases[] = {
      {"/", ""},
      {"/index.html?q=a/../b", "index.html"},
      {"/incidents/caf%C3%A9%201.html", "incidents/caf\xc3\xa9 1.html"},
      {"/a%2520b", "a%20b"},
      {"/a%2Fb", "a/b"},
      {"/../etc/passwd", {}},
      {"/a/%2e%2E/b", {}},
      {"/a/..%2fb", {}},
      {"/./a", {}},
      {"/a%00b", {}},
      {"/a%4", {}},
      {"/a%zz", {}},
      {"http://localhost/", {}},
      {"*", {}},
      {"", {}},
  };
  for (const auto& [target, path] : kCases) EXPECT_EQ(site_path(target), path) << target;
}

TEST(ContentType, SaysTheCharacterSetOfText) {
  EXPECT_EQ(content_type("a/b.html"), "text/html; charset=utf-8");
  EXPECT_EQ(content_type("feed.ATOM"), "application/atom+xml; charset=utf-8");
  EXPECT_EQ(content_type("mark.svg"), "image/svg+xml");
  EXPECT_EQ(content_type("a.html/unknown"), "application/octet-stream");
}

TEST(Answer, GivesFilesWithTheirTypes) {
  const Answer page = get("/incidents/caf%C3%A9%201.html");
  EXPECT_EQ(page.status, 200U);
  EXPECT_EQ(header(page, "Content-Type"), "text/html; charset=utf-8");
  EXPECT_THAT(page.body, HasSubstr("<title>Cache</title>"));
  EXPECT_EQ(get("/assets/style.css").body, "a{}");
  EXPECT_EQ(get("/").status, 200U);
  EXPECT_EQ(get("/incidents/").status, 200U);
  EXPECT_EQ(header(get("/incidents?x=1"), "Location"), "/incidents/");
  EXPECT_EQ(get("/.debrief-site").status, 404U);
}

TEST(Answer, IsForNamesOfThisMachineOnly) {
  for (const char* const host : {"evil.example", "localhost:1", ""}) {
    const Answer refused = answer({.method = "GET", .target = "/", .host = host}, example(), kPort);
    EXPECT_EQ(refused.status, 403U) << host;
    EXPECT_THAT(refused.body, HasSubstr("http://localhost:8017/"));
    EXPECT_THAT(refused.body, Not(HasSubstr("Cache")));
  }
}

TEST(Answer, OnlyReads) {
  for (const char* const method : {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "<x>"}) {
    const Answer refused =
        answer({.method = method, .target = "/", .host = "localhost:8017"}, example(), kPort);
    EXPECT_EQ(refused.status, 405U) << method;
    EXPECT_EQ(header(refused, "Allow"), "GET, HEAD");
  }
}

TEST(Answer, MovesThePolicyOfAPageIntoAHeaderThatLetsTheScriptListen) {
  const Answer page = get("/index.html");
  EXPECT_EQ(header(page, "Content-Security-Policy"),
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            "frame-ancestors 'none'");
  EXPECT_THAT(page.body, Not(HasSubstr("Content-Security-Policy")));
  EXPECT_THAT(page.body, HasSubstr("<script src=\"/.debrief/reload.js\" data-state=\""));
  EXPECT_THAT(page.body, HasSubstr("defer></script>\n</head>"));
}

TEST(Answer, ShowsNothingToOtherOrigins) {
  for (const char* const target : {"/", "/assets/style.css", "/missing", "/.debrief/events"}) {
    const Answer each = get(target);
    EXPECT_EQ(header(each, "Cross-Origin-Resource-Policy"), "same-origin") << target;
    EXPECT_EQ(header(each, "X-Content-Type-Options"), "nosniff") << target;
    EXPECT_THAT(header(each, "Content-Security-Policy"), HasSubstr("frame-ancestors 'none'"));
  }
}

TEST(Answer, ShowsThePageForWhatIsMissingWithLinksThatLeadFromAnywhere) {
  const Answer page = get("/a/b/c.html");
  EXPECT_EQ(page.status, 404U);
  EXPECT_THAT(page.body, HasSubstr("<a href=\"/index.html\">"));
  EXPECT_EQ(get("/%2e%2e/secret").status, 404U);
  EXPECT_EQ(get("/x", preview_of({})).body, "no such page\n");
}

TEST(Answer, IsNotSentAgainToWhoHasIt) {
  const std::string tag = header(get("/index.html"), "ETag");
  const Answer again = get("/index.html", example(), tag);
  EXPECT_EQ(again.status, 304U);
  EXPECT_EQ(again.body, "");
  EXPECT_EQ(get("/index.html", preview_of({{"index.html", "new"}}), tag).status, 200U);
}

TEST(Answer, TellsThatTheSiteIsOnItsWayAndWhatStopsIt) {
  const Answer wait = get("/anything", {});
  EXPECT_EQ(wait.status, 503U);
  EXPECT_THAT(wait.body, HasSubstr("The site is being built"));
  const Answer stopped =
      get("/", {.error = Error{ErrorKind::kConfig, "<b>unknown key</b>", ".debrief.yaml:3:1"}});
  EXPECT_THAT(stopped.body, HasSubstr("<code>.debrief.yaml:3:1</code>"));
  EXPECT_THAT(stopped.body, HasSubstr("&lt;b&gt;unknown key"));
  EXPECT_THAT(header(stopped, "Content-Security-Policy"), HasSubstr("connect-src 'self'"));
}

nlohmann::json event(const std::string& target, const Preview& preview) {
  const std::string text = event_of(target, preview);
  EXPECT_TRUE(text.starts_with("data: ") && text.ends_with("\n\n")) << text;
  EXPECT_EQ(text.find('\n'), text.size() - 2);
  return nlohmann::json::parse(text.substr(6));
}

std::string state_in(const Answer& page) {
  const size_t start = page.body.find("data-state=\"") + 12;
  return page.body.substr(start, page.body.find('"', start) - start);
}

TEST(Event, TellsTheStateThatThePageWasGivenAndAnotherOnceItsBytesChange) {
  const std::string target = "/.debrief/events?page=%2Fincidents%2Fcaf%25C3%25A9%25201.html";
  EXPECT_EQ(event(target, example())["state"], state_in(get("/incidents/caf%C3%A9%201.html")));
  const Preview other = preview_of({{"index.html", "<p>new</p>"}, {"a.html", kPage}});
  const std::string start = "/.debrief/events?page=%2F";
  EXPECT_NE(event(start, example())["state"], event(start, other)["state"]);
  const std::string missing = "/.debrief/events?page=%2Fa.html";
  EXPECT_EQ(event(missing, example())["state"], state_in(get("/a.html")));
  EXPECT_NE(event(missing, example())["state"], event(missing, other)["state"]);
}

TEST(Event, TellsWhatStoppedARebuildAndWhatIsNotCommitted) {
  Preview preview = example();
  const auto before = event("/.debrief/events?page=/", preview);
  EXPECT_FALSE(before.contains("error"));
  EXPECT_FALSE(before.contains("uncommitted"));
  preview.error = Error{ErrorKind::kConfig, "line\nbreak \xff", ".debrief.yaml:3:1", {"a hint"}};
  preview.uncommitted = {"postmortems/a.md", "postmortems/b.md"};
  const auto after = event("/.debrief/events?page=/", preview);
  EXPECT_EQ(after["state"], before["state"]);
  EXPECT_EQ(after["error"]["place"], ".debrief.yaml:3:1");
  EXPECT_EQ(after["error"]["hints"][0], "a hint");
  EXPECT_EQ(after["uncommitted"]["title"], "2 records are not committed yet");
  EXPECT_EQ(after["uncommitted"]["paths"][1], "postmortems/b.md");
}

TEST(Policy, KeepsWhatItAllowsAlready) {
  EXPECT_EQ(with_self_allowed("default-src 'none'; connect-src https://a.example", "connect-src"),
            "default-src 'none'; connect-src https://a.example 'self'");
  EXPECT_EQ(with_self_allowed("connect-src 'none'", "connect-src"), "connect-src 'self'");
  EXPECT_EQ(with_self_allowed("img-src 'self'", "connect-src"), "img-src 'self'");
  EXPECT_EQ(with_self_allowed("", "connect-src"), "");
}

TEST(RootedLinks, LeaveAloneWhatIsNotRelative) {
  EXPECT_EQ(with_rooted_links("<a href=\"#main\"><a href=\"/x\"><a href=\"https://a.b/c\">"
                              "<a href=\"mailto:x\"><img src=\"data:x\"><a href=\"a/b.html#c:d\">"
                              "<script src=\"s.js\">"),
            "<a href=\"#main\"><a href=\"/x\"><a href=\"https://a.b/c\">"
            "<a href=\"mailto:x\"><img src=\"data:x\"><a href=\"/a/b.html#c:d\">"
            "<script src=\"/s.js\">");
}

}  // namespace
}  // namespace debrief
