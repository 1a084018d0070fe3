// The check-back: fact by fact, which actions make it less likely, or why that is accepted. A table
// `| Fact | Less likely through | Accepted |`, or lines `X1 → A1, A3`, `F2 → accepted: …`.

#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/postmortem/content_words.h"
#include "debrief/postmortem/label.h"
#include "debrief/postmortem/list_id.h"
#include "debrief/postmortem/placeholder.h"
#include "debrief/postmortem/prose_part.h"
#include "debrief/postmortem/reading.h"
#include "debrief/postmortem/scanner.h"
#include "debrief/postmortem/table.h"

namespace debrief {
namespace {

constexpr std::array kIdColumns = std::to_array<std::string_view>({"", "id", "no", "nr", "number"});

bool holds(std::string_view label, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](auto word) { return label.find(word) != label.npos; });
}

/// Where the subject of a line ends and what makes it less likely starts.
struct Halves {
  Part subject, through;
};

class CheckBackReader {
 public:
  explicit CheckBackReader(DocumentReading& reading)
      : reading_(reading),
        document_(reading.document),
        names_(document_),
        facts_(texts_of(document_.facts)),
        factors_(texts_of(document_.factors)) {}

  void read_block(const Section& section, BlockIndex index) {
    const Block& block = reading_.block(index);
    if (block.kind == BlockKind::kTable) return read_table(index);
    if (block.kind == BlockKind::kParagraph) {
      const Prose& prose = reading_.prose(index);
      const Part body = reading_.body_part(section, index);
      for (const Part line : lines_of(prose, document_.source)) {
        const Part part{std::max(line.begin, body.begin), line.end};
        if (!part.empty()) read_line(prose, part, span_of(prose, part), index);
      }
      return;
    }
    if (block.kind != BlockKind::kList) return;
    for (const BlockIndex item : block.children) read_item(item);
  }

 private:
  template <typename Entry>
  static std::vector<std::string_view> texts_of(const std::vector<Entry>& entries) {
    std::vector<std::string_view> texts;
    for (const Entry& entry : entries) texts.push_back(entry.text);
    return texts;
  }

  /// A line with an arrow, or the fact with what makes it less likely in bullets below it.
  void read_item(BlockIndex item) {
    const auto paragraph = reading_.paragraph_of(item);
    if (!paragraph) return;
    const Prose& prose = reading_.prose(*paragraph);
    const Span span = reading_.block(item).span;
    if (read_line(prose, whole(prose), span, item)) return;
    CheckBack row = make(prose, whole(prose), span, item);
    for (const BlockIndex list : reading_.block(item).children) {
      if (reading_.block(list).kind != BlockKind::kList) continue;
      for (const BlockIndex detail : reading_.block(list).children) {
        const auto text = reading_.paragraph_of(detail);
        if (text) read_through(reading_.prose(*text), whole(reading_.prose(*text)), row);
      }
    }
    if (row.through.empty() && !row.accepted) return;
    document_.check_back.push_back(std::move(row));
  }

  bool read_line(const Prose& prose, Part part, Span span, BlockIndex block) {
    const auto halves = split_line(prose, part);
    if (!halves) return false;
    CheckBack row = make(prose, halves->subject, span, block);
    read_through(prose, halves->through, row);
    document_.check_back.push_back(std::move(row));
    return true;
  }

  /// At an arrow; else at a dash or colon behind which ids or an acceptance stand.
  static std::optional<Halves> split_line(const Prose& prose, Part part) {
    const std::string_view text = text_of(prose, part);
    const auto halves = [&](size_t at, size_t size) {
      return Halves{trimmed(prose, {part.begin, part.begin + at}),
                    trimmed(prose, {part.begin + at + size, part.end})};
    };
    for (const std::string_view arrow : {"→", "⇒", "->", "=>"}) {
      const size_t at = text.find(arrow);
      if (at != text.npos) return halves(at, arrow.size());
    }
    for (size_t at = 1; at < text.size(); ++at) {
      for (const std::string_view mark : {": ", " — ", " – ", " - "}) {
        if (!text.substr(at).starts_with(mark)) continue;
        const Halves found = halves(at, mark.size());
        const bool ids = size_of_list_id(text_of(prose, found.through), "AF") > 0;
        if (ids || read_acceptance(prose, found.through)) return found;
      }
    }
    return std::nullopt;
  }

  void read_table(BlockIndex index) {
    const TableView table = view_table(reading_, index);
    std::optional<size_t> subject, through, accepted, id;
    for (size_t i = 0; i < table.labels.size(); ++i) {
      const std::string_view label = table.labels[i];
      if (std::ranges::binary_search(kIdColumns, label) && !id) {
        id = i;
      } else if (!accepted && holds(label, {"accept", "why not", "reason", "risk"})) {
        accepted = i;
      } else if (!through && holds(label, {"less likely", "through", "action", "address", "made",
                                           "mitigat", "prevent", "covered", " by"})) {
        through = i;
      } else if (!subject) {
        subject = i;
      }
    }
    if (!subject) std::swap(subject, id);
    if (!subject || (!through && !accepted)) return;
    for (const BlockIndex row : table.rows) read_row(row, id, *subject, through, accepted);
  }

  void read_row(BlockIndex row, std::optional<size_t> id, size_t subject,
                std::optional<size_t> through, std::optional<size_t> accepted) {
    const auto cell = cell_of(reading_, row, subject);
    if (!cell || is_placeholder(reading_.prose(*cell).text)) return;
    const Prose& words = reading_.prose(*cell);
    CheckBack check = make(words, whole(words), reading_.block(row).span, row);
    if (const auto name = cell_of(reading_, row, id); name && !reading_.prose(*name).text.empty())
      check = named(reading_.prose(*name), std::move(check));
    if (const auto links = cell_of(reading_, row, through)) {
      const Prose& prose = reading_.prose(*links);
      read_through(prose, whole(prose), check);
    }
    if (const auto reason = cell_of(reading_, row, accepted)) read_accepted(*reason, check);
    document_.check_back.push_back(std::move(check));
  }

  /// A column of ids names the subject more surely than its words.
  CheckBack named(const Prose& prose, CheckBack check) const {
    const CheckBack by_id = make(prose, whole(prose), check.span, check.block);
    const bool id = is_list_id(by_id.subject, "XF");
    if (!by_id.fact && !id) return check;
    check.subject = by_id.subject;
    check.subject_span = by_id.subject_span;
    check.fact = by_id.fact;
    return check;
  }

  void read_accepted(BlockIndex cell, CheckBack& check) const {
    const Prose& prose = reading_.prose(cell);
    const Part part = whole(prose);
    const std::string answer = normal_label(prose.text);
    if (check.accepted || answer == "no" || is_placeholder(prose.text)) return;
    if (accept(prose, part, check)) return;
    const bool bare = answer == "yes" || answer == "y";
    check.accepted = {bare ? std::string() : fold_white_space(text_of(prose, part)),
                      span_of(prose, part)};
  }

  static bool accept(const Prose& prose, Part part, CheckBack& check) {
    const auto reason = read_acceptance(prose, part);
    if (!reason) return false;
    check.accepted = {fold_white_space(text_of(prose, *reason)),
                      span_of(prose, reason->empty() ? trimmed(prose, part) : *reason)};
    return true;
  }

  /// Ids, `accepted: …`, or both: `A1; accepted: the rest`. Other words are no answer.
  static void read_through(const Prose& prose, Part part, CheckBack& check) {
    if (accept(prose, part, check)) return;
    const std::string_view text = text_of(prose, part);
    for (size_t at = 0; at < text.size(); ++at) {
      for (const std::string_view mark : {"; ", ", ", " — ", " – ", " - ", ". ", " ("}) {
        if (!text.substr(at).starts_with(mark)) continue;
        const size_t begin = mark == " (" ? at + 1 : at + mark.size();
        if (!accept(prose, {part.begin + begin, part.end}, check)) continue;
        part.end = part.begin + at;
        at = text.size();
        break;
      }
    }
    for (Located<std::string>& each : read_reference_list(prose, part)) {
      const size_t id = size_of_list_id(each.value, "AF");
      if (id == 0 && !is_list_id(each.value, "XT")) continue;
      // `A1 (the canary)`: the words in brackets are for people.
      check.through.push_back({id > 0 ? each.value.substr(0, id) : each.value, each.span});
    }
  }

  CheckBack make(const Prose& prose, Part part, Span span, BlockIndex block) const {
    CheckBack row;
    row.span = span;
    row.block = block;
    Scanner scan{std::string_view(prose.text).substr(0, part.end), part.begin};
    for (const std::string_view word : {"fact", "factor"}) {
      if (scan.take_word(word)) scan.skip_space();
    }
    scan.take("#");
    const LeadingId leading = read_leading_id(prose, {scan.at, part.end}, "XF");
    if (!leading.id.empty()) {
      row.subject = std::string(text_of(prose, leading.id));
      row.subject_span = span_of(prose, leading.id);
      if (row.subject.starts_with('X')) row.fact = names_.fact(row.subject);
      return row;
    }
    row.subject = fold_white_space(text_of(prose, part));
    row.subject_span = span_of(prose, part);
    row.fact = fact_of({scan.text, scan.at});
    // Words that speak of no fact may be those of a factor, which is then meant by its id.
    if (!row.fact) {
      const auto factor = factors_.find(scan.rest());
      if (factor && !document_.factors[*factor].id.empty())
        row.subject = document_.factors[*factor].id;
    }
    return row;
  }

  /// The fact that words speak of, else the one of the number before them: `2 connections fail`.
  std::optional<uint32_t> fact_of(Scanner scan) const {
    if (const auto fact = facts_.find(scan.rest())) return fact;
    const auto number = scan.take_number(1, 4);
    if (!number || *number < 1 || scan.peek() == ',' || scan.peek() == '%') return std::nullopt;
    const auto place = static_cast<uint32_t>(*number);
    return place <= document_.facts.size() ? std::optional(place - 1) : std::nullopt;
  }

  DocumentReading& reading_;
  Document& document_;
  NamedEntries names_;
  SentenceIndex facts_, factors_;
};

}  // namespace

void read_check_back(DocumentReading& reading) {
  const Document& document = reading.document;
  if (document.section(SectionRole::kCheckBack) == nullptr) return;
  CheckBackReader reader(reading);
  for (uint32_t index = 0; index < document.sections.size(); ++index) {
    if (document.role_of_section(index) != SectionRole::kCheckBack) continue;
    for (const BlockIndex block : document.sections[index].blocks)
      reader.read_block(document.sections[index], block);
  }
}

}  // namespace debrief
