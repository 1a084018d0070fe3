#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/web_address.h"

namespace debrief {
namespace {

/// A place that shows something else tomorrow, unless its address says what it showed then.
struct LivePage {
  std::string_view host;  ///< part of the host
  std::string_view path;  ///< part of the path; empty: any
  /// Parts of the query that fix the time: any of them, separated by spaces; empty: none can.
  std::string_view fixed;
};

// A part of the host and of the path, and what pins the page to a time.
constexpr LivePage kDashboards[] = {
    {"grafana", "/d/", "from=1 from=2"},
    {"grafana", "/explore", "from=1 from=2 %22from%22:%221 \"from\":\"1"},
    {"kibana", "/app/", "from:'2 from:%272"},
    {"opensearch", "/app/", "from:'2 from:%272"},
    {"datadoghq.", "/dashboard", "from_ts= start="},
    {"datadoghq.", "/logs", "from_ts= start="},
    {"datadoghq.", "/apm", "from_ts= start="},
    {"datadoghq.", "/metric", "from_ts= start="},
    {"console.aws.amazon.com", "/cloudwatch", "start=2 start~'2 start=~'2 start*3d2 start$3d2"},
    {"console.cloud.google.com", "/logs", "timeRange=2 startTime=2 cursorTimestamp="},
    {"console.cloud.google.com", "/monitoring", "startTime=2"},
    {"prometheus", "/graph", "end_input= moment_input="},
    {"thanos", "/graph", "end_input= moment_input="},
    {"one.newrelic.com", "", "begin= timeRange"},
    {"splunk", "/search", "earliest=1 earliest=2"},
};

constexpr std::string_view kPasteHosts[] = {
    "pastebin.com",   "hastebin.com", "dpaste.org",   "dpaste.com",     "paste.ee",     "paste.rs",
    "termbin.com",    "ix.io",        "0x0.st",       "sprunge.us",     "transfer.sh",  "file.io",
    "privatebin.net", "pastes.io",    "justpaste.it", "wetransfer.com", "controlc.com",
};

bool holds_any(std::string_view text, std::string_view parts) {
  for (const std::string_view part : split(parts, ' ')) {
    if (!part.empty() && text.find(part) != text.npos) return true;
  }
  return false;
}

bool is_live_dashboard(const WebAddress& address) {
  if (address.path.find("snapshot") != address.path.npos) return false;
  const std::string path = lower_ascii(address.path);
  for (const LivePage& page : kDashboards) {
    if (address.host.find(page.host) == std::string::npos) continue;
    if (path.find(page.path) == std::string::npos) continue;
    const bool fixed = holds_any(address.query, page.fixed) &&
                       address.query.find("live=true") == address.query.npos;
    return !fixed;
  }
  return false;
}

/// The name of the branch in a link to the lines of a file, or to a file of code, on a branch;
/// empty for a commit, a tag, and for documents, which are meant as they read today.
std::string_view branch_of(const WebAddress& address) {
  const bool is_forge = address.host == "github.com" || address.host == "bitbucket.org" ||
                        address.host.find("gitlab") != std::string::npos;
  const size_t mark = address.path.find("/blob/");
  if (!is_forge || mark == address.path.npos) return {};
  const std::string_view rest = address.path.substr(mark + 6);
  const std::string_view branch = rest.substr(0, rest.find('/'));
  if (!is_one_of(branch, {"main", "master", "develop", "dev", "trunk", "HEAD"})) return {};
  const bool has_line =
      address.query.size() > 1 && address.query.front() == 'L' && is_ascii_digit(address.query[1]);
  return has_line ? branch : std::string_view{};
}

bool expires(const WebAddress& address) {
  return holds_any(address.query, "X-Amz-Expires= X-Goog-Expires=") ||
         (holds_any(address.query, "Expires=") && holds_any(address.query, "Signature="));
}

/// A link to a channel says where to ask, and rests nothing on what was said.
bool is_channel(const WebAddress& address) {
  const std::string_view path = address.path.substr(0, address.path.find_last_not_of('/') + 1);
  return address.host.ends_with(".slack.com") && std::ranges::count(path, '/') < 3;
}

void check_address(std::string_view text, Span span, bool asks_for_chats, Emit& emit) {
  const WebAddress address = read_address(text);
  if (address.host.empty()) return;
  if (is_live_dashboard(address)) {
    emit(span, "the page shows other data by the time it is read: the address fixes no time")
        .rewrite("Share it with absolute times, and put a picture beside it");
  } else if (const std::string_view branch = branch_of(address); !branch.empty()) {
    emit(span, concat("the lines on the branch “", branch, "” move with every commit"))
        .rewrite(concat("Put the commit of that day in the place of “", branch, "”"));
  } else if (is_one_of(address.host, kPasteHosts)) {
    emit(span, concat("what lies at ", address.host, " may be deleted at any time"))
        .rewrite("Put the lines that matter into a code block, or a file beside the document");
  } else if (address.host == "localhost" || address.host.starts_with("127.0.0.")) {
    emit(span, "the address leads to the machine of whoever reads")
        .rewrite("Put what it showed into the document, or name the host that served it");
  } else if (expires(address)) {
    emit(span, "the address is signed for a short time and opens nothing after it")
        .rewrite("Keep the file beside the document and link to it there");
  } else if (asks_for_chats && is_chat_link(address) && !is_channel(address)) {
    emit(span, "a chat message outlives neither its channel nor the plan that keeps it")
        .rewrite("Quote the words that matter beside the link");
  }
}

}  // namespace

void links_evidence_rot(const Document& document, const Config&, Emit& emit) {
  // Of a public document privacy/internal-link asks about its chats.
  const auto& visibility = document.front_matter.visibility;
  const bool asks_for_chats = !visibility || visibility->value != "public";
  for (const FrontMatter::Link& link : document.front_matter.links) {
    check_address(link.url.value, link.url.span, false, emit);
  }
  for (const Reference& reference : document.references) {
    if (reference.kind != Reference::Kind::kLink) continue;
    check_address(reference.target, reference.span, asks_for_chats, emit);
  }
}

}  // namespace debrief
