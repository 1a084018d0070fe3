#pragma once
// How large a picture is, read from the first bytes of its file. Nothing is decoded.

#include <optional>
#include <string_view>

#include "debrief/markdown/html.h"

namespace debrief {

/// The width and height of a PNG, GIF, JPEG or WebP image, as it is shown: a JPEG whose Exif turns
/// it on its side has them exchanged. Nullopt for anything else, for a file that is cut off before
/// it says so, and for a size of 0 or above 65,535. Total for any bytes; linear in the headers.
std::optional<ImageSize> image_size(std::string_view bytes);

}  // namespace debrief
