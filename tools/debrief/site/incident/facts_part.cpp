// The facts and the record's data beside them.

#include "debrief/base/strings.h"
#include "debrief/site/dates.h"
#include "debrief/site/incident/places.h"
#include "debrief/site/parts.h"

namespace debrief {
namespace {

/// The blocks that show a statement: the paragraph, or what is in the list item.
std::vector<BlockIndex> content_of(const Markdown& markdown, BlockIndex statement) {
  const Block& block = markdown.blocks[statement];
  if (block.kind != BlockKind::kItem) return {statement};
  return {block.children.begin(), block.children.end()};
}

SafeHtml facts_html(const RecordContext& context, const Section& section) {
  const Markdown& markdown = context.document().markdown;
  const std::vector<BlockIndex> facts = fact_statements(context.document(), section);
  if (facts.empty()) return own_text(context, section);
  HtmlWriter out;
  if (facts.size() == 1) {
    return out.raw("<div class=\"facts\" dir=\"auto\">\n")
        .html(markdown_html(markdown, content_of(markdown, facts.front()), context.html))
        .raw("</div>\n")
        .take();
  }
  out.raw("<ol class=\"facts\">\n");
  for (size_t i = 0; i < facts.size(); ++i) {
    out.raw("<li id=\"fact").number(i + 1).raw("\"><span class=\"n\">").number(i + 1);
    out.raw("</span><div dir=\"auto\">")
        .html(markdown_html(markdown, content_of(markdown, facts[i]), context.html))
        .raw("</div></li>\n");
  }
  return out.raw("</ol>\n").take();
}

/// `A. E.` of `@Ann Example`: the first character of each word.
std::string initials(std::string_view name) {
  std::vector<std::string> letters;
  for (std::string_view word : split(name, ' ')) {
    if (word.starts_with('@')) word.remove_prefix(1);
    size_t end = word.empty() ? 0 : 1;
    while (end < word.size() && (static_cast<unsigned char>(word[end]) & 0xc0) == 0x80) ++end;
    if (end > 0) letters.push_back(concat(word.substr(0, end), "."));
  }
  return join(letters, " ");
}

/// The rows of the record's data, in the order they are read.
class DataRows {
 public:
  DataRows(const Words& words, TemplateValues& values, const Zone& zone)
      : words_(words), values_(values), zone_(zone) {}

  /// `key` is of the words of the facts.
  void row(std::string_view key, SafeHtml value) {
    values_.add("ROW").text("NAME", words_[concat("facts.", key)]).html("VALUE", std::move(value));
  }

  void row_if(std::string_view key, SafeHtml value) {
    if (!value.empty()) row(key, std::move(value));
  }

  void text(std::string_view name, std::string_view value) {
    if (!value.empty()) row(name, text_html(value));
  }

  /// An instant; one that a managed document should have is shown as unknown.
  void instant(std::string_view name, const std::optional<Moment>& moment, bool expected,
               std::string_view remark = "") {
    if (!moment && !expected) return;
    HtmlWriter out;
    if (!moment) {
      row(name,
          out.raw("<span class=\"unknown\">").text(words_["facts.missing"]).raw("</span>").take());
      return;
    }
    const Moment shown = in_zone_of(zone_, *moment);
    out.html(moment_html(words_, shown));
    if (shown.instant) {
      clock_ = zone_text(shown);
    } else if (!shown.date_only && zone_.zone) {
      out.text(shown.zone.empty() ? concat(", ", words_["facts.no_zone"])
                                  : concat(" ", zone_text(shown)));
    }
    if (!remark.empty()) out.text(concat(", ", remark));
    row(name, out.take());
  }

  /// The zone of the instants so far, once for all.
  void zone() { text("zone", clock_); }

  void people(std::string_view name, const std::vector<Located<std::string>>& people) {
    std::vector<std::string> names;
    for (const auto& person : people) names.push_back(person_name(person.value));
    text(name, join(names, ", "));
  }

  /// Who took part: by name, by initials, or by what they did alone, as the site is told.
  void participants(const std::vector<PersonReference>& people, std::string_view rule) {
    std::vector<std::string> shown;
    for (const PersonReference& person : people) {
      const std::string name = rule == "names"      ? person_name(person.name)
                               : rule == "initials" ? initials(person_name(person.name))
                                                    : "";
      const bool both = !name.empty() && !person.role.empty();
      std::string text = both ? concat(name, " (", person.role, ")") : concat(name, person.role);
      if (!text.empty()) shown.push_back(std::move(text));
    }
    text("participants", join(shown, ", "));
  }

  void links(const std::vector<FrontMatter::Link>& links) {
    HtmlWriter out;
    for (const FrontMatter::Link& link : links) {
      if (!out.empty()) out.raw(", ");
      const std::string& url = link.url.value;
      const bool external = url.starts_with("https://") || url.starts_with("http://");
      if (external) {
        out.raw("<a rel=\"noopener noreferrer nofollow\"").attribute("href", url).raw(">");
        out.text(link.name).raw("</a>");
      } else {
        out.text(concat(link.name, ": ", url));
      }
    }
    if (!out.empty()) row("links", out.take());
  }

 private:
  const Words& words_;
  TemplateValues& values_;
  const Zone& zone_;
  std::string clock_;
};

std::string located(const std::optional<Located<std::string>>& value) {
  return value ? value->value : "";
}

std::string finding_text(const Words& words, const FindingCount& count) {
  std::vector<std::string> parts;
  if (count.errors > 0) parts.push_back(words.count("facts.errors", count.errors));
  if (count.warnings > 0) parts.push_back(words.count("facts.warnings", count.warnings));
  if (count.infos > 0) parts.push_back(words.count("facts.questions", count.infos));
  return join(parts, ", ");
}

/// `by customer`; empty when nobody knows.
std::string detected_by(const Words& words, const std::string& who) {
  if (who.empty() || who == "unknown") return "";
  const std::string* known = words.find(concat("facts.by_", who));
  return known != nullptr ? *known : words.say("facts.by", {{"who", who}});
}

/// `2 d 23 h`, and a line for each phase below it when it is divided.
SafeHtml duration_by_phase(const Words& words, const RecordContext& context) {
  HtmlWriter out;
  const Document& document = context.document();
  const auto whole = time_between(document.started, document.resolved);
  if (!whole) return out.take();
  out.text(duration_text(*whole));
  if (context.record.phases.size() < 2) return out.take();
  for (const Phase& phase : context.record.phases) {
    out.raw("<div>").text(phase_word(words, phase.kind)).raw(" ");
    out.text(duration_text(phase.length)).raw("</div>");
  }
  return out.take();
}

/// Teams or tags, each leading to the records that name it too.
SafeHtml group_links(const RecordContext& context, GroupKind kind,
                     const std::vector<std::string>& ids) {
  HtmlWriter out;
  for (const std::string& id : ids) {
    if (!out.empty()) out.raw(", ");
    const Group* group = context.site.model.group(kind, id);
    if (group != nullptr) out.raw("<a").attribute("href", "../" + group->url()).raw(">");
    out.raw("<bdi>").text(id).raw("</bdi>");
    if (group != nullptr) out.raw("</a>");
  }
  return out.take();
}

/// What was changed after the record was published, below what it now says.
SafeHtml amendments_html(const RecordContext& context) {
  const Words& words = context.site.words;
  HtmlWriter out;
  for (const Amendment& amendment : context.document().amendments) {
    out.raw("<p class=\"amend note\"><b>");
    out.text(amendment.at
                 ? words.say("facts.amended_on",
                             {{"day", day_text(words, absl::CivilDay(amendment.at->local))}})
                 : std::string(words["facts.amended"]));
    out.raw("</b> <bdi>").text(amendment.text).raw("</bdi></p>\n");
  }
  return out.take();
}

void add_write_up(const RecordContext& context, DataRows& rows) {
  const Record& record = context.record;
  const Config& config = context.site.model.corpus->config;
  HtmlWriter out;
  out.html(write_up_html(context.site, record));
  if (record.write_up.delay && !record.write_up.before) {
    const Words& words = context.site.words;
    out.text(concat(" ", words.say("facts.after", {{"what", late_from_text(words, config)}})));
    if (record.write_up.late) {
      out.text(concat("; ", words.say("facts.target", {{"target", target_text(config)}})));
    }
  }
  rows.row("written_up", out.take());
}

}  // namespace

SafeHtml facts_body(const RecordContext& context, const OutlineNode* facts) {
  const Document& document = context.document();
  const FrontMatter& front = document.front_matter;
  const bool managed = document.mode == DocumentMode::kManaged;
  TemplateValues values;
  HtmlWriter left;
  if (facts != nullptr) {
    left.html(facts_html(context, context.section(*facts))).html(nested_sections(context, *facts));
    left.html(amendments_html(context));
  }
  const bool beside = !left.empty() || managed;
  values.show("BESIDE", beside).show("ALONE", !beside).show("NONE", left.empty() && managed);
  values.html_if("FACTS", left.take());
  const Words& words = context.site.words;
  DataRows rows(words, values, context.record.zone);
  rows.instant("started", document.started, true);
  rows.instant("detected", document.detected, managed,
               detected_by(words, located(front.detected_by)));
  rows.instant("mitigated", document.mitigated, false);
  rows.instant("resolved", document.resolved, managed);
  rows.instant("debriefed", document.debriefed, false);
  rows.instant("shared", front.shared ? std::optional(front.shared->value) : std::nullopt, false);
  rows.zone();
  rows.row_if("duration", duration_by_phase(words, context));
  add_write_up(context, rows);
  rows.text("trigger", located(front.trigger));
  rows.text("owner", person_name(located(front.owner)));
  rows.text("facilitator", person_name(located(front.facilitator)));
  rows.participants(front.participants, context.site.model.corpus->config.site.people);
  rows.people("informed", front.informed);
  rows.row_if("teams", group_links(context, GroupKind::kTeam, document.teams));
  rows.row_if("tags", group_links(context, GroupKind::kTag, document.tags));
  rows.links(front.links);
  rows.text("findings", finding_text(words, context.record.findings));
  return context.site.templates.fill("site/part/facts.html", values);
}

}  // namespace debrief
