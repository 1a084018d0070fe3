#include "chart_fixture.h"

#include "support/fixtures.h"
#include <absl/strings/str_format.h>
#include <gmock/gmock.h>

#include "debrief/base/strings.h"

namespace debrief {

ChartWorld::ChartWorld(Corpus corpus) : corpus_(std::move(corpus)) {
  model_ = make_model(corpus_, findings_, options_.as_of);
  auto templates = TemplateSet::load(embedded_template, Words::english());
  EXPECT_TRUE(templates);
  templates_ = std::make_unique<TemplateSet>(std::move(*templates));
  site_.reset(new SiteContext{model_, *templates_, Words::english(), options_, findings_, assets_});
}

std::string record_text(const std::string& id, const std::string& fields, const std::string& body) {
  return concat("---\ndebrief: 1\nid: ", id, "\ntitle: Incident ", id,
                "\nstatus: published\nowner: \"@ann\"\n", fields, "---\n\n", body);
}

std::map<std::string, std::string> many_records(size_t count) {
  std::map<std::string, std::string> documents;
  const absl::CivilDay first(2017, 6, 1);
  for (size_t i = 0; i < count; ++i) {
    const absl::CivilDay day = first + static_cast<int64_t>(i * 1450 / count);
    const std::string date = absl::FormatCivilTime(day);
    const std::string id = absl::StrFormat("%s-incident-%04d", date, i);
    const absl::CivilMinute start(day.year(), day.month(), day.day(), 10, 0);
    const auto later = [&](size_t minutes) {
      return concat(absl::FormatCivilTime(start + static_cast<int64_t>(minutes)), "Z");
    };
    documents[concat("postmortems/", id, ".md")] = record_text(
        id,
        concat("severity: SEV", i % 4 + 1, "\nstarted: ", later(0),
               "\ndetected: ", later(1 + i * 7 % 400), "\nresolved: ", later(400 + i * 13 % 4000),
               "\nservices: [service-", i % 30, "]\n"),
        concat(
            "## Facts\n\nIt broke.\n\n## Contributing factors\n\n- **F1** (tech.capacity) It was "
            "full.\n\n## Actions\n\n- [ ] **A1** Watch it — @ann, due 2030-01-01\n"));
  }
  return documents;
}

void add_life(Corpus& corpus, const std::string& path, const std::string& opened,
              const std::string& closed) {
  const auto moment = [](const std::string& date) {
    return LifeMoment{std::nullopt,
                      Timestamp{absl::ToUnixSeconds(*parse_moment(date)->instant), 0}};
  };
  for (CorpusDocument& each : corpus.documents) {
    if (each.path != path) continue;
    auto life = std::make_shared<DocumentLife>();
    ActionLife action;
    action.index = 0;
    action.last.status = each.document.actions.at(0).status;
    action.events.push_back({ActionEventKind::kOpened, moment(opened), "", "open"});
    if (!closed.empty()) {
      action.events.push_back({ActionEventKind::kClosed, moment(closed), "open", "done"});
    }
    life->actions.push_back(action);
    each.history = DocumentHistory{};
    each.history->life = life;
  }
}

size_t times(std::string_view text, std::string_view part) {
  size_t count = 0;
  for (size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

}  // namespace debrief
