#include "debrief/site/marks.h"

#include <algorithm>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

/// A glyph and a word; `kind` are the classes of the pair.
SafeHtml mark(std::string_view kind, std::string_view glyph, std::string_view word) {
  return HtmlWriter()
      .raw("<span")
      .attribute("class", kind)
      .raw(">")
      .html(glyph_html(glyph))
      .text(word)
      .raw("</span>")
      .take();
}

SafeHtml unknown_mark(std::string_view word) {
  return HtmlWriter().raw("<span class=\"unknown\">").text(word).raw("</span>").take();
}

std::string_view status_glyph(Status status) {
  switch (status) {
    case Status::kStub:
      return "g-dotted";
    case Status::kReview:
      return "g-half";
    case Status::kPublished:
      return "g-disc";
    case Status::kClosed:
      return "g-square";
    case Status::kWithdrawn:
      return "g-dash";
    case Status::kDraft:
    case Status::kUnknown:
      break;
  }
  return "g-ring";
}

std::string_view action_glyph(ActionStatus status) {
  switch (status) {
    case ActionStatus::kInProgress:
      return "g-half";
    case ActionStatus::kDone:
      return "g-disc";
    case ActionStatus::kDeclined:
      return "g-cross";
    case ActionStatus::kOpen:
      break;
  }
  return "g-ring";
}

}  // namespace

SafeHtml glyph_html(std::string_view glyph, std::string_view kind) {
  HtmlWriter out;
  out.raw("<svg");
  if (!kind.empty()) out.attribute("class", kind);
  out.raw(" aria-hidden=\"true\"><use").attribute("href", concat("#", glyph));
  return out.raw("/></svg>").take();
}

SafeHtml state_mark(std::string_view glyph, std::string_view word) {
  return mark("st", glyph, word);
}

std::string severity_glyph(size_t rank) {
  return rank == 0 ? "s5" : concat("s", std::min<size_t>(rank, 5));
}

SafeHtml severity_mark(const Words& words, size_t rank, std::string_view name) {
  if (name.empty()) return unknown_mark(words["marks.no_severity"]);
  return mark("sev", severity_glyph(rank), name);
}

std::string_view status_word(const Words& words, Status status) {
  switch (status) {
    case Status::kStub:
      return words["marks.status.stub"];
    case Status::kDraft:
      return words["marks.status.draft"];
    case Status::kReview:
      return words["marks.status.review"];
    case Status::kPublished:
      return words["marks.status.published"];
    case Status::kClosed:
      return words["marks.status.closed"];
    case Status::kWithdrawn:
      return words["marks.status.withdrawn"];
    case Status::kUnknown:
      break;
  }
  return "";
}

SafeHtml status_mark(const Words& words, Status status) {
  if (status == Status::kUnknown) return unknown_mark(words["marks.no_status"]);
  return mark("st", status_glyph(status), status_word(words, status));
}

std::string_view action_status_word(const Words& words, ActionStatus status) {
  switch (status) {
    case ActionStatus::kOpen:
      return words["marks.action.open"];
    case ActionStatus::kInProgress:
      return words["marks.action.in_progress"];
    case ActionStatus::kDone:
      return words["marks.action.done"];
    case ActionStatus::kDeclined:
      break;
  }
  return words["marks.action.declined"];
}

SafeHtml action_mark(const Words& words, ActionStatus status, std::optional<int64_t> overdue_days) {
  if (!overdue_days) return mark("st", action_glyph(status), action_status_word(words, status));
  return mark("st late", action_glyph(status),
              words.count("marks.action.overdue", static_cast<uint64_t>(*overdue_days)));
}

std::string_view finding_word(const Words& words, Severity severity) {
  switch (severity) {
    case Severity::kError:
      return words["marks.finding.error"];
    case Severity::kWarning:
      return words["marks.finding.warning"];
    case Severity::kInfo:
      return words["marks.finding.question"];
    case Severity::kOff:
      break;
  }
  return words["marks.finding.off"];
}

SafeHtml finding_mark(const Words& words, Severity severity) {
  switch (severity) {
    case Severity::kError:
      return mark("st late", "g-square", finding_word(words, severity));
    case Severity::kWarning:
      return mark("st", "g-tri", finding_word(words, severity));
    case Severity::kInfo:
      return mark("st", "g-ring", finding_word(words, severity));
    case Severity::kOff:
      break;
  }
  return mark("st", "g-dash", finding_word(words, severity));
}

SafeHtml strength_mark(const Words& words, std::string_view strength) {
  const std::string word = lower_ascii(trim(strength));
  const int bars = word == "stronger" ? 3 : word == "intermediate" ? 2 : word == "weaker" ? 1 : 0;
  if (bars == 0) return {};
  HtmlWriter out;
  out.raw(
      "<span class=\"str\"><svg viewBox=\"0 0 12 12\" width=\"12\" height=\"12\" "
      "aria-hidden=\"true\"><rect y=\"7\" width=\"3\" height=\"4\"/>");
  out.raw("<rect x=\"4.5\" y=\"4\" width=\"3\" height=\"7\"");
  if (bars < 2) out.raw(" fill-opacity=\".25\"");
  out.raw("/><rect x=\"9\" y=\"1\" width=\"3\" height=\"10\"");
  if (bars < 3) out.raw(" fill-opacity=\".25\"");
  out.raw("/></svg>").text(words[concat("marks.strength.", word)]).raw("</span>");
  return out.take();
}

}  // namespace debrief
