#include "debrief/postmortem/durations.h"
#include "debrief/record/record.h"
#include "debrief/record/values.h"

namespace debrief {
namespace {

using Json = nlohmann::ordered_json;

class RecordJson {
 public:
  explicit RecordJson(const CorpusDocument& source)
      : source_(source), document_(source.document), front_(source.document.front_matter) {}

  Json make() const {
    Json out = {{"version", 1},
                {"id", document_.id},
                {"path", source_.path},
                {"mode", document_.mode == DocumentMode::kManaged ? "managed" : "legacy"},
                {"title", document_.title},
                {"status", text_or_null(status_name(document_.status))},
                {"kind", located_or_null(front_.kind)},
                {"severity", text_or_null(document_.severity)},
                {"started", moment_json(document_.started)},
                {"detected", moment_json(document_.detected)},
                {"mitigated", moment_json(document_.mitigated)},
                {"resolved", moment_json(document_.resolved)},
                {"durations", durations()},
                {"owner", text_or_null(document_.owner)},
                {"facilitator", text_or_null(document_.facilitator)},
                {"participants", people(document_.participants)},
                {"services", document_.services},
                {"teams", document_.teams},
                {"tags", document_.tags}};
    out["sections"] = each(document_.sections, &RecordJson::section);
    out["timeline"] = each(document_.timeline, &RecordJson::entry);
    out["facts"] = each(document_.facts, &RecordJson::fact);
    out["stories"] = each(document_.stories, &RecordJson::story);
    out["second_stories"] = each(document_.second_stories, &RecordJson::second_story);
    out["factors"] = each(document_.factors, &RecordJson::factor);
    out["whys"] = each(document_.whys, &RecordJson::why);
    out["actions"] = each(document_.actions, &RecordJson::action);
    out["no_actions"] = located_or_null(document_.no_actions);
    out["check_back"] = each(document_.check_back, &RecordJson::check_back);
    out["amendments"] = each(document_.amendments, &RecordJson::amendment);
    add_history(out);
    return out;
  }

 private:
  const CorpusDocument& source_;
  const Document& document_;
  const FrontMatter& front_;

  /// The values of a list; those that are null have no place in it.
  template <typename Value>
  Json each(const std::vector<Value>& values, Json (RecordJson::*json)(const Value&) const) const {
    Json list = Json::array();
    for (const Value& value : values) {
      Json one = (this->*json)(value);
      if (!one.is_null()) list.push_back(std::move(one));
    }
    return list;
  }

  uint32_t line(Span span) const { return document_.source.position(span.begin).line; }

  static Json seconds(const std::optional<absl::Duration>& duration) {
    return duration ? Json(absl::ToInt64Seconds(*duration)) : Json();
  }
  Json durations() const {
    const Durations lengths = durations_of(document_);
    return {{"to_detect", seconds(lengths.to_detect)},
            {"to_mitigate", seconds(lengths.to_mitigate)},
            {"to_resolve", seconds(lengths.to_resolve)}};
  }

  static Json people(const std::vector<PersonReference>& references) {
    Json list = Json::array();
    for (const PersonReference& person : references)
      list.push_back({{"who", person.name}, {"role", text_or_null(person.role)}});
    return list;
  }

  Json section(const Section& section) const {
    if (section.heading_block == std::nullopt) return nullptr;  // the text before the first heading
    return {{"role", text_or_null(role_name(section.role))},
            {"title", section.title},
            {"level", section.level},
            {"line", line(section.heading)}};
  }

  Json entry(const TimelineEntry& entry) const {
    Json out = {{"line", line(entry.span)}, {"at", nullptr},      {"local", nullptr},
                {"zone", nullptr},          {"date_only", false}, {"approximate", false}};
    if (entry.at) out.update(moment_json(entry.at));
    out["until"] = moment_json(entry.until);
    out["written"] = text_or_null(entry.at_text);
    out["phase"] = text_or_null(entry.phase);
    out["text"] = entry.text;
    out["source"] = text_or_null(entry.source);
    out["id"] = text_or_null(entry.id);
    return out;
  }

  Json fact(const Fact& fact) const {
    return {{"id", text_or_null(fact.id)}, {"line", line(fact.span)}, {"text", fact.text}};
  }

  Json story(const Story& story) const {
    return {{"who", story.who},
            {"role", text_or_null(story.role)},
            {"line", line(story.heading)},
            {"declined", story.declined}};
  }

  Json second_story(const SecondStory& story) const {
    return {{"line", line(story.span)},
            {"who", text_or_null(story.who)},
            {"first", text_or_null(story.first)},
            {"second", text_or_null(story.second)}};
  }

  static Json values(const std::vector<Located<std::string>>& list) {
    Json values = Json::array();
    for (const auto& each : list) values.push_back(each.value);
    return values;
  }

  /// The reason as it is given; empty for an acceptance without one, null for none.
  static Json acceptance(const std::optional<Located<std::string>>& accepted) {
    return accepted ? Json(accepted->value) : Json();
  }

  /// Steps refer to one another by their place in the list.
  Json why(const Why& why) const {
    return {{"line", line(why.span)},
            {"question", text_or_null(why.question)},
            {"answer", text_or_null(why.answer)},
            {"parent", why.parent ? Json(*why.parent) : Json()}};
  }

  Json check_back(const CheckBack& row) const {
    return {{"line", line(row.span)},
            {"subject", row.subject},
            {"fact", row.fact ? Json(*row.fact) : Json()},
            {"through", values(row.through)},
            {"accepted", acceptance(row.accepted)}};
  }

  Json amendment(const Amendment& amendment) const {
    return {{"line", line(amendment.span)},
            {"at", moment_json(amendment.at)},
            {"text", amendment.text}};
  }

  Json factor(const Factor& factor) const {
    return {{"id", text_or_null(factor.id)},       {"kind", text_or_null(factor.kind)},
            {"line", line(factor.span)},           {"text", factor.text},
            {"evidence", values(factor.evidence)}, {"accepted", acceptance(factor.accepted)}};
  }

  Json action(const Action& action) const {
    Json out = {{"line", line(action.span)}};
    out.update(action_json(action));
    out["reason"] = text_or_null(action.reason);
    return out;
  }

  void add_history(Json& out) const {
    const auto& history = source_.history;
    const auto date = [&](std::optional<Timestamp> DocumentHistory::*member) {
      return history ? date_json((*history).*member) : Json();
    };
    out["first_seen"] = date(&DocumentHistory::first_seen);
    out["first_written"] = date(&DocumentHistory::first_written);
    out["landed"] = date(&DocumentHistory::landed);
    out["updated"] = date(&DocumentHistory::updated);
  }
};

}  // namespace

std::string record_json(const CorpusDocument& document) {
  return json_text(RecordJson(document).make());
}

}  // namespace debrief
