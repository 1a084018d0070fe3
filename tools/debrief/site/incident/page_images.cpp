#include "debrief/site/incident/page_images.h"

#include <memory>

#include "debrief/site/image_size.h"

namespace debrief {

std::function<std::optional<ImageSize>(const std::string& address)> image_sizes(
    const SiteOptions& options, const SiteAssets& assets) {
  auto known = std::make_shared<std::map<std::string, std::optional<ImageSize>>>();
  return [&options, &assets, known](const std::string& address) -> std::optional<ImageSize> {
    // Pages of records stand one folder below the top: `../assets/files/…`.
    const auto asset = assets.find(address.substr(address.starts_with("../") ? 3 : 0));
    if (asset == assets.end() || !options.read_file) return std::nullopt;
    const auto [place, added] = known->emplace(asset->second, std::nullopt);
    if (added) {
      // A file that cannot be read is told when it is copied.
      if (const auto bytes = options.read_file(asset->second)) place->second = image_size(*bytes);
    }
    return place->second;
  };
}

}  // namespace debrief
