#include "debrief/lint/check.h"

#include <utility>

namespace debrief {

Emit::Draft Emit::operator()(Span span, std::string message) {
  Finding& finding = findings_.emplace_back();
  finding.span = span;
  finding.severity = severity_;
  finding.message = std::move(message);
  return Draft(finding);
}

Emit::Draft& Emit::Draft::note(Span span, std::string message) {
  finding_.notes.push_back({span, std::move(message)});
  return *this;
}

Emit::Draft& Emit::Draft::fix(std::string description, std::vector<Edit> edits) {
  finding_.fix = Fix{std::move(description), std::move(edits)};
  return *this;
}

Emit::Draft& Emit::Draft::question(std::string text) {
  finding_.question = std::move(text);
  return *this;
}

Emit::Draft& Emit::Draft::rewrite(std::string text) {
  finding_.rewrite = std::move(text);
  return *this;
}

Emit::Draft& Emit::Draft::weaken() {
  finding_.severity = one_step_lower(finding_.severity);
  return *this;
}

}  // namespace debrief
