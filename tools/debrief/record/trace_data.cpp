// The trace for programs and spreadsheets.

#include "debrief/base/strings.h"
#include "debrief/postmortem/trace.h"
#include "debrief/record/csv.h"
#include "debrief/record/trace_report.h"
#include "debrief/record/values.h"
#include "debrief/text/utf8.h"

namespace debrief {
namespace {

using Json = nlohmann::ordered_json;

Json counts_json(const Trace::Counts& counts) {
  return {{"total", counts.total},
          {"less_likely", counts.less_likely},
          {"accepted", counts.accepted},
          {"in_the_air", counts.in_the_air}};
}

class TraceJson {
 public:
  explicit TraceJson(const CorpusDocument& source)
      : source_(source),
        document_(source.document),
        trace_(trace_of(document_)),
        facts_(fact_names(document_)),
        factors_(factor_names(document_)),
        actions_(action_names(document_)) {}

  Json make() const {
    Json out = {{"id", document_.id},
                {"path", source_.path},
                {"title", document_.title},
                {"facts", Json::array()},
                {"factors", Json::array()}};
    for (size_t i = 0; i < trace_.facts.size(); ++i) out["facts"].push_back(fact(i));
    for (size_t i = 0; i < trace_.factors.size(); ++i) out["factors"].push_back(factor(i));
    out["actions"] = actions();
    out["unplaced"] = unplaced();
    out["summary"] = {{"facts", counts_json(Trace::count(trace_.facts))},
                      {"factors", counts_json(Trace::count(trace_.factors))}};
    return out;
  }

  const Trace& trace() const { return trace_; }

 private:
  uint32_t line(Span span) const { return document_.source.position(span.begin).line; }

  Json fact(size_t index) const {
    const Fact& fact = document_.facts[index];
    Json out = {{"name", facts_[index]}, {"line", line(fact.span)}, {"text", fact.text}};
    out.update(traced(trace_.facts[index]));
    out["factors"] = Json::array();
    for (const uint32_t factor : trace_.facts[index].factors)
      out["factors"].push_back(factors_[factor]);
    return out;
  }

  Json factor(size_t index) const {
    const Factor& factor = document_.factors[index];
    Json out = {{"name", factors_[index]},
                {"kind", text_or_null(factor.kind)},
                {"line", line(factor.span)},
                {"text", factor.text}};
    out.update(traced(trace_.factors[index]));
    return out;
  }

  Json traced(const Traced& traced) const {
    Json out = {{"state", trace_state_name(traced.state)},
                {"accepted", traced.accepted ? Json(*traced.accepted) : Json()},
                {"actions", Json::array()}};
    for (const TraceLink& link : traced.links)
      out["actions"].push_back(
          {{"name", actions_[link.action]},
           {"status", action_status_name(document_.actions[link.action].status)},
           {"through", link.through ? Json(factors_[*link.through]) : Json()}});
    return out;
  }

  Json actions() const {
    Json list = Json::array();
    for (size_t i = 0; i < document_.actions.size(); ++i) {
      const Action& action = document_.actions[i];
      list.push_back({{"name", actions_[i]},
                      {"line", line(action.span)},
                      {"status", action_status_name(action.status)},
                      {"text", action.text}});
    }
    return list;
  }

  Json unplaced() const {
    Json list = Json::array();
    for (const uint32_t row : trace_.unplaced) {
      const CheckBack& check = document_.check_back[row];
      list.push_back({{"line", line(check.span)}, {"subject", check.subject}});
    }
    return list;
  }

  const CorpusDocument& source_;
  const Document& document_;
  const Trace trace_;
  const std::vector<std::string> facts_, factors_, actions_;  ///< their names
};

void add(Trace::Counts& sum, const Trace::Counts& more) {
  sum.total += more.total;
  sum.less_likely += more.less_likely;
  sum.accepted += more.accepted;
  sum.in_the_air += more.in_the_air;
}

}  // namespace

std::string trace_json(const TracedDocuments& documents) {
  Json out = {{"version", 1}, {"incidents", Json::array()}};
  Trace::Counts facts, factors;
  for (const CorpusDocument* each : documents) {
    const TraceJson json(*each);
    out["incidents"].push_back(json.make());
    add(facts, Trace::count(json.trace().facts));
    add(factors, Trace::count(json.trace().factors));
  }
  out["summary"] = {{"facts", counts_json(facts)}, {"factors", counts_json(factors)}};
  return json_text(out);
}

std::string trace_csv(const TracedDocuments& documents) {
  std::string out = csv_line(
      {"incident", "path", "line", "list", "name", "kind", "text", "state", "actions", "accepted"});
  for (const CorpusDocument* each : documents) {
    const Document& document = each->document;
    const Trace trace = trace_of(document);
    const std::vector<std::string> facts = fact_names(document), factors = factor_names(document),
                                   action_ids = action_names(document);
    const auto row = [&](std::string_view list, const std::string& name, Span span,
                         const std::string& kind, const std::string& text, const Traced& traced) {
      std::vector<std::string> actions;
      for (const TraceLink& link : traced.links) actions.push_back(action_ids[link.action]);
      out += csv_line({document.id, each->path,
                       std::to_string(document.source.position(span.begin).line), std::string(list),
                       name, kind, text, std::string(trace_state_name(traced.state)),
                       join(actions, " "), traced.accepted.value_or("")});
    };
    for (size_t i = 0; i < trace.facts.size(); ++i)
      row("fact", facts[i], document.facts[i].span, "", document.facts[i].text, trace.facts[i]);
    for (size_t i = 0; i < trace.factors.size(); ++i)
      row("factor", factors[i], document.factors[i].span, document.factors[i].kind,
          document.factors[i].text, trace.factors[i]);
  }
  return to_valid_utf8(out);
}

}  // namespace debrief
