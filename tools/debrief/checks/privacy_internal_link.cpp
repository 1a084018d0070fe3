#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/web_address.h"

namespace debrief {
namespace {

void check_address(std::string_view text, Span span, const Config& config, Emit& emit) {
  const WebAddress address = read_address(text);
  if (is_chat_link(address)) {
    emit(span, "the page is public, and this opens a chat of the organisation")
        .rewrite("Quote the words that matter, or say what was agreed there");
  } else if (is_internal_host(address.host, config.internal_hosts)) {
    emit(span, concat("the page is public, and “", address.host,
                      "” is reached only from inside the organisation"));
  }
}

}  // namespace

void privacy_internal_link(const Document& document, const Config& config, Emit& emit) {
  const FrontMatter& front = document.front_matter;
  if (!front.visibility || front.visibility->value != "public") return;
  for (const FrontMatter::Link& link : front.links) {
    check_address(link.url.value, link.url.span, config, emit);
  }
  for (const Reference& reference : document.references) {
    const bool points_out =
        reference.kind == Reference::Kind::kLink || reference.kind == Reference::Kind::kImage;
    if (points_out) check_address(reference.target, reference.span, config, emit);
  }
}

}  // namespace debrief
