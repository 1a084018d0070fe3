#pragma once
// What `debrief new` writes: front matter from answers, a body from a template. Pure: no disk, no
// clock.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/base/result.h"
#include "debrief/base/time.h"
#include "debrief/postmortem/document.h"

namespace debrief {

/// What is known about an incident when its post-mortem is started.
struct ScaffoldAnswers {
  std::string id;  ///< empty: incident_id()
  std::string title;
  std::string severity;                 ///< empty: not known yet
  std::vector<std::string> severities;  ///< those there are, for the one who will know
  std::optional<Moment> started, detected, mitigated, resolved;
  std::string timezone;  ///< IANA name that local times are read in
  std::vector<std::string> services;
  std::string owner;     ///< empty: not known yet
  absl::CivilDay today;  ///< names the file when the start is not known
  std::string status = "draft";
  std::string kind = "incident";
  std::vector<std::string> teams = {}, tags = {};
  std::string facilitator = {};
  std::string led_before = {};  ///< who led the conversation about `related`, as an idea
  std::vector<PersonReference> participants = {};
  std::string related = {};        ///< the id of an earlier incident that is similar
  bool detected_by_alert = false;  ///< `detected` is the first alert, until somebody knows better
  absl::Duration due = absl::Hours(24 * 14);  ///< how long actions take, for the example of one
};

/// `2026-03-01-cache-stampede-after-deploy`: the day it started, else was detected, and the
/// title's words, ASCII only, 80 bytes at most.
std::string incident_id(const ScaffoldAnswers& answers);

/// The whole file. In `body`, `{{title}}`, `{{date}}` and `{{due}}` (when an action would be due)
/// are replaced; front matter goes before it. A stub's holds what the schema asks for and what is
/// known, and no hints.
std::string scaffold(const ScaffoldAnswers& answers, std::string_view body);

}  // namespace debrief
