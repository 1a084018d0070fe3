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
      .raw(
          "><svg class=\"i\" viewBox=\"-7 -7 14 14\" width=\"14\" height=\"14\" "
          "aria-hidden=\"true\"><use")
      .attribute("href", concat("#", glyph))
      .raw("/></svg>")
      .text(word)
      .raw("</span>")
      .take();
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

std::string severity_glyph(size_t rank) {
  return rank == 0 ? "s5" : concat("s", std::min<size_t>(rank, 5));
}

SafeHtml severity_mark(size_t rank, std::string_view name) {
  if (name.empty()) {
    return HtmlWriter().raw("<span class=\"unknown\">no severity</span>").take();
  }
  return mark("sev", severity_glyph(rank), name);
}

std::string_view status_word(Status status) {
  switch (status) {
    case Status::kStub:
      return "Stub";
    case Status::kDraft:
      return "Draft";
    case Status::kReview:
      return "In review";
    case Status::kPublished:
      return "Published";
    case Status::kClosed:
      return "Closed";
    case Status::kWithdrawn:
      return "Withdrawn";
    case Status::kUnknown:
      break;
  }
  return "";
}

SafeHtml status_mark(Status status) {
  if (status == Status::kUnknown) {
    return HtmlWriter().raw("<span class=\"unknown\">no status</span>").take();
  }
  return mark("st", status_glyph(status), status_word(status));
}

std::string_view action_status_word(ActionStatus status) {
  switch (status) {
    case ActionStatus::kOpen:
      return "Open";
    case ActionStatus::kInProgress:
      return "In progress";
    case ActionStatus::kDone:
      return "Done";
    case ActionStatus::kDeclined:
      break;
  }
  return "Declined";
}

SafeHtml action_mark(ActionStatus status, std::optional<int64_t> overdue_days) {
  if (!overdue_days) return mark("st", action_glyph(status), action_status_word(status));
  return mark("st late", action_glyph(status), concat("Overdue by ", *overdue_days, "\u00a0d"));
}

SafeHtml strength_mark(std::string_view strength) {
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
  out.raw("/></svg>").text(word).raw("</span>");
  return out.take();
}

}  // namespace debrief
