#pragma once
// How large the images of a page are.

#include <functional>
#include <optional>
#include <string>

#include "debrief/site/links.h"

namespace debrief {

/// The size of an image by the address that link_rewriter() gave it; each file is read once. Both
/// arguments must outlive the function. Not safe to share between threads.
std::function<std::optional<ImageSize>(const std::string& address)> image_sizes(
    const SiteOptions& options, const SiteAssets& assets);

}  // namespace debrief
