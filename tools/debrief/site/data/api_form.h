#pragma once
// The form that the files of the API share.

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "debrief/site/model.h"
#include "debrief/site/site.h"

namespace debrief {

/// What every file begins with: the version of the form, the tool, and what was built.
nlohmann::ordered_json api_head(const SiteModel& model, const SiteOptions& options);

/// `head` and a list: one entry a line, so that a diff shows which of them changed and thousands
/// of them stay small.
std::string list_text(const nlohmann::ordered_json& head, std::string_view name,
                      const std::vector<nlohmann::ordered_json>& entries);

/// `{"id": …, "page": …}`: how one record names another.
nlohmann::ordered_json record_reference(const Record& record);

}  // namespace debrief
