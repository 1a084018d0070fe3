// Contributing factors: unranked, each with its kind and the actions that are for it.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/site/incident/places.h"
#include "debrief/site/incident/told.h"
#include "debrief/site/trimmed.h"

namespace debrief {
namespace {

std::optional<size_t> factor_at(const Document& document, BlockIndex block) {
  for (size_t i = 0; i < document.factors.size(); ++i) {
    if (document.factors[i].block == block) return i;
  }
  return std::nullopt;
}

/// The first paragraph of a list item, which holds the factor's text.
std::optional<BlockIndex> text_block(const Document& document, const Factor& factor) {
  const Block& block = document.markdown.blocks[factor.block];
  if (block.kind != BlockKind::kItem || block.children.empty()) return std::nullopt;
  const BlockIndex first = block.children.front();
  const bool paragraph = document.markdown.blocks[first].kind == BlockKind::kParagraph;
  return paragraph ? std::optional(first) : std::nullopt;
}

void add_actions(const Record& record, const Factor& factor, TemplateValues& item) {
  std::vector<const ActionView*> views;
  for (const ActionView& view : record.actions) {
    const auto& addresses = view.action->addresses;
    const bool names = std::any_of(addresses.begin(), addresses.end(), [&](const auto& address) {
      return !factor.id.empty() && lower_ascii(address.value) == lower_ascii(factor.id);
    });
    if (names) views.push_back(&view);
  }
  if (views.empty()) return;
  TemplateValues list = item.add("ACTIONS");
  for (const ActionView* view : views) {
    list.add("ACTION")
        .text("URL", view->anchor)
        .text("NAME", view->action->id.empty() ? view->anchor : view->action->id);
  }
}

/// Whether nothing but marks stands in `behind` besides the evidence and the acceptance: then both
/// can be told in the page's own way.
bool is_taken_whole(const Document& document, const Factor& factor, Span behind) {
  std::vector<Span> taken;
  for (const auto& evidence : factor.evidence) taken.push_back(evidence.span);
  if (factor.accepted) taken.push_back(factor.accepted->span);
  std::sort(taken.begin(), taken.end(), [](Span a, Span b) { return a.begin < b.begin; });
  std::string rest;
  uint32_t at = behind.begin;
  for (const Span span : taken) {
    if (span.empty() || !behind.contains(span) || span.begin < at) return false;
    append(rest, document.source.slice({at, span.begin}), " ");
    at = span.end;
  }
  append(rest, document.source.slice({at, behind.end}));
  for (const char* mark : {"←", "<-", "—", "–", ",", ";", ".", "(", ")", ":", "*", "_"}) {
    rest = replace_all(rest, mark, " ");
  }
  const std::string folded = lower_ascii(fold_white_space(rest));
  return folded.empty() || (folded == "accepted" && factor.accepted);
}

/// `T3, @ines`, each leading to its place; `Accepted: one day a year`.
SafeHtml evidence_html(const RecordContext& context, const Factor& factor) {
  HtmlWriter out;
  for (const auto& evidence : factor.evidence) {
    if (!out.empty()) out.raw(", ");
    const auto place = context.places->of(evidence.value);
    if (place) out.raw("<a").attribute("href", *place).raw(">");
    out.raw("<bdi>").text(context.places->label(evidence.value)).raw("</bdi>");
    if (place) out.raw("</a>");
  }
  if (factor.accepted) {
    if (!out.empty()) out.raw(". ");
    out.text(context.site.words["incident.accepted"]);
    if (!factor.accepted->value.empty()) {
      out.raw(": <bdi>").text(factor.accepted->value).raw("</bdi>");
    }
  }
  return out.take();
}

/// `know.ambiguity`, leading to the records that name it too.
SafeHtml kind_html(const RecordContext& context, const std::string& kind) {
  if (kind.empty()) return {};
  const Group* group = context.site.model.group(GroupKind::kFactor, kind);
  HtmlWriter out;
  if (group == nullptr) return out.raw("<span class=\"id\">").text(kind).raw("</span>").take();
  out.raw("<a class=\"id\"").attribute("href", "../" + group->url()).raw(">").text(kind);
  return out.raw("</a>").take();
}

SafeHtml behind_html(const RecordContext& context, const Factor& factor, BlockIndex paragraph,
                     Span behind) {
  const Document& document = context.document();
  const bool ours = context.places != nullptr && (!factor.evidence.empty() || factor.accepted);
  if (ours && is_taken_whole(document, factor, behind)) return evidence_html(context, factor);
  return trimmed_html(document, paragraph, behind, with_references(context).html,
                      OuterNotes::kDrop);
}

}  // namespace

SafeHtml factors_body(const RecordContext& context, const Section& section) {
  const Document& document = context.document();
  TemplateValues values;
  bool any = false;
  for (const BlockIndex block : section.blocks) {
    const Block& list = document.markdown.blocks[block];
    if (is_comment(list)) continue;
    if (list.kind != BlockKind::kList) return {};
    for (const BlockIndex each : list.children) {
      const auto index = factor_at(document, each);
      const auto paragraph = index ? text_block(document, document.factors[*index]) : std::nullopt;
      if (!paragraph) return {};
      const Factor& factor = document.factors[*index];
      const Span words = span_of_text(document, *paragraph, factor.text);
      const Span behind{words.end, document.markdown.blocks[*paragraph].span.end};
      TemplateValues item = values.add("FACTOR");
      item.text("ANCHOR", factor_anchor(document, *index))
          .text("LABEL", factor.id.empty() ? "–" : factor.id)
          .html("TEXT", HtmlWriter()
                            .raw("<p dir=\"auto\">")
                            .html(trimmed_html(document, *paragraph, words, context.html))
                            .raw("</p>")
                            .html(below_item(document, each, *paragraph, context.html))
                            .take())
          .html_if("KIND", kind_html(context, factor.kind))
          .html_if("EVIDENCE", behind_html(context, factor, *paragraph, behind));
      add_actions(context.record, factor, item);
      any = true;
    }
  }
  return any ? context.site.templates.fill("site/part/factors.html", values) : SafeHtml();
}

}  // namespace debrief
