// Changes to what was published: items, rows and paragraphs of an amendments section that start
// with a date, `- 2021-03-01: the number of customers corrected`.

#include "debrief/base/strings.h"
#include "debrief/postmortem/prose_part.h"
#include "debrief/postmortem/reading.h"
#include "debrief/postmortem/table.h"
#include "debrief/postmortem/time_context.h"

namespace debrief {
namespace {

/// Reads `2021-03-01: text` or `(1 March 2021) text`; nullopt without a full day at the start.
std::optional<Amendment> read_amendment(const Prose& prose, Part part, const Zone& zone) {
  const std::string_view text = text_of(prose, part);
  const auto time = read_time(text);
  if (!time || !time->day || !full_day(*time->day)) return std::nullopt;
  Amendment amendment;
  amendment.span = span_of(prose, part);
  amendment.at = read_moment(text.substr(time->begin, time->end - time->begin), zone);
  if (!amendment.at) amendment.at = moment_of_day(*full_day(*time->day));
  amendment.text = fold_white_space(text.substr(std::min(time->rest, text.size())));
  return amendment;
}

class AmendmentReader {
 public:
  explicit AmendmentReader(DocumentReading& reading) : reading_(reading) {}

  void read_block(BlockIndex index) {
    const Block& block = reading_.block(index);
    if (block.kind == BlockKind::kParagraph) {
      const Prose& prose = reading_.prose(index);
      for (const Part line : lines_of(prose, reading_.document.source)) read(prose, line);
    } else if (block.kind == BlockKind::kList) {
      for (const BlockIndex item : block.children) {
        const auto paragraph = reading_.paragraph_of(item);
        if (paragraph) read(reading_.prose(*paragraph), whole(reading_.prose(*paragraph)));
      }
    } else if (block.kind == BlockKind::kTable) {
      for (const BlockIndex row : view_table(reading_, index).rows) read_row(row);
    }
  }

 private:
  /// A line without a date goes on with the amendment above it.
  void read(const Prose& prose, Part part) {
    std::vector<Amendment>& all = reading_.document.amendments;
    if (auto amendment = read_amendment(prose, part, reading_.zone)) {
      all.push_back(std::move(*amendment));
      open_ = &prose;
    } else if (open_ == &prose && !part.empty()) {
      append(all.back().text, all.back().text.empty() ? "" : " ",
             fold_white_space(text_of(prose, part)));
      all.back().span = cover(all.back().span, span_of(prose, part));
    }
  }

  void read_row(BlockIndex row) {
    const auto date = cell_of(reading_, row, 0);
    if (!date) return;
    const Prose& prose = reading_.prose(*date);
    auto amendment = read_amendment(prose, whole(prose), reading_.zone);
    if (!amendment) return;
    amendment->span = reading_.block(row).span;
    for (size_t column = 1; column < reading_.block(row).children.size(); ++column) {
      const std::string text = cell_text(reading_, row, column);
      if (!text.empty()) append(amendment->text, amendment->text.empty() ? "" : ", ", text);
    }
    reading_.document.amendments.push_back(std::move(*amendment));
  }

  DocumentReading& reading_;
  const Prose* open_ = nullptr;  ///< the paragraph whose last line belongs to an amendment
};

}  // namespace

void read_amendments(DocumentReading& reading) {
  AmendmentReader reader(reading);
  const Document& document = reading.document;
  for (uint32_t index = 0; index < document.sections.size(); ++index) {
    if (document.role_of_section(index) != SectionRole::kAmendments) continue;
    for (const BlockIndex block : document.sections[index].blocks) reader.read_block(block);
  }
}

}  // namespace debrief
