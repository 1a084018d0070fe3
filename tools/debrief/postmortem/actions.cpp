// Actions: what stands under an actions section or an item with such a label, as items, rows,
// headings or paragraphs; and what is promised elsewhere in so many words.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/postmortem/action_atoms.h"
#include "debrief/postmortem/action_builder.h"
#include "debrief/postmortem/action_lines.h"
#include "debrief/postmortem/action_lists.h"
#include "debrief/postmortem/action_sentences.h"
#include "debrief/postmortem/action_words.h"
#include "debrief/postmortem/no_actions.h"
#include "debrief/postmortem/placeholder.h"
#include "debrief/postmortem/roles.h"
#include "debrief/postmortem/scanner.h"

namespace debrief {
namespace {

/// A type that a heading gives to all below it: `### Prevention`, also of a section around it.
std::string_view type_of_section(const Document& document, uint32_t index) {
  for (std::optional<uint32_t> each = index; each; each = document.sections[*each].parent) {
    const Section& section = document.sections[*each];
    if (const auto type = action_type_of(section.title); !type.empty()) return type;
  }
  return {};
}

/// Reads what is no list and no table: headings and paragraphs.
class ActionReader {
 public:
  explicit ActionReader(DocumentReading& reading)
      : reading_(reading),
        document_(reading.document),
        aliases_(reading.options.headings),
        builder_(reading),
        lists_(reading, builder_),
        passed_(document_.sections.size()) {}

  void read() {
    for (uint32_t index = 0; index < document_.sections.size(); ++index) {
      const auto parent = document_.sections[index].parent;
      if (parent && passed_[*parent]) passed_[index] = true;
      if (passed_[index]) continue;
      if (is_of_actions(index)) {
        read_section(index);
      } else {
        read_elsewhere(index);
      }
    }
    read_marks();
    for (Action& action : marked_) builder_.add(std::move(action), {});
    std::ranges::stable_sort(document_.actions, {},
                             [](const Action& action) { return action.span.begin; });
    if (document_.actions.empty()) read_no_actions(reading_);
  }

 private:
  const Section& section(uint32_t index) const { return document_.sections[index]; }
  BlockKind kind(BlockIndex block) const { return reading_.block(block).kind; }
  bool is_listing(BlockIndex block) const {
    return kind(block) == BlockKind::kList || kind(block) == BlockKind::kTable;
  }

  // Sections of actions.

  /// Under an actions section, or below one with tasks, whatever its own heading means elsewhere.
  bool is_of_actions(uint32_t index) const {
    if (document_.role_of_section(index) == SectionRole::kActions) return true;
    const auto parent = section(index).parent;
    if (!parent || document_.role_of_section(*parent) != SectionRole::kActions) return false;
    return std::ranges::any_of(section(index).blocks, [&](BlockIndex block) {
      return kind(block) == BlockKind::kList &&
             std::ranges::any_of(reading_.block(block).children, [&](BlockIndex item) {
               return reading_.block(item).checkbox != Checkbox::kNone;
             });
    });
  }

  void read_section(uint32_t index) {
    if (speaks_to_readers(section(index).title)) {
      passed_[index] = true;
      return;
    }
    if (is_action_heading(index)) return read_heading(index);
    read_blocks(section(index).blocks, 0, behind_section_label(reading_, index),
                type_of_section(document_, index), names_lessons(section(index).title));
  }

  static bool names_lessons(std::string_view title) {
    return lower_ascii(title.substr(0, 80)).find("lesson") != std::string::npos;
  }

  /// Reads blocks from `first` on; of that one, when it is a paragraph, the text from `begin`.
  void read_blocks(std::span<const BlockIndex> blocks, size_t first, size_t begin,
                   std::string_view type, bool mixed = false) {
    const bool listed = std::any_of(blocks.begin() + static_cast<ptrdiff_t>(first), blocks.end(),
                                    [&](BlockIndex block) { return is_listing(block); });
    bool advice = false;  // what is listed next is for readers, or explains
    for (size_t i = first; i < blocks.size(); ++i) {
      const BlockIndex block = blocks[i];
      // `Lessons and action items`: a list of lessons is none of actions.
      const bool told = mixed && kind(block) == BlockKind::kList && !lists_.asks_for_work(block);
      if (kind(block) == BlockKind::kList && !advice && !told) lists_.read_list(block, type);
      if (kind(block) == BlockKind::kTable && !advice) {
        read_action_table(reading_, builder_, block, type);
      }
      if (is_listing(block)) advice = false;
      if (kind(block) != BlockKind::kParagraph) continue;
      const Prose& prose = reading_.prose(block);
      const Part text = trimmed(prose, {i == first ? begin : 0, prose.text.size()});
      if (text.empty()) continue;
      const std::string_view words = text_of(prose, text);
      const bool leads = words.ends_with(':') && i + 1 < blocks.size() && is_listing(blocks[i + 1]);
      if (leads) {
        advice = speaks_to_readers(words) || is_action_guidance(words) || explains(words);
        continue;
      }
      read_paragraph(block, text, type, listed, i == first && begin > 0);
    }
  }

  /// `Types:`, `Priorities are:`, `Legend:` before a list that explains words.
  static bool explains(std::string_view text) {
    const std::string lower = lower_ascii(text.substr(0, 80));
    for (const std::string_view word : {"legend", "types", "type is", "priorities", "priority is",
                                        "statuses", "one of", "key:", "categories", "where:"}) {
      if (lower.find(word) != lower.npos) return true;
    }
    return false;
  }

  /// A paragraph as one action, or each of its lines as one where every line is a sentence.
  void read_paragraph(BlockIndex block, Part part, std::string_view type, bool listed,
                      bool labelled) {
    const Prose& prose = reading_.prose(block);
    std::vector<Part> lines = lines_within(prose, part, document_.source);
    if (read_labelled_lines(block, lines, type)) return;
    if (!stand_apart(prose, lines)) lines = {part};
    const bool list = !listed && mostly_ask(prose, lines);
    for (const Part& line : lines) read_sentence(block, line, type, listed, labelled || list);
  }

  /// A paragraph in which lines of nothing but metadata stand beside one of text:
  /// `Write it`, `Owner: Dana`.
  bool read_labelled_lines(BlockIndex block, const std::vector<Part>& lines,
                           std::string_view type) {
    const Prose& prose = reading_.prose(block);
    std::vector<Part> texts, metadata;
    for (const Part& line : lines) {
      const bool labelled = starts_with_label(text_of(prose, line)) &&
                            read_action_metadata(prose, line, builder_.names());
      (labelled ? metadata : texts).push_back(line);
    }
    if (metadata.empty() || texts.size() != 1) return false;
    const ActionText text = read_action_text(prose, texts.front(), builder_.names());
    if (is_none(text_of(prose, text.text))) return true;
    Action action = builder_.make(prose, text, block);
    for (const Part& line : metadata) {
      if (const auto more = read_action_metadata(prose, line, builder_.names())) {
        builder_.apply(prose, *more, block, action);
      }
    }
    builder_.add(std::move(action), type);
    return true;
  }

  void read_sentence(BlockIndex block, Part part, std::string_view type, bool listed,
                     bool labelled) {
    const Prose& prose = reading_.prose(block);
    const std::string_view words = text_of(prose, part);
    const bool aside = is_marked(prose, ProseMark::kEmphasis, part) || words.ends_with(':');
    if (aside || is_none(words) || says_no_actions(words) || is_action_guidance(words)) return;
    ActionText text = read_action_text(prose, part, builder_.names());
    if (text_of(prose, text.text).empty() || is_none(text_of(prose, text.text))) return;
    const bool owned = !text.owners.empty() || text.due;
    const bool said = listed ? owned || starts_with_promise(words)
                             : owned || labelled || text.status || !text.id.empty() ||
                                   starts_with_action_verb(words) || promises_work(words) ||
                                   is_address(words);
    if (!said || (!owned && speaks_to_readers(words))) return;
    builder_.add(builder_.make(prose, text, block), type);
  }

  static bool is_address(std::string_view text) {
    return text.starts_with("http") && text.find(' ') == text.npos;
  }

  // Headings that are actions themselves.

  bool is_action_heading(uint32_t index) const {
    const Section& each = section(index);
    const bool within =
        each.parent && document_.role_of_section(*each.parent) == SectionRole::kActions;
    if (!within || each.role != SectionRole::kNone || !each.heading_block) return false;
    if (is_action_group(each.title) || is_placeholder(each.title)) return false;
    const Prose& prose = reading_.prose(*each.heading_block);
    const ActionText text = read_action_text(prose, whole(prose), builder_.names());
    const std::string_view words = text_of(prose, text.text);
    if (is_action_group(words) || is_none(words) || is_action_guidance(words)) return false;
    const bool numbered = text.text.begin > whole(prose).begin || !text.id.empty();
    const bool marked = !text.owners.empty() || text.due || text.tracker || text.status;
    const bool lists = holds_actions(each);
    const bool nested = index + 1 < document_.sections.size() &&
                        section(index + 1).parent == std::optional<uint32_t>(index);
    if (marked) return true;
    const bool verb = starts_with_action_verb(words);
    if (numbered) return verb || !lists;
    if (lists || nested) return false;
    const auto spaces = std::ranges::count(words, ' ');
    return verb || (spaces >= 2 && !each.blocks.empty());
  }

  /// Whether lists or tables below a heading hold more than metadata.
  bool holds_actions(const Section& each) const {
    return std::ranges::any_of(each.blocks, [&](BlockIndex block) {
      if (kind(block) == BlockKind::kTable) return true;
      return kind(block) == BlockKind::kList && !lists_.is_metadata(block);
    });
  }

  void read_heading(uint32_t index) {
    passed_[index] = true;
    const Section& each = section(index);
    const Prose& prose = reading_.prose(*each.heading_block);
    const ActionText text = read_action_text(prose, whole(prose), builder_.names());
    Action action = builder_.make(prose, text, *each.heading_block);
    action.span = each.span;
    bool first = true;
    for (const BlockIndex block : each.blocks) {
      if (kind(block) == BlockKind::kList) lists_.read_metadata(block, action);
      if (kind(block) != BlockKind::kParagraph || block == each.heading_block) continue;
      lists_.read_lines(block, action);
      if (first && action.owners.empty()) read_doer(block, action);
      first = false;
    }
    builder_.add(std::move(action), type_of_section(document_, index));
  }

  /// Who does it, where the text below the heading starts with them: `@alice plans the migration`.
  void read_doer(BlockIndex block, Action& action) const {
    const Prose& prose = reading_.prose(block);
    ActionText text;
    for (auto& person : read_leading_handles(prose, whole(prose))) {
      if (!is_nobody(text_of(prose, person.part))) text.owners.push_back(std::move(person));
    }
    builder_.apply(prose, text, block, action);
  }

  // Everywhere else.

  void read_elsewhere(uint32_t index) {
    const std::vector<BlockIndex>& blocks = section(index).blocks;
    // Who did what by when is told there, not asked for.
    const bool tells = document_.role_of_section(index) == SectionRole::kTimeline;
    bool announced = false;
    for (size_t i = 0; i < blocks.size(); ++i) {
      const BlockIndex block = blocks[i];
      if (kind(block) == BlockKind::kList && read_labelled_items(blocks, i)) return;
      if (kind(block) == BlockKind::kTable && !tells) {
        read_named_action_table(reading_, builder_, block, type_of_section(document_, index));
      }
      if (kind(block) != BlockKind::kParagraph) continue;
      const Prose& prose = reading_.prose(block);
      const bool leads = i + 1 < blocks.size() && kind(blocks[i + 1]) == BlockKind::kList;
      if (plain_heading(block) == SectionRole::kActions && i + 1 < blocks.size()) {
        i = read_below(blocks, i + 1) - 1;
      } else if (leads && announces_actions(prose.text)) {
        lists_.read_list(blocks[++i], {});
        announced = true;
      } else if (announced && starts_with_promise(prose.text)) {
        const ActionText text = read_action_text(prose, whole(prose), builder_.names());
        builder_.add(builder_.make(prose, text, block), {});
      }
    }
  }

  /// What a paragraph means that is nothing but the title of a section, without any markup.
  SectionRole plain_heading(BlockIndex block) const {
    constexpr size_t kLongestTitle = 40;
    const std::string_view title = trim(reading_.prose(block).text);
    if (title.size() > kLongestTitle || title.ends_with('.')) return SectionRole::kNone;
    return aliases_.role_of(title);
  }

  /// Reads actions from a block on to the next plain heading, and says where that is.
  size_t read_below(std::span<const BlockIndex> blocks, size_t first) {
    size_t end = first;
    for (; end < blocks.size(); ++end) {
      if (kind(blocks[end]) != BlockKind::kParagraph) continue;
      const SectionRole role = plain_heading(blocks[end]);
      if (role != SectionRole::kNone && role != SectionRole::kActions) break;
    }
    read_blocks({blocks.begin() + static_cast<ptrdiff_t>(first),
                 blocks.begin() + static_cast<ptrdiff_t>(end)},
                0, 0, {});
    return end;
  }

  /// `- **Review actions**:` with items or text behind it. True when what follows the list up to
  /// the next heading was read as well, since its last item says nothing itself.
  bool read_labelled_items(std::span<const BlockIndex> blocks, size_t at) {
    const BlockList& items = reading_.block(blocks[at]).children;
    for (const BlockIndex item : items) {
      const auto rest = behind_label(item);
      if (!rest) continue;
      const BlockList& inside = reading_.block(item).children;
      const Prose& prose = reading_.prose(inside.front());
      const bool silent = trimmed(prose, {*rest, prose.text.size()}).empty();
      if (silent && inside.size() == 1 && item == items.back() && at + 1 < blocks.size()) {
        read_blocks(blocks, at + 1, 0, {});
        return true;
      }
      read_blocks(inside, 0, std::max<size_t>(*rest, 1), {});
    }
    return false;
  }

  /// Where the text behind the label of an actions section starts in the first paragraph of an
  /// item; nullopt when it has no such label.
  std::optional<size_t> behind_label(BlockIndex item) const {
    constexpr size_t kLongestLabel = 80;
    const auto paragraph = reading_.paragraph_of(item);
    if (!paragraph) return std::nullopt;
    const Prose& prose = reading_.prose(*paragraph);
    const size_t begin = whole(prose).begin;
    size_t end = end_of_mark(prose, ProseMark::kStrong, begin);
    const bool bold = end > begin;
    if (!bold) {
      end = prose.text.substr(0, kLongestLabel).find(':');
      if (end == std::string::npos) return std::nullopt;
    }
    const std::string_view title = text_of(prose, {begin, end});
    if (title.size() > kLongestLabel) return std::nullopt;
    Scanner scan{prose.text, end};
    scan.skip_space();
    const bool colon = scan.take(":") || trim(title).ends_with(':');
    // A plain label heads what stands below it; a bold one may have text behind it.
    const bool alone = trim(scan.rest()).empty();
    const bool nested = reading_.block(item).children.size() > 1;
    if (!(bold ? colon || (alone && nested) : colon && alone)) return std::nullopt;
    if (aliases_.role_of(title) != SectionRole::kActions) return std::nullopt;
    return scan.at;
  }

  /// `Action item: …` in a sentence, an item or a cell of a section that holds no actions.
  void read_marks() {
    std::vector<bool> read(document_.markdown.blocks.size());
    for (const Action& action : document_.actions) read[action.text_block] = true;
    for (const TextBlock& text : document_.texts) {
      const bool running = text.kind == TextKind::kParagraph || text.kind == TextKind::kListItem ||
                           text.kind == TextKind::kTableCell;
      if (!running || text.quoted || text.role == SectionRole::kActions || read[text.block])
        continue;
      // Each line of a timeline is an entry of its own.
      const bool entries = text.role == SectionRole::kTimeline;
      const std::vector<Part> lines =
          entries ? lines_of(text.prose, document_.source) : std::vector{whole(text.prose)};
      for (const Part& line : lines) read_mark(text, line);
    }
  }

  void read_mark(const TextBlock& block, Part line) {
    const Prose& prose = block.prose;
    const auto begin = action_behind_mark(text_of(prose, line));
    if (!begin) return;
    Part part = trimmed(prose, {line.begin + *begin, line.end});
    const std::string_view said = text_of(prose, part);
    if (said.ends_with(')') && said.find('(') == said.npos) --part.end;
    const ActionText text = read_action_text(prose, part, builder_.names());
    const std::string_view words = text_of(prose, text.text);
    const bool one = words.find(' ') == words.npos;
    if (one || is_none(words) || says_no_actions(words) || is_action_guidance(words)) return;
    marked_.push_back(builder_.make(prose, text, block.block));
  }

  DocumentReading& reading_;
  Document& document_;
  RoleAliases aliases_;
  ActionBuilder builder_;
  ActionLists lists_;
  std::vector<Action> marked_;
  std::vector<bool> passed_;  ///< sections whose text belongs to an action above, or to readers
};

}  // namespace

void read_actions(DocumentReading& reading) { ActionReader(reading).read(); }

}  // namespace debrief
