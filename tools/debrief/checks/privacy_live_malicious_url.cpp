#include <algorithm>
#include <iterator>
#include <span>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/personal_data.h"
#include "debrief/checks/web_address.h"
#include "debrief/lint/fingerprint.h"

namespace debrief {
namespace {

/// Words that make what stands in their sentence an address of an attack; the begin of a word each.
constexpr std::string_view kAttack[] = {
    "malicious",
    "malware",
    "phishing",
    "phish ",
    "phished",
    "exploit kit",
    "command and control",
    "command-and-control",
    "c2 ",
    "c&c ",
    "payload",
    "botnet",
    "ransomware",
    "attacker-controlled",
    "attacker's",
    "attackers'",
    "dropper",
    "exfiltrat",
    "typosquat",
    "spoofed",
    "cryptominer",
    "scam",
};

/// Words that make it a place to read about one.
constexpr std::string_view kReport[] = {
    "report",      "advisory",  "article",      "blog",          "writeup",  "write-up",
    "analysis of", "described", "according to", "documentation", "see also", "reference",
    "announce",    "details",   "tweet",        "released",
};

/// Hosts of research and code; nobody is infected there by a click, or everybody knows them.
constexpr std::string_view kKnownHosts[] = {
    "github.com",    "gitlab.com", "virustotal.com", "mitre.org",      "nist.gov",  "cisa.gov",
    "wikipedia.org", "google.com", "microsoft.com",  "cloudflare.com", "npmjs.com", "pypi.org",
    "phishtank.com", "abuse.ch",   "urlscan.io",     "twitter.com",    "x.com",     "medium.com",
    "youtube.com",   "apple.com",  "etherscan.io",
};

/// Whether one of the words begins a word of the text.
bool mentions(std::string_view text, std::span<const std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) {
    const size_t at = text.find(word);
    return at != text.npos && (at == 0 || !is_ascii_alnum(text[at - 1]));
  });
}

bool is_known_host(std::string_view host) {
  return std::ranges::any_of(kKnownHosts, [&](std::string_view known) {
    return host == known || host.ends_with(concat(".", known));
  });
}

/// `hxxps://evil[.]example/a`: read as before, opened by nobody's click.
std::string defanged(std::string_view address) {
  std::string text;
  const size_t mark = address.find("://");
  if (mark != address.npos) {
    text = concat(replace_all(address.substr(0, mark), "tt", "xx"), "://");
    address.remove_prefix(mark + 3);
  }
  const size_t host_end = std::min(address.find('/'), address.size());
  append(text, replace_all(address.substr(0, host_end), ".", "[.]"), address.substr(host_end));
  return text;
}

class MaliciousAddresses {
 public:
  MaliciousAddresses(const Document& document, Emit& emit) : document_(document), emit_(emit) {}

  void find() {
    for (const Reference& reference : document_.references) {
      if (reference.kind == Reference::Kind::kLink) read_link(reference);
    }
  }

 private:
  /// A link whose own words are the address: what stands behind other words is a source.
  void read_link(const Reference& reference) {
    const WebAddress address = read_address(reference.target);
    if (address.host.empty() || !address.scheme.starts_with("http")) return;
    if (is_internal_host(address.host) || is_known_host(address.host)) return;
    const std::string_view written = document_.source.slice(reference.span);
    const std::string_view label = written.substr(0, written.find("]("));
    if (written.starts_with('[') && label.find(address.host) == label.npos) return;
    const TextBlock* const text = text_of(reference.span);
    if (text == nullptr || text->quoted) return;
    const std::string around = sentence(*text, reference.span.begin);
    if (!mentions(around, kAttack) || mentions(around, kReport)) return;
    emit_(reference.span, "one click opens the address of an attack")
        .rewrite(concat("Write it as ", defanged(reference.target)));
  }

  /// The text that holds a place of the source. Fields come first, then the body in its order.
  const TextBlock* text_of(Span span) const {
    const auto behind = std::ranges::partition_point(document_.texts, [&](const TextBlock& text) {
      return text.kind == TextKind::kField || span_of(text).begin <= span.begin;
    });
    if (behind == document_.texts.begin()) return nullptr;
    const TextBlock& text = *std::prev(behind);
    const bool holds = text.kind != TextKind::kField && span_of(text).contains(span);
    return holds ? &text : nullptr;
  }

  Span span_of(const TextBlock& text) const { return document_.markdown.blocks[text.block].span; }

  /// The sentence at a place in lower case without the addresses in it; of a table the whole row.
  std::string sentence(const TextBlock& text, uint32_t offset) const {
    if (text.kind == TextKind::kTableCell) {
      const Span row = document_.markdown.blocks[document_.markdown.blocks[text.block].parent].span;
      return lower_ascii(document_.source.slice(row));
    }
    const auto at = static_cast<uint32_t>(text.prose.sources.first_from(offset));
    return lower_ascii(SentenceFinder(text.prose).around(at));
  }

  const Document& document_;
  Emit& emit_;
};

}  // namespace

void privacy_live_malicious_url(const Document& document, const Config&, Emit& emit) {
  const auto& kind = document.front_matter.kind;
  const bool is_security = kind && kind->value == "security";
  if (document.mode == DocumentMode::kManaged && !is_security) return;
  MaliciousAddresses(document, emit).find();
}

}  // namespace debrief
