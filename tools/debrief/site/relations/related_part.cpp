// The records related to one, with the reasons, and those that cite it.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/site/dates.h"
#include "debrief/site/marks.h"
#include "debrief/site/parts.h"
#include "debrief/site/section_body.h"
#include "debrief/text/cut.h"

namespace debrief {
namespace {

/// So many reasons are told of a record, and so many citations of all.
constexpr size_t kMostReasons = 6, kMostCitations = 24;
constexpr size_t kMostActionBytes = 80;

class ReasonSpeaker {
 public:
  ReasonSpeaker(const RecordContext& context, size_t other)
      : site_(context.site), words_(site_.words), record_(context.record), other_(other) {}

  /// The reasons in words; those of one kind that many things have in common as one.
  std::vector<SafeHtml> all(const std::vector<RelatedReason>& reasons) const {
    std::vector<SafeHtml> said;
    for (size_t i = 0; i < reasons.size() && said.size() < kMostReasons; ++i) {
      const ReasonKind kind = reasons[i].kind;
      const auto same = [&](const RelatedReason& each) { return each.kind == kind; };
      const auto first = std::ranges::find_if(reasons, same);
      if (!is_shared(kind)) {
        said.push_back(say(reasons[i]));
      } else if (&*first == &reasons[i]) {
        std::vector<const RelatedReason*> group;
        for (const RelatedReason& each : reasons) {
          if (same(each)) group.push_back(&each);
        }
        said.push_back(say_shared(group));
      }
    }
    return said;
  }

 private:
  static bool is_shared(ReasonKind kind) {
    return kind == ReasonKind::kFactor || kind == ReasonKind::kService ||
           kind == ReasonKind::kTag || kind == ReasonKind::kTeam || kind == ReasonKind::kTrigger ||
           kind == ReasonKind::kDetection;
  }

  SafeHtml say(const RelatedReason& reason) const {
    switch (reason.kind) {
      case ReasonKind::kDeclared:
        return say_declared(reason);
      case ReasonKind::kRecurrence:
        return say_recurrence(reason);
      case ReasonKind::kLink:
        return text_html(words_[reason.here ? "related.links_there" : "related.links_here"]);
      default: {
        const SafeHtml value = HtmlWriter().raw("<bdi>").text(reason.value).raw("</bdi>").take();
        return words_html(words_["related.words"], {{"words", value}});
      }
    }
  }

  SafeHtml say_declared(const RelatedReason& reason) const {
    const std::string_view by = reason.here ? "related.by_this" : "related.by_that";
    const std::string key =
        concat("related.relation.", reason.value, reason.here ? ".here" : ".there");
    const std::string* known = words_.find(key);
    const std::string_view word = known != nullptr ? *known : reason.value;
    if (word.empty()) return text_html(words_[reason.here ? "related.named" : "related.names"]);
    const SafeHtml relation = HtmlWriter().raw("<b>").text(word).raw("</b>").take();
    return words_html(words_[by], {{"relation", relation}});
  }

  /// The actions that were open, as links to where they stand.
  SafeHtml open_actions(const RecurrenceView& found) const {
    const Record& earlier = site_.model.records[found.earlier];
    HtmlWriter out;
    for (const uint32_t& index : found.actions) {
      const ActionView& view = earlier.actions[index];
      const Action& action = *view.action;
      if (&index != &found.actions.front()) out.text(", ");
      const std::string url = &earlier == &record_ ? concat("#", view.anchor)
                                                   : concat("../", earlier.url(), "#", view.anchor);
      out.raw("<a").attribute("href", url).raw(">");
      if (!action.id.empty()) out.text(action.id).text(" ");
      out.raw("<bdi>").text(shortened(action.text, kMostActionBytes)).raw("</bdi></a>");
    }
    return out.take();
  }

  SafeHtml say_recurrence(const RelatedReason& reason) const {
    const auto self = static_cast<size_t>(&record_ - site_.model.records.data());
    const size_t later = reason.here ? self : other_, earlier = reason.here ? other_ : self;
    const auto of_later =
        std::ranges::equal_range(site_.model.recurrences, later, {}, &RecurrenceView::later);
    const auto found = std::ranges::find_if(of_later, [&](const RecurrenceView& each) {
      return each.earlier == earlier && site_.model.kind_of(each) == reason.value;
    });
    if (found == of_later.end()) return {};
    const SafeHtml actions = open_actions(*found);
    const SafeHtml kind = id_html(reason.value);
    return words_html(words_[reason.here ? "related.repeats_open" : "related.came_back"],
                      {{"factor", kind}, {"actions", actions}});
  }

  static SafeHtml id_html(std::string_view id) {
    return HtmlWriter().raw("<span class=\"id\">").text(id).raw("</span>").take();
  }

  /// A service as a link, anything else as it is written.
  SafeHtml value_html(const RelatedReason& reason) const {
    if (reason.kind == ReasonKind::kFactor) return id_html(reason.value);
    HtmlWriter out;
    const auto service = site_.model.service_of.find(reason.value);
    if (reason.kind != ReasonKind::kService || service == site_.model.service_of.end()) {
      return out.raw("<bdi>").text(reason.value).raw("</bdi>").take();
    }
    out.raw("<a").attribute("href", concat("../", site_.model.services[service->second].url()));
    return out.raw("><bdi>").text(reason.value).raw("</bdi></a>").take();
  }

  static std::string_view kind_name(ReasonKind kind) {
    switch (kind) {
      case ReasonKind::kService:
        return "service";
      case ReasonKind::kTeam:
        return "team";
      case ReasonKind::kTag:
        return "tag";
      case ReasonKind::kTrigger:
        return "trigger";
      case ReasonKind::kDetection:
        return "detection";
      default:
        return "factor";
    }
  }

  SafeHtml say_shared(const std::vector<const RelatedReason*>& group) const {
    HtmlWriter values;
    for (const RelatedReason* each : group) {
      if (each != group.front()) values.text(", ");
      values.html(value_html(*each));
    }
    const SafeHtml list = values.take();
    const std::string key = concat("related.same.", kind_name(group.front()->kind));
    SafeHtml said =
        words_html(words_[concat(key, group.size() == 1 ? ".one" : ".other")], {{"what", list}});
    if (group.size() > 1) return said;
    const SafeHtml records = text_html(words_.number(group.front()->records));
    const SafeHtml all = text_html(words_.number(site_.model.records.size()));
    return words_html(words_["related.in"], {{"same", said}, {"n", records}, {"all", all}});
  }

  const SiteContext& site_;
  const Words& words_;
  const Record& record_;
  size_t other_;
};

void fill_row(const SiteContext& site, size_t index, TemplateValues& item) {
  const Record& record = site.model.records[index];
  item.html("DAY", record_day(site, record))
      .html("SEVERITY", severity_mark(site.words, record.severity_rank, record.document().severity))
      .text("URL", concat("../", record.url()))
      .text("TITLE", record.title);
}

SafeHtml unknown_line(std::string_view text) {
  return HtmlWriter().raw("<p class=\"unknown\">").text(text).raw("</p>\n").take();
}

}  // namespace

SafeHtml related_body(const RecordContext& context) {
  const Record& record = context.record;
  const SiteModel& model = context.site.model;
  const Words& words = context.site.words;
  const auto& views = model.related_to(static_cast<size_t>(&record - model.records.data()));
  if (views.empty() && record.related_elsewhere.empty()) {
    return unknown_line(words[model.records.size() == 1 ? "related.alone" : "related.none"]);
  }
  TemplateValues values;
  for (const RelatedView& view : views) {
    TemplateValues item = values.add("RECORD");
    fill_row(context.site, view.record, item);
    for (SafeHtml& reason : ReasonSpeaker(context, view.record).all(view.reasons)) {
      item.add("WHY").html("REASON", std::move(reason));
    }
  }
  if (!views.empty()) values.show("RECORDS");
  if (!record.related_elsewhere.empty()) {
    TemplateValues elsewhere = values.add("ELSEWHERE");
    for (const std::string& id : record.related_elsewhere) elsewhere.add("NAME").text("ID", id);
  }
  return context.site.templates.fill("site/part/related.html", values);
}

SafeHtml cited_body(const RecordContext& context) {
  const std::vector<Backlink>& links = context.record.cited_by;
  const Words& words = context.site.words;
  if (links.empty()) return unknown_line(words["cited.none"]);
  TemplateValues values;
  for (size_t i = 0; i < std::min(links.size(), kMostCitations); ++i) {
    const Backlink& link = links[i];
    const Record& citing = context.site.model.records[link.record];
    TemplateValues item = values.add("CITATION");
    item.html("DAY", record_day(context.site, citing))
        .text("URL", concat("../", citing.url()))
        .text("TITLE", citing.title)
        .text_if("PLACE", link.place);
    if (link.cited.empty()) continue;
    item.add("SENTENCE")
        .text("BEFORE", link.before)
        .text("CITED", link.cited)
        .text("AFTER", link.after);
  }
  if (links.size() > kMostCitations) {
    values.text_if("MORE", words.count("cited.more", links.size() - kMostCitations));
  }
  return context.site.templates.fill("site/part/cited.html", values);
}

}  // namespace debrief
