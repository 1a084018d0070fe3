// Stories and second stories.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/postmortem/label.h"
#include "debrief/site/incident/places.h"
#include "debrief/site/incident/told.h"
#include "debrief/site/trimmed.h"

namespace debrief {
namespace {

constexpr int kLabelLevel = 7;

SafeHtml block_text(const RecordContext& context, const Section& section, BlockIndex block) {
  Section alone = section;
  alone.blocks = {block};
  return own_text(context, alone);
}

/// Pairs as they are filled: the second side goes on until the next first story.
class PairWriter {
 public:
  PairWriter(const RecordContext& context, const Section& section)
      : context_(context), section_(section) {}

  void add(BlockIndex block) {
    const Block& each = context_.document().markdown.blocks[block];
    if (is_comment(each)) return;
    const SecondStory* story = starting_in(each.span);
    const bool label = !section_.heading.empty() && each.span.overlaps(section_.heading);
    if (story != nullptr && each.kind == BlockKind::kParagraph && !label) {
      close();
      open(block, *story);
    } else if (story != nullptr) {
      close();
      out_.html(block_text(context_, section_, block));
    } else {
      (open_ ? second_ : out_).html(block_text(context_, section_, block));
    }
  }

  SafeHtml take() {
    close();
    return any_ ? out_.take() : SafeHtml();
  }

 private:
  /// The pair whose first story stands in a block; nullptr when none or several do.
  const SecondStory* starting_in(Span span) const {
    const SecondStory* found = nullptr;
    for (const SecondStory& story : context_.document().second_stories) {
      if (story.first_span.empty() || !span.contains(story.first_span)) continue;
      if (found != nullptr) return nullptr;
      found = &story;
    }
    return found;
  }

  void open(BlockIndex block, const SecondStory& story) {
    const Document& document = context_.document();
    const Span span = document.markdown.blocks[block].span;
    open_ = any_ = true;
    out_.html(anchors_in(context_, span)).raw("<div class=\"pair\">\n<div>");
    const std::string text = lower_ascii(plain_text(document.markdown, block));
    write_name("stories.first", text.starts_with("first"));
    out_.raw("<p class=\"first\" dir=\"auto\">")
        .html(trimmed_html(document, block, {span.begin, story.first_span.end}, context_.html,
                           OuterNotes::kDrop))
        .raw("</p></div>\n<div>");
    write_name("stories.second", false);
    const SafeHtml rest = trimmed_html(document, block, {story.first_span.end, span.end},
                                       context_.html, OuterNotes::kDrop);
    if (!rest.empty()) {
      second_.raw("<div class=\"prose\" dir=\"auto\"><p>").html(rest).raw("</p></div>\n");
    }
  }

  /// The name of a side, unless the text says it by itself.
  void write_name(std::string_view key, bool said) {
    if (said) return;
    out_.raw("<p class=\"note\">").text(context_.site.words[key]).raw("</p>\n");
  }

  void close() {
    if (!open_) return;
    open_ = false;
    if (second_.empty()) {
      second_.raw("<p class=\"unknown\">").text(context_.site.words["stories.untold"]).raw("</p>");
    }
    out_.html(second_.take()).raw("</div>\n</div>\n");
  }

  const RecordContext& context_;
  const Section& section_;
  HtmlWriter out_, second_;
  bool open_ = false, any_ = false;
};

bool is_label(const Section& section, std::string_view side) {
  if (section.level != kLabelLevel) return false;
  const std::string label = normal_label(section.title);
  return label == side || label == concat(side, " story") ||
         label == concat("the ", side, " story");
}

}  // namespace

RecordContext with_references(const RecordContext& context) {
  RecordContext linked = context;
  if (const PagePlaces* places = context.places) {
    linked.html.refer = [places](std::string_view id) { return places->of(id); };
  }
  return linked;
}

SafeHtml insights_html(const RecordContext& context, const Story& story) {
  if (context.places == nullptr) return {};
  const Document& document = context.document();
  HtmlWriter out;
  for (const size_t index : context.places->factors_of_story(story)) {
    const Factor& factor = document.factors[index];
    if (!out.empty()) out.raw("\n");
    out.raw("<p class=\"insight\"><b>").text(context.site.words["stories.towards"]).raw(" <a");
    out.attribute("href", "#" + factor_anchor(document, index)).raw(">");
    out.text(factor.id.empty() ? context.site.words["stories.a_factor"] : factor.id);
    out.raw("</a>.</b> <bdi>").text(factor.text).raw("</bdi></p>");
  }
  return out.take();
}

SafeHtml second_stories_body(const RecordContext& context, const Section& section) {
  PairWriter pairs(context, section);
  for (const BlockIndex block : section.blocks) pairs.add(block);
  return pairs.take();
}

bool is_first_label(const Section& section) { return is_label(section, "first"); }
bool is_second_label(const Section& section) { return is_label(section, "second"); }

}  // namespace debrief
