// Contributing factors: `- **F1** (org.production-pressure) text ← T3, S:alice`, as items of a
// list, rows of a table, or headings that start with an id.

#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/postmortem/label.h"
#include "debrief/postmortem/list_id.h"
#include "debrief/postmortem/placeholder.h"
#include "debrief/postmortem/prose_part.h"
#include "debrief/postmortem/reading.h"
#include "debrief/postmortem/scanner.h"
#include "debrief/postmortem/table.h"

namespace debrief {
namespace {

constexpr std::array kIdColumns =
    std::to_array<std::string_view>({"factor id", "id", "no", "nr", "number"});
constexpr std::array kKindColumns = std::to_array<std::string_view>(
    {"area", "category", "class", "factor kind", "factor type", "group", "kind", "type"});
constexpr std::array kEvidenceColumns = std::to_array<std::string_view>(
    {"based on", "evidence", "facts", "seen in", "shown by", "source", "sources"});
constexpr std::array kAcceptedColumns =
    std::to_array<std::string_view>({"accepted", "accepted because", "reason for accepting"});
constexpr std::array kTextColumns =
    std::to_array<std::string_view>({"condition", "description", "details", "explanation", "factor",
                                     "finding", "what", "what contributed"});

/// The size of a kind in brackets, `(org.production-pressure)`; 0 when none stands here. Behind an
/// id a single word is one too, and so is what ends on an error: `(human error)`.
size_t size_of_kind(std::string_view text, bool behind_id) {
  if (!text.starts_with('(') && !text.starts_with('[')) return 0;
  constexpr size_t kLongest = 48;
  const size_t close = text.substr(0, kLongest).find(text[0] == '(' ? ')' : ']');
  if (close == text.npos || close < 3) return 0;
  const std::string_view kind = text.substr(1, close - 1);
  const bool word = std::ranges::all_of(kind, [](char byte) {
    return is_ascii_alnum(byte) || byte == '-' || byte == '.' || byte == '_' || byte == '/';
  });
  const std::string lower = lower_ascii(kind);
  const bool error = lower.ends_with(" error") || lower.ends_with(" mistake");
  const bool dotted = word && kind == lower && kind.find('.') != kind.npos &&
                      is_ascii_alpha(kind.front()) && is_ascii_alpha(kind.back());
  const bool named = is_ascii_alpha(kind.front()) && (word || error);
  return dotted || (behind_id && named) ? close + 1 : 0;
}

class FactorReader {
 public:
  explicit FactorReader(DocumentReading& reading)
      : reading_(reading), document_(reading.document) {}

  void read_section(uint32_t index) {
    const Section& section = document_.sections[index];
    // Below a heading that is a factor stand its details.
    const bool below =
        section.parent && *section.parent < is_factor_.size() && is_factor_[*section.parent];
    const bool heading = below || read_heading(section);
    is_factor_.resize(index + 1, false);
    is_factor_[index] = heading;
    for (const BlockIndex block : section.blocks) {
      if (heading) {
        if (reading_.block(block).kind == BlockKind::kParagraph)
          read_detail(block, document_.factors.back());
      } else if (reading_.block(block).kind == BlockKind::kList) {
        read_list(block);
      } else if (reading_.block(block).kind == BlockKind::kTable) {
        read_table(block);
      }
    }
  }

 private:
  /// Reads a line from `part` on into a factor: id, kind, text, evidence, acceptance.
  Factor read_line(const Prose& prose, Part part) const {
    Factor factor;
    const LeadingId leading = read_leading_id(prose, part, "F");
    if (!leading.id.empty()) {
      factor.id = std::string(text_of(prose, leading.id));
      factor.id_span = span_of(prose, leading.id);
    }
    Scanner scan{std::string_view(prose.text).substr(0, part.end), leading.behind};
    if (const size_t kind = size_of_kind(scan.rest(), !leading.id.empty()); kind > 0) {
      set_kind(prose, {scan.at + 1, scan.at + kind - 1}, factor);
      scan.at += kind;
      scan.skip_space();
      while (scan.take_any({":", "—", "–", "-"})) scan.skip_space();
    }
    const Part rest{scan.at, part.end};
    const Part text = take_tail(prose, rest, factor);
    factor.text = fold_white_space(text_of(prose, text));
    factor.text_span = span_of(prose, text);
    return factor;
  }

  static void set_kind(const Prose& prose, Part kind, Factor& factor) {
    factor.kind = std::string(text_of(prose, kind));
    factor.kind_span = span_of(prose, kind);
  }

  /// Reads what stands behind the text, and gives the text: `← T3`, `— accepted: one day a year`,
  /// one or both of them.
  static Part take_tail(const Prose& prose, Part rest, Factor& factor) {
    const std::string_view text = text_of(prose, rest);
    const size_t arrow = std::min({text.find("←"), text.find("<-"), text.size()});
    size_t acceptance = text.size();
    for (size_t at = 0; at < text.size() && !factor.accepted; ++at) {
      const size_t end = at < arrow ? arrow : text.size();
      for (const std::string_view mark : {" — ", " – ", " -- ", " - ", " (", "; "}) {
        if (!text.substr(at).starts_with(mark)) continue;
        const size_t begin = mark == " (" ? at + 1 : at + mark.size();
        if (accept(prose, {rest.begin + begin, rest.begin + end}, factor)) acceptance = at;
      }
    }
    if (arrow < text.size()) {
      const size_t size = text[arrow] == '<' ? 2 : std::string_view("←").size();
      const size_t end = acceptance > arrow ? acceptance : text.size();
      add_evidence(prose, {rest.begin + arrow + size, rest.begin + end}, factor);
    }
    Part said = trimmed(prose, {rest.begin, rest.begin + std::min(arrow, acceptance)});
    while (!said.empty() && prose.text[said.end - 1] == ';') --said.end;
    return said;
  }

  static bool accept(const Prose& prose, Part part, Factor& factor) {
    const auto reason = read_acceptance(prose, part);
    if (!reason) return false;
    const Span span =
        reason->empty() ? span_of(prose, trimmed(prose, part)) : span_of(prose, *reason);
    factor.accepted = {fold_white_space(text_of(prose, *reason)), span};
    return true;
  }

  static void add_evidence(const Prose& prose, Part part, Factor& factor) {
    for (Located<std::string>& each : read_reference_list(prose, part))
      factor.evidence.push_back(std::move(each));
  }

  bool add(Factor factor, Span span, BlockIndex block) {
    if (is_none(factor.text)) return false;
    factor.span = span;
    factor.block = block;
    document_.factors.push_back(std::move(factor));
    return true;
  }

  bool is_list(BlockIndex block) const { return reading_.block(block).kind == BlockKind::kList; }

  /// Whether an item only heads the items below it: it has no id, and they have.
  bool is_group(BlockIndex item, const Factor& factor) const {
    if (!factor.id.empty()) return false;
    for (const BlockIndex child : reading_.block(item).children) {
      if (!is_list(child) || reading_.block(child).children.empty()) continue;
      const auto paragraph = reading_.paragraph_of(reading_.block(child).children.front());
      if (!paragraph) continue;
      const Prose& prose = reading_.prose(*paragraph);
      if (!read_leading_id(prose, whole(prose), "F").id.empty()) return true;
    }
    return false;
  }

  void read_list(BlockIndex list) {
    for (const BlockIndex item : reading_.block(list).children) {
      const auto paragraph = reading_.paragraph_of(item);
      if (!paragraph) continue;
      const Prose& prose = reading_.prose(*paragraph);
      Factor factor = read_line(prose, whole(prose));
      const bool group = is_group(item, factor);
      if (!group && !add(std::move(factor), reading_.block(item).span, item)) continue;
      for (const BlockIndex child : reading_.block(item).children) {
        if (is_list(child)) group ? read_items(child) : read_details(child);
      }
    }
  }

  /// The items of a group; what is nested in them is detail.
  void read_items(BlockIndex list) {
    for (const BlockIndex item : reading_.block(list).children) {
      const auto paragraph = reading_.paragraph_of(item);
      if (!paragraph) continue;
      const Prose& prose = reading_.prose(*paragraph);
      if (!add(read_line(prose, whole(prose)), reading_.block(item).span, item)) continue;
      for (const BlockIndex child : reading_.block(item).children) {
        if (is_list(child)) read_details(child);
      }
    }
  }

  /// Bullets below a factor may bring its evidence, its kind, or why it is accepted.
  void read_details(BlockIndex list) {
    for (const BlockIndex item : reading_.block(list).children) {
      if (const auto paragraph = reading_.paragraph_of(item))
        read_detail(*paragraph, document_.factors.back());
    }
  }

  void read_detail(BlockIndex paragraph, Factor& factor) const {
    const Prose& prose = reading_.prose(paragraph);
    const Part part = whole(prose);
    if (accept(prose, part, factor)) return;
    Scanner scan{prose.text, part.begin};
    if (scan.take_any({"←", "<-"})) return add_evidence(prose, {scan.at, part.end}, factor);
    const size_t colon = prose.text.find(':');
    if (colon == std::string::npos) return;
    const std::string label = normal_label(std::string_view(prose.text).substr(0, colon));
    const Part value = trimmed(prose, {colon + 1, part.end});
    if (std::ranges::binary_search(kEvidenceColumns, std::string_view(label))) {
      add_evidence(prose, value, factor);
    } else if (std::ranges::binary_search(kKindColumns, std::string_view(label)) &&
               factor.kind.empty()) {
      set_kind(prose, value, factor);
    }
  }

  /// A heading such as `### F1 (tool.observability) The graph shows no retries`.
  bool read_heading(const Section& section) {
    if (!section.heading_block) return false;
    const Prose& prose = reading_.prose(*section.heading_block);
    Factor factor = read_line(prose, whole(prose));
    return !factor.id.empty() && add(std::move(factor), section.span, *section.heading_block);
  }

  /// The column of the factors: one that is called so; else one that holds words in every row.
  std::optional<size_t> text_column(const TableView& table) const {
    for (size_t i = 0; i < table.labels.size(); ++i) {
      const std::string& label = table.labels[i];
      if (std::ranges::binary_search(kIdColumns, std::string_view(label)) ||
          std::ranges::binary_search(kKindColumns, std::string_view(label)))
        continue;
      if (label.find("factor") != label.npos || label.find("cause") != label.npos) return i;
    }
    if (const auto named = table.column(kTextColumns)) return named;
    for (size_t i = 0; i < table.labels.size() && !table.rows.empty(); ++i) {
      constexpr long kWords = 3;
      if (std::ranges::all_of(table.rows, [&](BlockIndex row) {
            const std::string text = cell_text(reading_, row, i);
            return std::ranges::count(text, ' ') + 1 >= kWords;
          }))
        return i;
    }
    return std::nullopt;
  }

  void read_table(BlockIndex index) {
    const TableView table = view_table(reading_, index);
    const auto text = text_column(table);
    if (!text) return;
    for (const BlockIndex row : table.rows) {
      const auto cell = cell_of(reading_, row, text);
      if (!cell) continue;
      const Prose& words = reading_.prose(*cell);
      Factor factor = read_line(words, whole(words));
      read_cells(table, row, factor);
      add(std::move(factor), reading_.block(row).span, row);
    }
  }

  void read_cells(const TableView& table, BlockIndex row, Factor& factor) const {
    const auto with = [&](std::span<const std::string_view> names, auto read) {
      const auto cell = cell_of(reading_, row, table.column(names));
      if (!cell || is_placeholder(reading_.prose(*cell).text)) return;
      read(reading_.prose(*cell), whole(reading_.prose(*cell)));
    };
    // A column without a name often holds the ids.
    auto id = table.column(kIdColumns);
    if (!id && !table.labels.empty() && table.labels.front().empty()) id = 0;
    if (const auto cell = cell_of(reading_, row, id); cell && factor.id.empty()) {
      const Prose& prose = reading_.prose(*cell);
      factor.id = fold_white_space(prose.text);
      if (!factor.id.empty()) factor.id_span = span_of(prose, whole(prose));
    }
    if (factor.kind.empty()) {
      with(kKindColumns, [&](const Prose& prose, Part part) { set_kind(prose, part, factor); });
    }
    with(kEvidenceColumns,
         [&](const Prose& prose, Part part) { add_evidence(prose, part, factor); });
    with(kAcceptedColumns, [&](const Prose& prose, Part part) {
      const std::string answer = normal_label(text_of(prose, part));
      if (answer == "no" || accept(prose, part, factor)) return;
      factor.accepted = {answer == "yes" ? std::string() : fold_white_space(text_of(prose, part)),
                         span_of(prose, part)};
    });
  }

  DocumentReading& reading_;
  Document& document_;
  std::vector<bool> is_factor_;  ///< by section: whether a heading at or above it is a factor
};

}  // namespace

void read_factors(DocumentReading& reading) {
  FactorReader reader(reading);
  for (uint32_t index = 0; index < reading.document.sections.size(); ++index) {
    if (reading.document.role_of_section(index) == SectionRole::kFactors)
      reader.read_section(index);
  }
}

}  // namespace debrief
