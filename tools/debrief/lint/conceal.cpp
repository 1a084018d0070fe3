#include "debrief/lint/conceal.h"

#include "debrief/base/strings.h"
#include "debrief/text/secrets.h"

namespace debrief {
namespace {

struct Mask {
  std::string_view secret;
  std::string_view masked;
};

/// With more of them the document is a list of keys, and costs no more than this.
constexpr size_t kMostSecrets = 64;

void mask(std::string& text, const std::vector<Mask>& masks) {
  for (const Mask& each : masks) text = replace_all(text, each.secret, each.masked);
}

}  // namespace

void conceal_secrets(const SourceFile& source, std::vector<Finding>& findings) {
  if (findings.empty()) return;
  const std::vector<Secret> secrets = find_secrets(source.bytes());
  if (secrets.empty()) return;
  const SourceFile masked(source.path(), mask_secrets(source.bytes()));
  std::vector<Mask> masks;
  for (const Secret& secret : secrets) {
    if (masks.size() == kMostSecrets) break;
    masks.push_back({source.slice(secret.span), masked.slice(secret.span)});
  }
  for (Finding& finding : findings) {
    if (finding.fingerprint.empty()) {
      finding.fingerprint = masked.slice(masked.line_span(masked.line_of(finding.span.begin)));
    }
    for (std::string* words :
         {&finding.message, &finding.question, &finding.rewrite, &finding.fingerprint}) {
      mask(*words, masks);
    }
    for (FindingNote& note : finding.notes) mask(note.message, masks);
  }
}

}  // namespace debrief
