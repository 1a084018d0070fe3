#include "debrief/alerts/alerts.h"

#include <gtest/gtest.h>

#include "debrief/alerts/alert_fields.h"
#include "debrief/alerts/csv.h"
#include "debrief/base/strings.h"

namespace debrief {
namespace {

/// `3 2026-03-01T10:02:00Z text (severity) source url`, a line an alert; then the problems.
std::string told(std::string_view bytes) {
  const auto list = read_alerts(bytes);
  if (!list) return concat("error: ", list.error().message, "\n");
  std::string out;
  for (const Alert& alert : list->alerts) {
    append(out, alert.line, " ",
           alert.at.instant ? format_utc(*alert.at.instant) : format_local(alert.at), " ",
           alert.text);
    if (!alert.severity.empty()) append(out, " (", alert.severity, ")");
    if (!alert.source.empty()) append(out, " ", alert.source);
    if (!alert.url.empty()) append(out, " ", alert.url);
    out += '\n';
  }
  for (const AlertProblem& problem : list->problems)
    append(out, problem.line, ": ", problem.message, "\n");
  return out;
}

TEST(ReadAlerts, ReadsTheShapesThatProgramsExport) {
  struct {
    std::string_view program, bytes, alerts;
  } const kCases[] = {
      {"Alertmanager",
       R"([{"labels":{"alertname":"HighErrorRate","severity":"critical","job":"checkout"},
            "annotations":{"summary":"5xx above 5 %"},
            "startsAt":"2026-03-01T10:02:11.123Z","endsAt":"0001-01-01T00:00:00Z",
            "generatorURL":"https://prom.example.com/graph"}])",
       "1 2026-03-01T10:02:11Z HighErrorRate: 5xx above 5 % (critical) checkout "
       "https://prom.example.com/graph\n"},
      {"a webhook",
       R"({"version":"4","commonLabels":{"team":"a"},"alerts":[
  {"startsAt":"2026-03-01T11:02:00+01:00","labels":{"alertname":"A"}},
  {"startsAt":"2026-03-01T10:03:00Z","labels":{"alertname":"B"}}]})",
       "2 2026-03-01T10:02:00Z A\n3 2026-03-01T10:03:00Z B\n"},
      {"Prometheus",
       R"({"status":"success","data":{"alerts":[{"labels":{"alertname":"A"},"state":"firing",
           "activeAt":"2026-03-01T10:02:00.5Z","value":"1e+00"}]}})",
       "1 2026-03-01T10:02:00Z A\n"},
      {"PagerDuty",
       R"({"incidents":[{"id":"P1","title":"Checkout is down","created_at":"2026-03-01T10:02:00Z",
           "urgency":"high","html_url":"https://x.example.com/P1","service":{"summary":"checkout"}}]})",
       "1 2026-03-01T10:02:00Z Checkout is down (high) checkout https://x.example.com/P1\n"},
      {"Opsgenie",
       R"({"data":[{"message":"p99 above 2 s","createdAt":"2026-03-01T10:02:00Z","priority":"P2",
           "source":"grafana"}],"took":0.1})",
       "1 2026-03-01T10:02:00Z p99 above 2 s (P2) grafana\n"},
      {"Grafana", R"([{"time":1772359320000,"text":"deploy 812","tags":["a"]}])",
       "1 2026-03-01T10:02:00Z deploy 812\n"},
      {"groups", R"([{"labels":{},"alerts":[{"startsAt":"2026-03-01T10:02:00Z","name":"A"}]}])",
       "1 2026-03-01T10:02:00Z A\n"},
      {"lines",
       "{\"time\":\"2026-03-01 10:02\",\"title\":\"A\"}\n\n{\"time\":1772359320,\"title\":\"B\"}\n",
       "1 2026-03-01T10:02 A\n3 2026-03-01T10:02:00Z B\n"},
      {"one object", R"({"timestamp":"2026-03-01 10:02:00 +0000 UTC","message":"A"})",
       "1 2026-03-01T10:02:00Z A\n"},
      {"CSV",
       "\xEF\xBB\xBFStarts At,Title,Severity,URL\r\n2026-03-01T10:02Z,\"a, "
       "\"\"b\"\"\r\nc\",high,\r\n"
       "2026-03-01 10:03,d\r\n",
       "2 2026-03-01T10:02:00Z a, \"b\" c (high)\n4 2026-03-01T10:03 d\n"},
      {"semicolons", "time;name;source\n14 May 2024 10:02 UTC;A;pager\n",
       "2 2024-05-14T10:02:00Z A pager\n"},
      {"an empty list", "[]", ""},
  };
  for (const auto& [program, bytes, alerts] : kCases) EXPECT_EQ(told(bytes), alerts) << program;
}

TEST(ReadAlerts, NamesTheRowsItSkips) {
  EXPECT_EQ(told("[{\"time\":\"2026-03-01T10:02Z\",\"title\":\"A\"},\n {\"title\":\"B\"},\n 7,\n"
                 "{\"time\":\"soon\",\"title\":\"C\"},\n{\"time\": oops},\n"
                 "{\"time\":\"2026-03-01T10:04Z\"},{\"time\":\"2026-03-01\",\"title\":\"D\"}]"),
            "1 2026-03-01T10:02:00Z A\n"
            "2: no time in it\n3: not an object\n4: “soon” is not a date and time\n"
            "5: not valid JSON\n6: it does not say what happened\n"
            "6: “2026-03-01” is not a date and time\n");
  EXPECT_EQ(told("time,title\n2026-03-01T10:02Z,A,B\n,C\n2026-03-01T10:03Z,\"D\n"),
            "2: it has 3 cells where the first line names 2\n3: no time in it\n"
            "4: a quote is opened and not closed\n");
  EXPECT_EQ(told("[{\"time\":\"2026-03-01T10:02Z\",\"title\":\"A\"}, {\"time\":\"2026"),
            "1 2026-03-01T10:02:00Z A\n1: not valid JSON\n");
}

TEST(ReadAlerts, RefusesWhatIsNoListOfAlerts) {
  for (const std::string_view bytes : {"", "  \n", "hello", "a,b\n1,2\n"})
    EXPECT_TRUE(told(bytes).starts_with("error: ")) << bytes;
}

TEST(ReadAlerts, EndsOnAnyBytes) {
  const std::string deep(200'000, '[');
  const std::string objects = replace_all(std::string(50'000, 'x'), "x", "{\"alerts\":");
  const std::string rows =
      concat("[", replace_all(std::string(20'000, 'x'), "x", "{\"time\":1},\n"), "1]");
  for (const std::string& bytes :
       {deep, objects, rows, std::string("{\"\\"), std::string("[\"\\\""),
        std::string("{\0\xFF:,]", 6), std::string("time\n\"\xFF\0", 8)}) {
    told(bytes);
  }
  EXPECT_EQ(told("[{\"time\":1772359320,\"title\":\"a\xFF\\u0000\\n| b\"}]"),
            "1: not valid JSON\n");
}

TEST(AlertTime, ReadsNumbersBySize) {
  for (const std::string_view text :
       {"1772359320", "1772359320.0", "1772359320000", "1772359320000000", "1772359320000000000",
        "2026-03-01T10:02:00+0000", "2026-03-01 11:02:00 +0100"}) {
    const auto at = alert_time(text);
    ASSERT_TRUE(at && at->instant) << text;
    EXPECT_EQ(format_utc(*at->instant), "2026-03-01T10:02:00Z") << text;
  }
  for (const std::string_view text :
       {"", "0", "-1", "12", "1e400", "nan", "inf", "0001-01-01T00:00:00Z", "10:02", "x"}) {
    EXPECT_FALSE(alert_time(text)) << text;
  }
}

}  // namespace
}  // namespace debrief
