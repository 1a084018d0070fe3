#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/text/secrets.h"

namespace debrief {

void privacy_secret(const Document& document, const Config&, Emit& emit) {
  const std::string_view bytes = document.source.bytes();
  for (const Secret& secret : find_secrets(bytes)) {
    const std::string_view shown = bytes.substr(secret.span.begin, secret.shown);
    const std::string start = shown.empty() ? std::string() : concat(" (", shown, "…)");
    emit(secret.span, concat(secret.kind, start, " stands in the text"));
  }
}

}  // namespace debrief
