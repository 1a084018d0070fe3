#include "debrief/git/raw_object.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "debrief/base/strings.h"
#include "debrief/git/library.h"

namespace debrief {

namespace {

constexpr size_t kIdSize = 20;
constexpr size_t kHexSize = 40;

const char* type_name(git_object_t type) {
  switch (type) {
    case GIT_OBJECT_COMMIT:
      return "commit";
    case GIT_OBJECT_TREE:
      return "folder";
    default:
      return "file content";
  }
}

int hex_value(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return -1;
}

constexpr int64_t kLastSecond = 253'402'300'799;  // of the year 9999

std::optional<int64_t> parse_number(std::string_view text) {
  int64_t number = 0;
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end == text.data()) return std::nullopt;
  return number;
}

// The value of a header line such as `tree …`, taken off the front of `rest`.
std::optional<std::string_view> take_header(std::string_view& rest, std::string_view key) {
  if (rest.substr(0, key.size()) != key) return std::nullopt;
  const size_t end = std::min(rest.find('\n'), rest.size());
  const std::string_view value = rest.substr(key.size(), end - key.size());
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return value;
}

}  // namespace

std::string refetch_hint() {
  return "this is a partial clone; `git fetch --refetch --no-filter` fetches what it left out";
}

Result<RawObject> read_object(git_odb* odb, const ObjectId& id, git_object_t type, bool partial) {
  const git_oid oid = to_oid(id);
  OdbObjectHandle object;
  const int code = git_odb_read(fill(object), odb, &oid);
  if (code == GIT_ENOTFOUND) {
    Error error{.kind = ErrorKind::kGit,
                .message = concat("the ", type_name(type), " ", id.short_hex(),
                                  " is not in this repository")};
    if (!partial) return fail(std::move(error).hint("`git fsck` tells what is damaged"));
    return fail(std::move(error).hint(refetch_hint()));
  }
  if (code != 0) {
    return fail(library_error(concat("cannot read the ", type_name(type), " ", id.short_hex())));
  }
  if (git_odb_object_type(object.get()) != type) {
    return fail({.kind = ErrorKind::kGit,
                 .message = concat("the object ", id.short_hex(), " is not a ", type_name(type))});
  }
  return RawObject(std::move(object));
}

void TreeCursor::next() {
  const size_t space = rest_.find(' ');
  const size_t zero = rest_.find('\0', space == std::string_view::npos ? 0 : space);
  if (space == std::string_view::npos || zero == std::string_view::npos ||
      rest_.size() < zero + 1 + kIdSize) {
    done_ = true;
    return;
  }
  entry_.mode = 0;
  for (const char digit : rest_.substr(0, space)) {
    entry_.mode = entry_.mode * 8 + static_cast<uint32_t>(digit - '0');
  }
  entry_.name = rest_.substr(space + 1, zero - space - 1);
  std::copy_n(rest_.data() + zero + 1, kIdSize, entry_.id.bytes.begin());
  rest_.remove_prefix(zero + 1 + kIdSize);
}

int compare_entries(const TreeEntry& a, const TreeEntry& b) {
  const size_t common = std::min(a.name.size(), b.name.size());
  const int order = a.name.substr(0, common).compare(b.name.substr(0, common));
  if (order != 0) return order;
  const auto at_end = [common](const TreeEntry& entry) -> int {
    if (entry.name.size() > common) return static_cast<unsigned char>(entry.name[common]);
    return entry.is_tree() ? '/' : 0;
  };
  return at_end(a) - at_end(b);
}

CommitHeader read_commit_header(std::string_view bytes) {
  CommitHeader header;
  if (const auto tree = take_header(bytes, "tree ")) {
    header.tree = parse_object_id(*tree).value_or(ObjectId{});
  }
  while (const auto parent = take_header(bytes, "parent ")) {
    if (const auto id = parse_object_id(*parent)) header.parents.push_back(*id);
  }
  take_header(bytes, "author ");
  if (const auto committer = take_header(bytes, "committer ")) {
    const size_t bracket = committer->rfind('>');
    if (bracket != std::string_view::npos) {
      header.committed = parse_number(trim(committer->substr(bracket + 1))).value_or(0);
    }
  }
  return header;
}

CommitText read_commit_text(std::string_view bytes) {
  CommitText text;
  while (!bytes.empty() && bytes.front() != '\n') {
    if (const auto author = take_header(bytes, "author ")) {
      text.author = *author;
    } else if (const auto committer = take_header(bytes, "committer ")) {
      text.committer = *committer;
    } else if (const auto encoding = take_header(bytes, "encoding ")) {
      text.encoding = *encoding;
    } else {
      take_header(bytes, "");  // signatures and their continuation lines among others
    }
  }
  if (!bytes.empty()) bytes.remove_prefix(1);
  text.message = bytes;
  return text;
}

PersonAndTime read_person_line(std::string_view line) {
  PersonAndTime result;
  const size_t open = line.find('<');
  const size_t close = line.rfind('>');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
    result.person.name = trim(line);
    return result;
  }
  result.person.name = trim(line.substr(0, open));
  result.person.email = trim(line.substr(open + 1, close - open - 1));
  const std::string_view time = trim(line.substr(close + 1));
  const size_t space = time.find(' ');
  const auto seconds = parse_number(time.substr(0, space));
  if (!seconds || *seconds < 0 || *seconds > kLastSecond) return result;
  result.time = Timestamp{*seconds, 0};
  if (space == std::string_view::npos) return result;
  const int64_t zone = parse_number(trim(time.substr(space + 1))).value_or(0);
  if (std::abs(zone) >= 2400) return result;
  result.time->offset_minutes = static_cast<int>(zone / 100 * 60 + zone % 100);
  return result;
}

std::optional<ObjectId> parse_object_id(std::string_view hex) {
  if (hex.size() != kHexSize) return std::nullopt;
  ObjectId id;
  for (size_t i = 0; i < kIdSize; ++i) {
    const int high = hex_value(hex[2 * i]);
    const int low = hex_value(hex[2 * i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    id.bytes[i] = static_cast<uint8_t>(high * 16 + low);
  }
  return id;
}

}  // namespace debrief
