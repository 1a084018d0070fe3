#include "debrief/markdown/guard.h"

#include <algorithm>
#include <array>

#include <cmark-gfm/parser.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

using Refusal = std::optional<MarkdownRefusal>;

/// `“a line of 70,000 bytes exceeds the limit of 16,384”`.
Refusal refuse(Span span, std::string_view what, uint64_t limit) {
  return MarkdownRefusal{span, concat(what, " exceeds the limit of ", with_thousands(limit))};
}

std::string bytes(uint64_t count) { return counted(count, "byte"); }

/// What stands before the text of a line: quote and list markers.
struct Markers {
  uint32_t count = 0;
  bool rule = false;  ///< nothing but one sign and blanks: perhaps a thematic break, never a list
};

Markers count_markers(std::string_view line) {
  Markers markers;
  const std::string_view text = trim(line);
  if (!text.empty() && text.front() != '>') {
    const char both[] = {text.front(), ' ', '\t'};
    markers.rule = text.find_first_not_of(std::string_view(both, 3)) == std::string_view::npos;
  }
  for (size_t i = 0; i < line.size(); ++i) {
    const char byte = line[i];
    const bool blank_behind = i + 1 == line.size() || line[i + 1] == ' ' || line[i + 1] == '\t';
    if (byte == '>') {
      ++markers.count;
    } else if (std::string_view("-+*.)").find(byte) != std::string_view::npos) {
      if (!blank_behind) break;
      ++markers.count;
    } else if (byte != ' ' && byte != '\t' && !is_ascii_digit(byte)) {
      break;
    }
  }
  return markers;
}

bool is_delimiter_row(std::string_view line) {
  return line.find('-') != std::string_view::npos &&
         line.find_first_not_of(" \t\r\v\f|:->*+.)0123456789") == std::string_view::npos;
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r\v\f>") == std::string_view::npos;
}

class LineGuard {
 public:
  LineGuard(const FedText& text, const MarkdownLimits& limits) : text_(text), limits_(limits) {}

  Refusal run() {
    for (uint32_t i = 0; i < text_.line_count(); ++i) {
      const Span span = text_.line(i);
      const std::string_view line(text_.bytes.data() + span.begin, span.size());
      if (Refusal refusal = judge(span, line)) return refusal;
      if (Refusal refusal = judge_table(span, line)) return refusal;
    }
    return std::nullopt;
  }

 private:
  Refusal judge(Span span, std::string_view line) {
    if (line.size() > limits_.line_bytes) {
      return refuse(span, concat("a line of ", bytes(line.size())), limits_.line_bytes);
    }
    const Markers markers = count_markers(line);
    if (!markers.rule && markers.count > limits_.container_depth) {
      return refuse(span, concat("a line with ", counted(markers.count, "quote or list marker")),
                    limits_.container_depth);
    }
    block_marks_ += 1 + markers.count;
    if (block_marks_ > limits_.block_marks) {
      return refuse(span, "the number of lines and list markers up to here", limits_.block_marks);
    }
    return std::nullopt;
  }

  /// cmark fills up every row to the number of columns, and reads the whole paragraph above again
  /// for each line that could stand below a table's header.
  Refusal judge_table(Span span, std::string_view line) {
    if (is_blank(line)) {
      columns_ = 0;
      run_bytes_ = 0;
      return std::nullopt;
    }
    cells_ += columns_;
    if (is_delimiter_row(line)) {
      const auto pipes = static_cast<uint32_t>(std::count(line.begin(), line.end(), '|'));
      if (pipes > limits_.table_columns + 1) {
        return refuse(span, concat("a table of ", counted(pipes - 1, "column")),
                      limits_.table_columns);
      }
      columns_ = std::max(columns_, pipes + 1);
      work_ += run_bytes_;
    }
    run_bytes_ += line.size() + 1;
    if (cells_ > limits_.table_cells) {
      return refuse(span, "the number of table cells up to here", limits_.table_cells);
    }
    if (work_ > limits_.table_work) {
      return refuse(span, "the text that may be a table's header up to here", limits_.table_work);
    }
    return std::nullopt;
  }

  const FedText& text_;
  const MarkdownLimits& limits_;
  uint64_t block_marks_ = 0;
  uint64_t cells_ = 0;
  uint32_t columns_ = 0;    ///< of the widest table that may go on here
  uint64_t run_bytes_ = 0;  ///< since the last blank line
  uint64_t work_ = 0;
};

/// Bytes at which cmark's inline parser stops to look around.
constexpr std::array<bool, 256> kMarks = [] {
  std::array<bool, 256> marks{};
  for (const char byte : std::string_view("*_~[]<@:`!()&\\|\n")) {
    marks[static_cast<unsigned char>(byte)] = true;
  }
  return marks;
}();

/// Signs that people draw lines with, and that cost cmark nothing.
bool may_repeat(char byte) {
  return std::string_view("-=.#_*~ \t\n").find(byte) != std::string_view::npos;
}

size_t longest_run(std::string_view content) {
  size_t longest = 0;
  size_t run = 0;
  char last = 0;
  for (const char byte : content) {
    const bool counts = byte > ' ' && !is_ascii_alnum(byte) && !may_repeat(byte);
    run = counts ? (byte == last ? run + 1 : 1) : 0;
    longest = std::max(longest, run);
    last = byte;
  }
  return longest;
}

uint64_t longest_reference(const cmark_parser& parser) {
  uint64_t longest = 0;
  for (const cmark_map_entry* entry = parser.refmap->refs; entry != nullptr; entry = entry->next) {
    const auto& reference = *reinterpret_cast<const cmark_reference*>(entry);
    longest = std::max(longest, static_cast<uint64_t>(reference.url.len) +
                                    static_cast<uint64_t>(reference.title.len));
  }
  return longest;
}

class BlockGuard {
 public:
  BlockGuard(const cmark_parser& parser, const FedText& text, const MarkdownLimits& limits)
      : parser_(parser), text_(text), limits_(limits), reference_(longest_reference(parser)) {}

  Refusal run() {
    uint32_t depth = 0;
    const IteratorHandle iterator(cmark_iter_new(parser_.root));
    for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
      const cmark_node& node = *cmark_iter_get_node(iterator.get());
      if (node.type == CMARK_NODE_ITEM || node.type == CMARK_NODE_BLOCK_QUOTE) {
        depth += event == CMARK_EVENT_ENTER ? 1 : -1u;
        if (depth > limits_.container_depth) {
          return refuse(place(node), concat("a nesting of ", counted(depth, "quote or list item")),
                        limits_.container_depth);
        }
      }
      if (event != CMARK_EVENT_ENTER || !holds_text(node)) continue;
      if (Refusal refusal = judge(node)) return refusal;
    }
    return std::nullopt;
  }

 private:
  static bool holds_text(const cmark_node& node) {
    return node.type != CMARK_NODE_CODE_BLOCK && node.type != CMARK_NODE_HTML_BLOCK &&
           node.content.size > 0;
  }

  Span place(const cmark_node& node) const {
    return text_.line(static_cast<uint32_t>(std::max(node.start_line, 1) - 1));
  }

  Refusal judge(const cmark_node& node) {
    const std::string_view content = content_of(node);
    if (content.size() > limits_.paragraph_bytes) {
      return refuse(place(node), concat("a paragraph of ", bytes(content.size())),
                    limits_.paragraph_bytes);
    }
    if (const size_t run = longest_run(content); run > limits_.punctuation_run) {
      return refuse(place(node), concat("a run of ", counted(run, "punctuation mark")),
                    limits_.punctuation_run);
    }
    const auto marks =
        static_cast<uint64_t>(std::count_if(content.begin(), content.end(), [](char c) {
          return kMarks[static_cast<unsigned char>(c)];
        }));
    marks_ += marks;
    work_ += marks * content.size();
    brackets_ += static_cast<uint64_t>(std::count(content.begin(), content.end(), ']'));
    // The last paragraph is still open: what definitions it begins with is not known yet.
    if (content.starts_with('[')) reference_ = std::max<uint64_t>(reference_, open_reference(node));
    if (marks_ > limits_.inline_marks) {
      return refuse(place(node), "the number of markup characters up to here",
                    limits_.inline_marks);
    }
    if (work_ > limits_.inline_work) {
      return refuse(place(node), "the work on markup in long paragraphs up to here",
                    limits_.inline_work);
    }
    if (brackets_ * reference_ > limits_.reference_expansion) {
      return refuse(place(node), "what the references up to here expand to",
                    limits_.reference_expansion);
    }
    return std::nullopt;
  }

  uint64_t open_reference(const cmark_node& node) const {
    return (node.flags & CMARK_NODE__OPEN) != 0 ? static_cast<uint64_t>(node.content.size) : 0;
  }

  const cmark_parser& parser_;
  const FedText& text_;
  const MarkdownLimits& limits_;
  uint64_t reference_ = 0;
  uint64_t marks_ = 0;
  uint64_t work_ = 0;
  uint64_t brackets_ = 0;
};

}  // namespace

Refusal refuse_lines(const FedText& text, const MarkdownLimits& limits) {
  return LineGuard(text, limits).run();
}

Refusal refuse_blocks(const cmark_parser& parser, const FedText& text,
                      const MarkdownLimits& limits) {
  return BlockGuard(parser, text, limits).run();
}

}  // namespace debrief
