#pragma once
// Which status means that others have been told.

#include "debrief/postmortem/document.h"

namespace debrief {

/// Published, or closed since.
constexpr bool is_public(Status status) {
  return status == Status::kPublished || status == Status::kClosed;
}

}  // namespace debrief
