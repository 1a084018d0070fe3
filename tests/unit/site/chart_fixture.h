#pragma once
// What charts are made from, without a site around it.

#include <memory>
#include <string>

#include "site_fixture.h"

#include "debrief/site/pages.h"

namespace debrief {

/// The model of a corpus as of 28 May 2021, in English.
class ChartWorld {
 public:
  explicit ChartWorld(Corpus corpus);
  const SiteContext& site() const { return *site_; }
  const SiteModel& model() const { return model_; }

 private:
  Corpus corpus_;
  Findings findings_;
  SiteOptions options_ = test_options();
  std::map<std::string, std::string, std::less<>> assets_;
  SiteModel model_;
  std::unique_ptr<TemplateSet> templates_;
  std::unique_ptr<SiteContext> site_;
};

/// A record of its own file with these fields of front matter and this body.
std::string record_text(const std::string& id, const std::string& fields,
                        const std::string& body = "");

/// So many records over four years, each with durations, services, factors and actions.
std::map<std::string, std::string> many_records(size_t count);

/// A life for the first action of each document: opened on a day, closed on another unless empty.
void add_life(Corpus& corpus, const std::string& path, const std::string& opened,
              const std::string& closed);

/// How often a text stands in another.
size_t times(std::string_view text, std::string_view part);

}  // namespace debrief
