// Threads of whys: nested lists, numbered ladders `1. Why …? Because …`, paragraphs
// `**Why?** …`, headings and tables. Each step knows the one that it asks on from.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/postmortem/label.h"
#include "debrief/postmortem/placeholder.h"
#include "debrief/postmortem/prose_part.h"
#include "debrief/postmortem/reading.h"
#include "debrief/postmortem/scanner.h"
#include "debrief/postmortem/table.h"

namespace debrief {
namespace {

/// What a line says of a step.
struct StepText {
  Part question = {}, answer = {};
  bool numbered = false;  ///< `Why 2:`, `2nd why`: a rung of a ladder
  bool bare = false;      ///< `Why?`: asks on from the step before it
};

/// Whether a question mark at `at` ends the question: nothing, a space or a mark follows it.
bool ends_question(std::string_view text, size_t at) {
  if (text[at] != '?') return false;
  return at + 1 >= text.size() || !is_ascii_alnum(text[at + 1]);
}

/// `Why 2:`, `Why #2 -`, `2nd why:`, `Q:`: passed over; whether one was there.
bool take_rung(Scanner& scan) {
  const size_t start = scan.at;
  const auto passed = [&] {
    scan.skip_space();
    const bool mark = scan.take_any({":", "-", "–", "—", ")"});
    scan.skip_space();
    return mark;
  };
  if (scan.take_word("why")) {
    scan.skip_space();
    scan.take("#");
    if (scan.take_number(1, 2) && passed()) return true;
  } else if (scan.take_number(1, 2)) {
    scan.take_any({"st", "nd", "rd", "th"});
    scan.skip_space();
    if (scan.take_word("why") && passed()) return true;
  }
  scan.at = start;
  return false;
}

/// Splits a line into question and answer at the question mark; a line without one is an answer.
StepText read_step(const Prose& prose, Part part) {
  StepText step;
  Scanner scan{std::string_view(prose.text).substr(0, part.end), part.begin};
  step.numbered = take_rung(scan);
  part = trimmed(prose, {scan.at, part.end});
  const std::string_view text = text_of(prose, part);
  size_t end = 0;
  while (end < text.size() && !ends_question(text, end)) ++end;
  // `→` and `Because` mark the answer where no question mark does.
  const size_t arrow = std::min(text.find("→"), text.find("->"));
  if (end >= text.size() && arrow < text.size() && lower_ascii(text.substr(0, 4)) == "why ") {
    step.question = trimmed(prose, {part.begin, part.begin + arrow});
    step.answer = {part.begin + arrow, part.end};
  } else if (end >= text.size()) {
    const bool asks = lower_ascii(text.substr(0, 4)) == "why ";
    (asks && !step.numbered ? step.question : step.answer) = part;
  } else {
    step.question = {part.begin, part.begin + end + 1};
    step.answer = trimmed(prose, {part.begin + end + 1, part.end});
    step.bare = normal_label(text_of(prose, step.question)) == "why";
  }
  Scanner answer{scan.text, step.answer.begin};
  while (!step.answer.empty() && answer.take_any({"→", "->", "—", "–", "-", ":", "A:"}))
    answer.skip_space();
  if (!step.answer.empty()) step.answer = trimmed(prose, {answer.at, step.answer.end});
  return step;
}

class WhyReader {
 public:
  explicit WhyReader(DocumentReading& reading) : reading_(reading), document_(reading.document) {}

  void read_section(uint32_t index) {
    const Section& section = document_.sections[index];
    steps_.resize(index + 1);
    ladder_ = is_ladder(section) || (section.parent && *section.parent < index &&
                                     is_ladder(document_.sections[*section.parent]));
    read_heading(section, index);
    for (const BlockIndex block : section.blocks) {
      switch (reading_.block(block).kind) {
        case BlockKind::kParagraph:
          read_paragraph(section, block);
          break;
        case BlockKind::kList:
          read_list(block);
          break;
        case BlockKind::kTable:
          read_table(block);
          break;
        default:
          break;
      }
    }
  }

 private:
  using Step = std::optional<uint32_t>;

  static bool is_ladder(const Section& section) {
    const std::string label = normal_label(section.title);
    return label.find("five why") != label.npos || label.find("5 why") != label.npos;
  }

  Step add(const Prose& prose, const StepText& text, Span span, BlockIndex block, Step parent) {
    Why why;
    why.span = span;
    why.question = fold_white_space(text_of(prose, text.question));
    why.answer = fold_white_space(text_of(prose, text.answer));
    if (!text.answer.empty()) why.answer_span = span_of(prose, text.answer);
    why.parent = parent;
    why.block = block;
    document_.whys.push_back(std::move(why));
    last_ = static_cast<uint32_t>(document_.whys.size() - 1);
    return last_;
  }

  /// Gives an answer to a step that has only asked; false when it has one.
  bool answer(Step step, const Prose& prose, Part part) {
    if (!step) return false;
    Why& why = document_.whys[*step];
    if (why.question.empty() || !why.answer.empty() || part.empty()) return false;
    why.answer = fold_white_space(text_of(prose, part));
    why.answer_span = span_of(prose, part);
    return true;
  }

  /// `### Why did nobody see it?`: a step that the text below it answers. It asks on from the
  /// heading around it, and from the one before it where the ladder is numbered or it only asks
  /// why.
  void read_heading(const Section& section, uint32_t index) {
    heading_step_.reset();
    if (!section.heading_block) return;
    const Prose& prose = reading_.prose(*section.heading_block);
    Part title = whole(prose);
    if (section.level > 6) {
      // The label alone: what follows it in the paragraph is body.
      const size_t end = reading_.body_part(section, *section.heading_block).begin;
      if (end > title.begin && end < title.end) title = trimmed(prose, {title.begin, end});
    }
    const StepText step = read_step(prose, title);
    // The heading of the whole section asks nothing of its own.
    const bool top = section.role == SectionRole::kWhys && section.level <= 6;
    if (step.question.empty() || top) return;
    Step parent = section.parent ? steps_[*section.parent] : std::nullopt;
    if (!parent && (step.bare || step.numbered || ladder_)) parent = last_;
    heading_step_ = add(prose, step, section.heading, *section.heading_block, parent);
    steps_[index] = heading_step_;
  }

  void read_paragraph(const Section& section, BlockIndex block) {
    const Prose& prose = reading_.prose(block);
    const Part body = reading_.body_part(section, block);
    if (body.empty()) return;
    const StepText step = read_step(prose, body);
    const bool asks = !step.question.empty() &&
                      lower_ascii(text_of(prose, step.question)).find("why") != std::string::npos;
    if (!asks && !step.numbered) {
      answer(last_, prose, body);
      return;
    }
    const bool on = step.bare || step.numbered || ladder_;
    const bool all = body.begin == whole(prose).begin;
    const Span span = all ? reading_.block(block).span : span_of(prose, body);
    add(prose, step, span, block, on ? last_ : heading_step_);
  }

  bool is_list(BlockIndex block) const { return reading_.block(block).kind == BlockKind::kList; }

  /// A list on the way to its end.
  struct Open {
    BlockIndex list = 0;
    Step parent = {};    ///< the step around it
    bool rungs = false;  ///< its items ask on from one another
    Step before = {};    ///< the item before
    size_t next = 0;
  };

  /// A list and the lists nested in it, in the order of the text. Each item asks on from the item
  /// around it; the items of a flat ordered list, or of one below `Five whys`, from one another.
  void read_list(BlockIndex top) {
    const bool rungs = is_flat(top) && (reading_.block(top).ordered || ladder_);
    std::vector<Open> open = {{.list = top, .parent = heading_step_, .rungs = rungs}};
    open.back().before = heading_step_;
    while (!open.empty()) {
      Open& here = open.back();
      const BlockList& items = reading_.block(here.list).children;
      if (here.next == items.size()) {
        open.pop_back();
        continue;
      }
      const BlockIndex item = items[here.next++];
      const Step step = read_item(item, here.rungs ? here.before : here.parent);
      if (step) here.before = step;
      const Step around = step ? step : here.parent;
      const BlockList& children = reading_.block(item).children;
      for (auto child = children.rbegin(); child != children.rend(); ++child) {
        if (is_list(*child)) open.push_back({.list = *child, .parent = around});
      }
    }
  }

  Step read_item(BlockIndex item, Step parent) {
    const auto paragraph = reading_.paragraph_of(item);
    if (!paragraph) return std::nullopt;
    const Prose& prose = reading_.prose(*paragraph);
    const Part part = whole(prose);
    if (is_none(text_of(prose, part))) return std::nullopt;
    const StepText step = read_step(prose, part);
    // The only answer below a question is the question's own.
    if (step.question.empty() && is_only_child(item) && answer(parent, prose, step.answer))
      return parent;
    return add(prose, step, reading_.block(*paragraph).span, item, parent);
  }

  bool is_only_child(BlockIndex item) const {
    return reading_.block(reading_.block(item).parent).children.size() == 1;
  }

  /// Whether no item holds more than an answer to its own question.
  bool is_flat(BlockIndex list) const {
    for (const BlockIndex item : reading_.block(list).children) {
      for (const BlockIndex child : reading_.block(item).children) {
        if (!is_list(child)) continue;
        if (reading_.block(child).children.size() > 1) return false;
        const Block& only = reading_.block(reading_.block(child).children.front());
        if (std::ranges::any_of(only.children, [&](BlockIndex each) { return is_list(each); }))
          return false;
      }
    }
    return true;
  }

  /// `| Why | Because |`, with or without numbers before it: rows ask on from one another.
  void read_table(BlockIndex index) {
    const TableView table = view_table(reading_, index);
    std::optional<size_t> question, reply;
    for (size_t i = 0; i < table.labels.size(); ++i) {
      const std::string& label = table.labels[i];
      if (!question && (label.find("why") != label.npos || label.find("question") != label.npos))
        question = i;
      else if (!reply &&
               (label.find("answer") != label.npos || label.find("because") != label.npos))
        reply = i;
    }
    if (!question || !reply) return;
    Step before = heading_step_;
    for (const BlockIndex row : table.rows) {
      const auto asked = cell_of(reading_, row, question);
      const auto told = cell_of(reading_, row, reply);
      if (!asked || !told) continue;
      const Prose& words = reading_.prose(*told);
      if (is_placeholder(words.text)) continue;
      const Prose& asking = reading_.prose(*asked);
      before = add(asking, {.question = whole(asking)}, reading_.block(row).span, row, before);
      answer(before, words, whole(words));
    }
  }

  DocumentReading& reading_;
  Document& document_;
  std::vector<Step> steps_;  ///< by section: the step that its heading asks
  Step heading_step_;        ///< of the section that is read
  Step last_;                ///< the step read last
  bool ladder_ = false;      ///< the section says that there are five of them
};

}  // namespace

void read_whys(DocumentReading& reading) {
  WhyReader reader(reading);
  const Document& document = reading.document;
  for (uint32_t index = 0; index < document.sections.size(); ++index) {
    if (document.role_of_section(index) == SectionRole::kWhys) reader.read_section(index);
  }
}

}  // namespace debrief
