// Which files the API has. To add one: its function in api.h, its line in kFiles, and its schema.

#include <array>

#include "debrief/base/embedded.h"
#include "debrief/base/strings.h"
#include "debrief/site/data/api.h"
#include "debrief/site/data/api_form.h"

namespace debrief {
namespace {

using Json = nlohmann::ordered_json;

struct ApiFile {
  std::string_view name;    ///< `api/v1/<name>.json`, `api/v1/schema/<name>.json`
  std::string_view schema;  ///< where its schema lies in the program
  std::string_view what;
  std::string (*make)(const SiteModel& model, const SiteOptions& options);
};

constexpr std::array kFiles = {
    ApiFile{"actions", "schema/api/actions.schema.json", "all actions and what became of them",
            actions_json},
    ApiFile{"factors", "schema/api/factors.schema.json", "contributing factors and their incidents",
            factors_json},
    ApiFile{"incidents", "schema/api/incidents.schema.json", "all incidents, newest first",
            incidents_json},
    ApiFile{"links", "schema/api/links.schema.json", "which incident refers to which", links_json},
    ApiFile{"people", "schema/api/people.schema.json", "who wrote records and owns actions",
            people_json},
    ApiFile{"redirects", "schema/api/redirects.schema.json", "paths that documents had before",
            redirects_json},
    ApiFile{"services", "schema/api/services.schema.json", "services and their incidents",
            services_json},
    ApiFile{"stats", "schema/stats.schema.json", "distributions and counts",
            [](const SiteModel& model, const SiteOptions&) { return stats_json(model); }},
};

/// Persons are listed only where the configuration asks for pages of them.
bool is_offered(const SiteModel& model, const ApiFile& file) {
  return file.name != "people" || model.corpus->config.site.people == "names";
}

std::string schema_place(std::string_view name) { return concat("api/v1/schema/", name, ".json"); }

std::string index_json(const SiteModel& model, const SiteOptions& options) {
  JsonList list(api_head(model, options), "files");
  for (const ApiFile& file : kFiles) {
    if (!is_offered(model, file)) continue;
    list.add({{"name", file.name},
              {"file", concat("api/v1/", file.name, ".json")},
              {"schema", schema_place(file.name)},
              {"description", file.what}});
  }
  list.add({{"name", "incident"},
            {"file", "incidents/{slug}.json"},
            {"schema", schema_place("incident")},
            {"description", "one incident with its text, beside its page"}});
  return list.take();
}

std::vector<Page> schema_files(const SiteModel& model) {
  std::vector<Page> pages;
  const auto add = [&](std::string_view name, std::string_view place) {
    if (const auto schema = embedded_file(place)) {
      pages.push_back({schema_place(name), std::string(*schema)});
    }
  };
  for (const ApiFile& file : kFiles) {
    if (is_offered(model, file)) add(file.name, file.schema);
  }
  add("incident", "schema/api/incident.schema.json");
  add("index", "schema/api/index.schema.json");
  return pages;
}

}  // namespace

void add_api_files(const SiteContext& site, std::vector<PageMaker>& makers) {
  for (const ApiFile& file : kFiles) {
    if (!is_offered(site.model, file)) continue;
    makers.push_back({{concat("api/v1/", file.name, ".json")}, [&site, &file] {
                        std::vector<Page> pages;
                        pages.push_back({concat("api/v1/", file.name, ".json"),
                                         file.make(site.model, site.options)});
                        return pages;
                      }});
  }
  makers.push_back({{"api/v1/schema/", "api/v1/index.json"}, [&site] {
                      std::vector<Page> pages = schema_files(site.model);
                      pages.push_back({"api/v1/index.json", index_json(site.model, site.options)});
                      return pages;
                    }});
  for (size_t i = 0; i < site.model.records.size(); ++i) {
    const Record& record = site.model.records[i];
    const std::string base = concat("incidents/", record.slug);
    makers.push_back(
        {{base + ".json", base + ".md"},
         [&site, &record, base] {
           std::vector<Page> pages;
           pages.push_back({base + ".json", incident_json(site.model, record, site.options)});
           pages.push_back({base + ".md", incident_source(record)});
           return pages;
         },
         PageSource::kRecord,
         i});
  }
}

}  // namespace debrief
