#include "debrief/site/lighter.h"

#include <algorithm>
#include <array>
#include <vector>

#include "debrief/text/utf8.h"

namespace debrief {
namespace {

/// Scripts that are written from right to left, and controls of direction (UAX #9).
struct Range {
  char32_t first, last;
};
constexpr std::array kTurning = {
    Range{0x0590, 0x08FF}, Range{0x200E, 0x200F}, Range{0x202A, 0x202E},   Range{0x2066, 0x2069},
    Range{0xFB1D, 0xFDFF}, Range{0xFE70, 0xFEFF}, Range{0x10800, 0x10FFF}, Range{0x1E800, 0x1EFFF},
};
/// No code point below U+0590 begins with a byte from here on.
constexpr unsigned char kFirstLead = 0xD6;

bool turns(std::string_view html) {
  if (html.find(" dir=\"rtl\"") != html.npos) return true;
  for (size_t at = 0; at < html.size(); ++at) {
    if (static_cast<unsigned char>(html[at]) < kFirstLead) continue;
    const char32_t c = decode_utf8(html.substr(at)).value;
    const auto holds = [&](Range range) { return range.first <= c && c <= range.last; };
    if (std::ranges::any_of(kTurning, holds)) return true;
  }
  return false;
}

/// The page while its tags are looked at; what is left of it is copied in stretches.
class Lighter {
 public:
  Lighter(std::string_view html, std::string_view folder)
      : html_(html), folder_(folder), turns_(turns(html)) {}

  std::string write() {
    out_.reserve(html_.size());
    for (size_t at = html_.find('<'); at != html_.npos; at = html_.find('<', at + 1)) {
      const size_t end = html_.find('>', at);
      if (end == html_.npos) break;
      const std::string_view tag = html_.substr(at, end + 1 - at);
      if (!turns_) drop_direction(tag, at);
      if (!folder_.empty()) drop_folder(tag, at);
    }
    out_ += html_.substr(from_);
    return std::move(out_);
  }

 private:
  void drop(size_t at, size_t size) {
    out_ += html_.substr(from_, at - from_);
    from_ = at + size;
  }

  void drop_direction(std::string_view tag, size_t at) {
    constexpr std::string_view kAuto = " dir=\"auto\"";
    if (tag.starts_with("<bdi")) {
      dropped_.push_back(tag == "<bdi>");
      if (dropped_.back()) drop(at, tag.size());
    } else if (tag == "</bdi>" && !dropped_.empty()) {
      if (dropped_.back()) drop(at, tag.size());
      dropped_.pop_back();
    } else if (const size_t found = tag.find(kAuto); found != tag.npos) {
      drop(at + found, kAuto.size());
    }
  }

  void drop_folder(std::string_view tag, size_t at) {
    constexpr std::string_view kLink = " href=\"";
    const size_t found = tag.find(kLink);
    if (found == tag.npos) return;
    const size_t value = found + kLink.size();
    if (!tag.substr(value).starts_with(folder_)) return;
    const std::string_view behind = tag.substr(value + folder_.size());
    const std::string_view name = behind.substr(0, behind.find('"'));
    // By itself it must be a name: no host, no scheme, and not the page that it stands in.
    const bool is_name = !name.empty() && std::string_view("/\\?#").find(name[0]) == name.npos &&
                         name.find(':') == name.npos;
    if (is_name) drop(at + value, folder_.size());
  }

  std::string_view html_, folder_;
  bool turns_;
  std::vector<bool> dropped_;  ///< of each open `<bdi>`, whether it was left out
  size_t from_ = 0;
  std::string out_;
};

}  // namespace

std::string lighter(std::string_view html, std::string_view folder) {
  return Lighter(html, folder).write();
}

}  // namespace debrief
