// Who was there, who keeps the document, and who leads its review. A managed document says it in
// its front matter, a legacy one in labels (`**Authors:** Dana, @sam`), tables of two columns,
// headings with names below, and lists.

#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/postmortem/label.h"
#include "debrief/postmortem/placeholder.h"
#include "debrief/postmortem/prose_part.h"
#include "debrief/postmortem/reading.h"

namespace debrief {
namespace {

enum class Post { kOwner, kFacilitator, kParticipants };

struct PostLabel {
  std::string_view label;
  Post post;
};

constexpr std::array kPosts = std::to_array<PostLabel>({
    {"attendees", Post::kParticipants},
    {"author", Post::kOwner},
    {"authors", Post::kOwner},
    {"commander", Post::kFacilitator},
    {"contributors", Post::kParticipants},
    {"document owner", Post::kOwner},
    {"facilitator", Post::kFacilitator},
    {"facilitators", Post::kFacilitator},
    {"ic", Post::kFacilitator},
    {"incident commander", Post::kFacilitator},
    {"incident commanders", Post::kFacilitator},
    {"incident lead", Post::kFacilitator},
    {"incident manager", Post::kFacilitator},
    {"incident owner", Post::kOwner},
    {"incident participants", Post::kParticipants},
    {"incident responders", Post::kParticipants},
    {"involved", Post::kParticipants},
    {"lead", Post::kFacilitator},
    {"meeting attendees", Post::kParticipants},
    {"moderator", Post::kFacilitator},
    {"owner", Post::kOwner},
    {"owners", Post::kOwner},
    {"participants", Post::kParticipants},
    {"people involved", Post::kParticipants},
    {"post mortem author", Post::kOwner},
    {"post mortem authors", Post::kOwner},
    {"post mortem owner", Post::kOwner},
    {"postmortem author", Post::kOwner},
    {"postmortem authors", Post::kOwner},
    {"postmortem owner", Post::kOwner},
    {"present", Post::kParticipants},
    {"report author", Post::kOwner},
    {"responders", Post::kParticipants},
    {"review lead", Post::kFacilitator},
    {"team members involved", Post::kParticipants},
    {"who was involved", Post::kParticipants},
    {"written by", Post::kOwner},
});
static_assert(std::ranges::is_sorted(kPosts, {}, &PostLabel::label));

std::optional<Post> post_of(std::string_view label) {
  constexpr size_t kLongestLabel = 40;
  if (label.size() > kLongestLabel) return std::nullopt;
  const std::string normal = normal_label(label);
  const auto found = std::ranges::lower_bound(kPosts, normal, {}, &PostLabel::label);
  if (found == kPosts.end() || found->label != normal) return std::nullopt;
  return found->post;
}

/// Whether a part can be somebody's name: a few words, no sentence.
bool is_name(std::string_view text) {
  constexpr size_t kLongestName = 60, kMostWords = 5;
  if (text.empty() || text.size() > kLongestName || is_none(text)) return false;
  if (text.find_first_of("\"{}“”<>:?!") != text.npos) return false;
  if (text.ends_with('.') && text.find(' ') != text.npos) return false;
  return split(text, ' ').size() <= kMostWords;
}

/// `Dana Lee (on call)`: name and role of one part between commas.
std::optional<PersonReference> person_of(const Prose& prose, Part part) {
  part = trimmed(prose, part);
  std::string role;
  const std::string_view whole = text_of(prose, part);
  if (const size_t open = whole.find(" ("); open < whole.size() && whole.ends_with(')')) {
    role = fold_white_space(whole.substr(open + 2, whole.size() - open - 3));
    part = trimmed(prose, {part.begin, part.begin + open});
  }
  while (!part.empty() && is_one_of(text_of(prose, {part.end - 1, part.end}), {".", ":", "*"})) {
    --part.end;
  }
  const std::string_view name = text_of(prose, part);
  if (!is_name(name)) return std::nullopt;
  return PersonReference{fold_white_space(name), span_of(prose, part), std::move(role)};
}

/// The people of a list such as `Dana Lee (on call), @sam and @kim`. One part that names nobody
/// makes all of it a sentence.
std::vector<PersonReference> people_of(const Prose& prose, Part part) {
  std::vector<PersonReference> people;
  const std::string_view text = prose.text;
  int brackets = 0;
  size_t begin = part.begin;
  for (size_t at = part.begin; at <= part.end; ++at) {
    size_t size = 0;
    if (at == part.end) {
      size = 1;
    } else if (text[at] == '(') {
      ++brackets;
    } else if (text[at] == ')' && brackets > 0) {
      --brackets;
    } else if (brackets == 0) {
      if (is_one_of(text.substr(at, 1), {",", ";", "\n", "/", "&"})) size = 1;
      if (text.substr(at, 5) == " and ") size = 5;
    }
    if (size == 0) continue;
    const Part one = trimmed(prose, {begin, at});
    begin = at + size;
    if (one.empty()) continue;
    auto person = person_of(prose, one);
    if (!person) return {};
    people.push_back(std::move(*person));
    if (at == part.end) break;
    at = begin - 1;
  }
  return people;
}

class PeopleReader {
 public:
  explicit PeopleReader(DocumentReading& reading)
      : reading_(reading), document_(reading.document) {}

  void read() {
    for (BlockIndex index = 1; index < document_.markdown.blocks.size(); ++index) {
      read_block(index);
    }
    for (const Section& section : document_.sections) {
      const auto post = post_of(section.title);
      if (!post || section.blocks.empty()) continue;
      const BlockIndex first = section.blocks.front();
      if (first == section.heading_block) continue;
      read_below(*post, first);
    }
  }

 private:
  void put(Post post, std::vector<PersonReference> people) {
    if (people.empty()) return;
    if (post == Post::kOwner && document_.owner.empty()) document_.owner = people.front().name;
    if (post == Post::kFacilitator && document_.facilitator.empty()) {
      document_.facilitator = people.front().name;
    }
    if (post != Post::kParticipants) return;
    for (PersonReference& person : people) {
      const bool known = std::ranges::any_of(
          document_.participants, [&](const auto& each) { return each.name == person.name; });
      if (!known) document_.participants.push_back(std::move(person));
    }
  }

  /// Names in a paragraph or list that a label or heading stands above.
  void read_below(Post post, BlockIndex index) {
    const Block& block = reading_.block(index);
    if (block.kind == BlockKind::kParagraph) {
      put(post, people_of(reading_.prose(index), whole(reading_.prose(index))));
    }
    if (block.kind != BlockKind::kList) return;
    for (const BlockIndex item : block.children) {
      const auto paragraph = reading_.paragraph_of(item);
      if (!paragraph) continue;
      const Prose& prose = reading_.prose(*paragraph);
      // `- Dana Lee – on call`
      size_t end = prose.text.size();
      for (const std::string_view dash : {" – ", " — ", " - ", ": "}) {
        end = std::min(end, prose.text.find(dash));
      }
      if (auto people = people_of(prose, trimmed(prose, {0, end})); !people.empty()) {
        put(post, std::move(people));
      }
    }
  }

  bool elsewhere(BlockIndex index) const {
    const uint32_t text = reading_.text_of_block[index];
    if (text != DocumentReading::kNoText && document_.texts[text].quoted) return true;
    const SectionRole role = document_.role_of_section(document_.block_sections[index]);
    return role == SectionRole::kTimeline || role == SectionRole::kActions ||
           role == SectionRole::kStories || role == SectionRole::kFactors ||
           role == SectionRole::kCheckBack;
  }

  void read_block(BlockIndex index) {
    const Block& block = reading_.block(index);
    if (block.kind != BlockKind::kParagraph && block.kind != BlockKind::kTableRow) return;
    if (elsewhere(index)) return;
    if (block.kind == BlockKind::kTableRow) return read_row(block);
    const Prose& prose = reading_.prose(index);
    for (const Part& line : lines_of(prose, document_.source)) {
      const std::string_view text = text_of(prose, line);
      const size_t colon = text.find(':');
      if (colon >= text.size()) continue;
      const auto post = post_of(text.substr(0, colon));
      if (!post) continue;
      const Part value = trimmed(prose, {line.begin + colon + 1, line.end});
      if (!value.empty()) {
        put(*post, people_of(prose, value));
      } else if (line.end == whole(prose).end) {
        read_next(*post, index);
      }
    }
  }

  /// The list behind `Participants:`.
  void read_next(Post post, BlockIndex index) {
    const BlockList& siblings = reading_.block(reading_.block(index).parent).children;
    const auto self = std::ranges::find(siblings, index);
    if (self == siblings.end() || self + 1 == siblings.end()) return;
    if (reading_.block(*(self + 1)).kind == BlockKind::kList) read_below(post, *(self + 1));
  }

  /// `| Authors | Dana Lee |`, and two such pairs in a row of four.
  void read_row(const Block& row) {
    if (row.children.size() % 2 != 0) return;
    for (size_t i = 0; i + 1 < row.children.size(); i += 2) {
      const auto post = post_of(reading_.prose(row.children[i]).text);
      const Prose& value = reading_.prose(row.children[i + 1]);
      if (post) put(*post, people_of(value, whole(value)));
    }
  }

  DocumentReading& reading_;
  Document& document_;
};

/// `author: Dana Lee` of a site generator.
std::string author_of(const FrontMatter& front) {
  if (front.tree.empty() || front.tree.root().kind != YamlKind::kMap) return {};
  for (const std::string_view key : {"author", "authors"}) {
    const YamlNode* node = front.tree.find(front.tree.root(), key);
    if (node != nullptr && !node->items.empty()) node = &front.tree[node->items.front()];
    if (node == nullptr || node->kind != YamlKind::kScalar) continue;
    const std::string_view text = node->text;
    const std::string_view name = trim(text.substr(0, text.find_first_of("(,<")));
    if (is_name(name)) return std::string(name);
  }
  return {};
}

}  // namespace

void read_people(DocumentReading& reading) {
  Document& document = reading.document;
  const FrontMatter& front = document.front_matter;
  if (front.owner) document.owner = fold_white_space(front.owner->value);
  if (front.facilitator) document.facilitator = fold_white_space(front.facilitator->value);
  document.participants = front.participants;
  if (document.mode == DocumentMode::kManaged) return;
  PeopleReader(reading).read();
  if (document.owner.empty()) document.owner = author_of(front);
}

}  // namespace debrief
