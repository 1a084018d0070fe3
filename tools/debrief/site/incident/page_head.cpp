#include "debrief/site/incident/page_head.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/site/dates.h"
#include "debrief/site/marks.h"

namespace debrief {
namespace {

constexpr size_t kWordsAMinute = 220;

size_t minutes_to_read(const Document& document) {
  size_t words = 0;
  for (const TextBlock& block : document.texts) {
    if (block.kind == TextKind::kField) continue;
    words +=
        1 + static_cast<size_t>(std::count(block.prose.text.begin(), block.prose.text.end(), ' '));
  }
  return std::max<size_t>(1, (words + kWordsAMinute - 1) / kWordsAMinute);
}

SafeHtml when_html(const RecordContext& context) {
  const Record& record = context.record;
  const Document& document = record.document();
  const Words& words = context.site.words;
  HtmlWriter out;
  if (!document.started) {
    out.raw("<span class=\"unknown\">").text(words["incident.no_start"]).raw("</span>");
    return out.take();
  }
  const Moment start = in_zone_of(record.zone, *document.started);
  const Moment end = in_zone_of(record.zone, document.resolved.value_or(start));
  out.raw("<span>").html(moment_html(words, start));
  if (const bool one_day = absl::CivilDay(start.local) == absl::CivilDay(end.local); !one_day) {
    out.raw(" – ").html(moment_html(words, end));
  } else if (document.resolved && !end.date_only) {
    out.raw(" – ").html(clock_html(words, end));
  }
  const std::string zone = zone_text(end.date_only ? start : end);
  if (!zone.empty()) out.text(concat(" ", zone));
  out.raw("</span>");
  const auto reversed = time_between(document.resolved, document.started);
  if (reversed && *reversed > absl::ZeroDuration()) {
    out.raw(" <span class=\"unknown\">").text(words["incident.reversed"]).raw("</span>");
  }
  return out.take();
}

}  // namespace

void fill_head(const RecordContext& context, TemplateValues& values) {
  const Record& record = context.record;
  const Document& document = record.document();
  const Words& words = context.site.words;
  const auto lasted = time_between(document.started, document.resolved);
  const auto& kind = document.front_matter.kind;
  values.text("ROOT", "../")
      .text("TITLE", record.title)
      .text("CRUMB", record.day ? short_day_text(words, *record.day)
                                : std::string(words["incident.no_date"]))
      .html("SEVERITY", severity_mark(words, record.severity_rank, document.severity))
      .html("STATUS", status_mark(words, document.status))
      .html("WHEN", when_html(context))
      .text_if("LASTED", lasted ? duration_text(*lasted) : "")
      .text_if("KIND", kind && kind->value != "incident" ? kind->value : "")
      .text("READING", words.count("incident.reading", minutes_to_read(document)))
      .text("ID", document.id);
  if (record.day) values.text_if("YEAR", std::to_string(record.day->year()));
  for (const std::string& id : document.services) {
    const ServiceView& service = context.site.model.services[context.site.model.service_of.at(id)];
    values.add("SERVICE").text("URL", concat("../", service.url())).text("NAME", id);
  }
}

void fill_banners(const RecordContext& context, TemplateValues& values) {
  const Document& document = context.document();
  const Words& words = context.site.words;
  std::vector<std::pair<std::string_view, std::string_view>> banners;
  const auto add = [&](std::string_view lead, std::string_view text) {
    banners.push_back({words[lead], text});
  };
  const auto& confidence = document.front_matter.confidence;
  if (document.status == Status::kWithdrawn) {
    add("incident.withdrawn", words["incident.withdrawn_why"]);
  }
  if (confidence && (confidence->value == "low" || confidence->value == "fuzzy")) {
    add("incident.rough", words["incident.rough_why"]);
  }
  if (document.markdown.refusal) add("incident.refused", document.markdown.refusal->message);
  const auto& history = context.record.source->history;
  if (history && history->uncommitted) {
    add("incident.uncommitted", words["incident.uncommitted_why"]);
  }
  if (banners.empty()) return;
  TemplateValues list = values.add("BANNERS");
  for (const auto& [lead, text] : banners) list.add("BANNER").text("LEAD", lead).text("TEXT", text);
}

void fill_turn(const SiteContext& site, size_t index, TemplateValues& values) {
  const auto& records = site.model.records;
  if (records.size() < 2) return;
  TemplateValues turn = values.add("TURN");
  const auto link = [&](const char* name, const Record& record) {
    turn.add(name).text("URL", concat("../", record.url())).text("RECORD", record.title);
  };
  if (index + 1 < records.size()) link("OLDER", records[index + 1]);
  if (index > 0) link("NEWER", records[index - 1]);
}

}  // namespace debrief
