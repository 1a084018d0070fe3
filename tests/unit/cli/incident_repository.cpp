#include "incident_repository.h"

#include "debrief/base/strings.h"

namespace debrief {

std::string record(const std::string& day, const std::string& fact, const std::string& action,
                   const std::string& more) {
  return concat("---\ndebrief: 1\nid: ", day, "-x\ntitle: What happened on ", day,
                "\nstatus: published\nseverity: SEV2\nservices: [checkout]\nstarted: ", day,
                "T10:00:00Z\n---\n\n## Facts\n\n", fact,
                "\n\n## Factors\n\n- **F1** (tool.observability) No signal told of the backlog.\n\n"
                "## Actions\n\n- [ ] **A1** ",
                action, " — @ada, due 2024-04-01, F1\n", more);
}

IncidentRepository::IncidentRepository() {
  isolated_home();
  repository_.write(".debrief.yaml", kConfiguration);
  repository_.write(kFirst, record("2024-02-01", "The queue held 40 jobs.", "Page on the age"));
  repository_.commit("Tell of the queue");
  repository_.write(kSecond, record("2024-03-01", "The cache was cold. Bob forgot to warm it.",
                                    "Warm the cache", "\nSee [the queue](2024-02-01-queue.md).\n"));
  repository_.commit("Tell of the cache");
  repository_.write(kFirst, record("2024-02-01", "The queue held 41 jobs.", "Page on the age"));
  repository_.commit("Count again");
}

SiteFiles IncidentRepository::built_anew(const SiteRequest& request) {
  MemorySink sink;
  invocation_.global.no_cache = true;
  const auto whole = build_site(request, invocation_, sink);
  invocation_.global.no_cache = false;
  EXPECT_TRUE(whole) << whole.error().message;
  return sink.take();
}

}  // namespace debrief
