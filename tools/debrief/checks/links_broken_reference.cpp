#include <algorithm>
#include <map>
#include <set>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/story_people.h"
#include "debrief/corpus/link.h"
#include "debrief/postmortem/list_id.h"
#include "debrief/text/nearest.h"

namespace debrief {
namespace {

/// The anchors that GitHub gives a document: a slug a heading, made unique by `-1`, `-2`, …
std::set<std::string> anchors_of(const Document& document) {
  std::set<std::string> anchors;
  std::map<std::string, int> seen;
  const auto& blocks = document.markdown.blocks;
  for (BlockIndex i = 0; i < blocks.size(); ++i) {
    if (blocks[i].kind != BlockKind::kHeading) continue;
    const std::string slug = heading_slug(plain_text(document.markdown, i));
    const int repeat = seen[slug]++;
    anchors.insert(repeat == 0 ? slug : concat(slug, '-', repeat));
  }
  return anchors;
}

/// Whether raw HTML of the document sets the anchor: `<a id="x">`, `<a name="x">`.
bool html_sets(const Document& document, std::string_view anchor) {
  const auto sets = [&](std::string_view html) {
    for (const std::string_view attribute : {"id", "name"}) {
      if (html.find(concat(attribute, "=\"", anchor, '"')) != std::string_view::npos) return true;
    }
    return false;
  };
  const Markdown& markdown = document.markdown;
  return std::any_of(markdown.blocks.begin(), markdown.blocks.end(),
                     [&](const Block& block) {
                       return block.kind == BlockKind::kHtmlBlock && sets(block.literal);
                     }) ||
         std::any_of(markdown.inlines.begin(), markdown.inlines.end(), [&](const Inline& each) {
           return each.kind == InlineKind::kHtml && sets(each.literal);
         });
}

template <typename Names>
std::vector<std::string_view> views(const Names& names) {
  return {names.begin(), names.end()};
}

class References {
 public:
  References(const CorpusDocument& document, const Corpus& corpus, Emit& emit)
      : document_(document),
        corpus_(corpus),
        emit_(emit),
        names_(document.document),
        tellers_(tellers(document.document)) {}

  void check() {
    for (const Reference& reference : document_.document.references) {
      switch (reference.kind) {
        case Reference::Kind::kLink:
        case Reference::Kind::kImage:
          check_address(reference);
          break;
        case Reference::Kind::kIncident:
          check_incident(reference);
          break;
        case Reference::Kind::kFactor:
        case Reference::Kind::kAction:
          check_id({reference.target, reference.span});
          break;
      }
    }
    for (const Factor& factor : document_.document.factors) {
      for (const auto& evidence : factor.evidence) check_id(evidence);
    }
    for (const CheckBack& row : document_.document.check_back) {
      check_id({row.subject, row.subject_span});
      for (const auto& id : row.through) check_id(id);
    }
  }

 private:
  void check_address(const Reference& reference) {
    const auto link = local_link(document_.path, reference.target);
    if (!link) return;
    if (!corpus_.index.files.contains(link->path)) {
      emit_(reference.span, concat("no file ", link->path, " exists",
                                   did_you_mean(link->path, views(corpus_.index.files))));
      return;
    }
    const auto target = corpus_.index.by_path.find(link->path);
    if (target == corpus_.index.by_path.end()) return;
    check_anchor(reference, corpus_.documents[target->second.front()], link->fragment);
  }

  void check_anchor(const Reference& reference, const CorpusDocument& target,
                    const std::string& anchor) {
    // An empty fragment and `#top` lead to the start of a page (HTML, §7.4.6.3).
    if (anchor.empty() || anchor == "top" || target.document.markdown.refusal) return;
    const std::string wanted = lower_ascii(anchor);
    const auto [at, fresh] = anchors_.try_emplace(&target);
    if (fresh) at->second = anchors_of(target.document);
    if (at->second.contains(wanted) || html_sets(target.document, anchor)) return;
    emit_(reference.span,
          concat("no heading of ", &target == &document_ ? "this document" : target.path,
                 " has the anchor “#", anchor, "”", did_you_mean(wanted, views(at->second))));
  }

  void check_incident(const Reference& reference) {
    if (corpus_.index.ids.contains(reference.target)) return;
    emit_(reference.span, concat("no post-mortem has the id “", reference.target, "”",
                                 did_you_mean(reference.target, views(corpus_.index.ids))));
  }

  /// An id within the document. What is neither an id nor `S:name` is words.
  void check_id(const Located<std::string>& id) {
    const bool story = id.value.starts_with("S:");
    if (!story && !is_list_id(id.value, "AFTX")) return;
    const auto [found, what] = look_up(id.value);
    // Of a range the first one that is missing says enough.
    if (found || id.span == last_) return;
    last_ = id.span;
    emit_(id.span, concat("“", id.value, "” is no ", what, " of this document"));
  }

  std::pair<bool, std::string_view> look_up(std::string_view id) const {
    switch (id.front()) {
      case 'A':
        return {names_.action(id).has_value(), "action"};
      case 'F':
        return {names_.factor(id).has_value(), "factor"};
      case 'T':
        return {names_.entry(id).has_value(), "timeline entry"};
      case 'X':
        return {names_.fact(id).has_value(), "fact"};
      default:
        return {tellers_.has(id.substr(2)), "story"};
    }
  }

  const CorpusDocument& document_;
  const Corpus& corpus_;
  Emit& emit_;
  NamedEntries names_;
  PersonNames tellers_;
  Span last_;  ///< of the id that was found missing last
  std::map<const CorpusDocument*, std::set<std::string>> anchors_;
};

}  // namespace

void links_broken_reference(const CorpusDocument& document, const Corpus& corpus, Emit& emit) {
  References(document, corpus, emit).check();
}

}  // namespace debrief
