#include "debrief/site/history/diff_html.h"

#include "debrief/base/strings.h"
#include "debrief/text/cut.h"
#include "debrief/text/line_diff.h"
#include "debrief/text/word_diff.h"

namespace debrief {
namespace {

constexpr size_t kMostFields = 60;
constexpr size_t kWordsAround = 8;            ///< unchanged words that are kept beside a change
constexpr size_t kLongestWindow = 96 * 1024;  ///< bytes that are compared word by word

class SectionWriter {
 public:
  SectionWriter(const Words& words, size_t most, size_t& used)
      : words_(words), most_(most), used_(used) {}

  bool is_full() const { return is_full_; }

  /// The paragraphs of a section that changed.
  SafeHtml write(const std::string& before, const std::string& after) {
    const auto old_lines = lines_with_endings(before);
    const auto new_lines = lines_with_endings(after);
    uint32_t at = 0;
    for (const LineChange& each : line_changes(old_lines, new_lines)) {
      skip(each.new_begin - at);
      if (is_full_) return out_.take();
      window(stretch(old_lines, each.old_begin, each.old_end),
             stretch(new_lines, each.new_begin, each.new_end));
      at = each.new_end;
    }
    skip(static_cast<uint32_t>(new_lines.size()) - at);
    return out_.take();
  }

 private:
  static std::string_view stretch(const std::vector<std::string_view>& lines, uint32_t begin,
                                  uint32_t end) {
    if (begin == end) return {};
    const char* const first = lines[begin].data();
    return {first, static_cast<size_t>(lines[end - 1].data() + lines[end - 1].size() - first)};
  }

  void skip(uint32_t paragraphs) {
    if (paragraphs == 0 || is_full_) return;
    out_.raw("<p class=\"skipd\">").text(words_.count("diff.unchanged", paragraphs)).raw("</p>\n");
  }

  void window(std::string_view before, std::string_view after) {
    if (before.size() + after.size() > kLongestWindow) {
      add({WordChange::kRemoved, before}, true, true);
      add({WordChange::kAdded, after}, true, true);
    } else {
      const std::vector<WordRun> runs = word_runs(before, after);
      for (size_t i = 0; i < runs.size(); ++i) add(runs[i], i == 0, i + 1 == runs.size());
    }
    close();
  }

  /// A run line by line, since no mark may reach from one paragraph into the next.
  void add(const WordRun& run, bool is_first, bool is_last) {
    size_t at = 0;
    while (at < run.text.size() && !is_full_) {
      const size_t end = std::min(run.text.find('\n', at), run.text.size());
      const std::string_view line = run.text.substr(at, end - at);
      if (run.change == WordChange::kEqual) {
        equal(line, is_first || at > 0, is_last || end < run.text.size());
      } else {
        marked(run.change, line);
      }
      if (end < run.text.size()) close();
      at = end + 1;
    }
  }

  void open() {
    if (!is_open_) out_.raw("<p dir=\"auto\">");
    is_open_ = true;
  }
  void close() {
    if (is_open_) out_.raw("</p>\n");
    is_open_ = false;
  }

  void put(std::string_view text) {
    const std::string_view fits = first_bytes(text, most_ > used_ ? most_ - used_ : 0);
    used_ += fits.size();
    is_full_ = fits.size() < text.size();
    open();
    out_.text(fits);
  }

  void marked(WordChange change, std::string_view text) {
    if (text.empty()) return;
    const bool added = change == WordChange::kAdded;
    open();
    // The space before a word is not underlined.
    const size_t space = std::min(text.find_first_not_of(' '), text.size());
    put(text.substr(0, space));
    if (space == text.size()) return;
    added ? out_.raw("<ins>") : out_.raw("<del>");
    put(text.substr(space));
    added ? out_.raw("</ins>") : out_.raw("</del>");
  }

  /// Unchanged words: at the ends of a paragraph only those beside the change, in the middle those
  /// beside both.
  void equal(std::string_view text, bool begins, bool ends) {
    if (text.empty()) return;
    const auto pieces = word_pieces(text);
    const size_t head = begins ? 0 : kWordsAround, tail = ends ? 0 : kWordsAround;
    if (pieces.size() <= head + tail + kWordsAround) return put(text);
    size_t front = 0, back = 0;
    for (size_t i = 0; i < head; ++i) front += pieces[i].size();
    for (size_t i = 0; i < tail; ++i) back += pieces[pieces.size() - 1 - i].size();
    if (front > 0) put(text.substr(0, front));
    put(front > 0 ? " …" : "…");
    if (back > 0) put(text.substr(text.size() - back));
  }

  const Words& words_;
  size_t most_;
  size_t& used_;
  HtmlWriter out_;
  bool is_open_ = false;
  bool is_full_ = false;
};

void write_change(HtmlWriter& out, std::string_view before, std::string_view after) {
  if (!before.empty()) out.raw("<del>").text(before).raw("</del>");
  if (!before.empty() && !after.empty()) out.raw(" ");
  if (!after.empty()) out.raw("<ins>").text(after).raw("</ins>");
}

void write_fields(const Words& words, const DocumentDiff& diff, size_t& used, HtmlWriter& out) {
  if (diff.fields.empty()) return;
  out.raw("<h4>").text(words["diff.fields"]).raw("</h4><div class=\"body fields\">\n");
  size_t shown = 0;
  for (const FieldDiff& each : diff.fields) {
    if (++shown > kMostFields) break;
    used += each.before.size() + each.after.size();
    out.raw("<p dir=\"auto\"><b>").text(each.name).raw("</b> ");
    if (!each.of.empty()) out.text(words[concat("diff.of.", each.of)]).raw(" ");
    write_change(out, each.before, each.after);
    out.raw("</p>\n");
  }
  if (diff.fields.size() > kMostFields) {
    const size_t more = diff.fields.size() - kMostFields;
    out.raw("<p class=\"skipd\">").text(words.count("diff.more_fields", more)).raw("</p>\n");
  }
  out.raw("</div>\n");
}

void write_title(const Words& words, const SectionDiff& section, bool named, HtmlWriter& out) {
  out.raw("<h4 dir=\"auto\">");
  if (section.title_before == section.title_after) {
    out.text(section.title_after.empty() ? words["diff.beginning"] : section.title_after);
  } else {
    write_change(out, section.title_before, section.title_after);
  }
  if (named) {
    out.raw(" <span class=\"late\">").text(words["diff.after_publication"]).raw("</span>");
  }
  out.raw("</h4>");
}

bool tells_facts(SectionRole role) {
  return role == SectionRole::kFacts || role == SectionRole::kImpact ||
         role == SectionRole::kTimeline;
}

}  // namespace

SafeHtml diff_html(const Words& words, const DocumentDiff& diff, const DiffHtmlOptions& options,
                   size_t& used) {
  if (diff.empty()) return {};
  HtmlWriter out;
  out.raw("<div class=\"diff\">\n");
  write_fields(words, diff, used, out);
  const size_t most = used + options.most_bytes;
  bool is_full = false;
  for (const SectionDiff& section : diff.sections) {
    SectionWriter writer(words, most, used);
    SafeHtml body = writer.write(section.before, section.after);
    write_title(words, section, options.after_publication && tells_facts(section.role), out);
    if (!body.empty()) out.raw("<div class=\"body\">\n").html(body).raw("</div>\n");
    is_full = writer.is_full();
    if (is_full) break;
  }
  if (is_full) {
    out.raw("<p class=\"skipd\">").text(words["diff.left_out"]);
    if (!options.whole_url.empty()) {
      out.raw(" <a")
          .attribute("href", options.whole_url)
          .raw(">")
          .text(words["diff.whole"])
          .raw("</a>");
    }
    out.raw("</p>\n");
  }
  out.raw("</div>\n");
  return out.take();
}

std::string diff_summary(const Words& words, const DocumentDiff& diff) {
  std::vector<std::string> parts;
  if (!diff.fields.empty()) parts.push_back(words.count("diff.field_count", diff.fields.size()));
  if (!diff.sections.empty()) {
    parts.push_back(words.count("diff.section_count", diff.sections.size()));
  }
  return join(parts, ", ");
}

}  // namespace debrief
