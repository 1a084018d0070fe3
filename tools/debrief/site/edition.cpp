#include "debrief/site/edition.h"

#include <utility>

#include "debrief/base/embedded.h"
#include "debrief/base/strings.h"
#include "debrief/git/part_digest.h"
#include "debrief/site/script_words.h"

namespace debrief {
namespace {

constexpr std::string_view kAssetFolder = "templates/site/assets/";

/// The scripts, style sheets and pictures under names that change with what they hold, so that a
/// browser never shows an old one. Adds their files.
Result<std::map<std::string, std::string, std::less<>>> add_assets(
    const std::function<Result<std::string>(const std::string& name)>& template_file,
    const Words& words, SiteFiles& files) {
  constexpr size_t kHashDigits = 8;
  std::map<std::string, std::string, std::less<>> assets;
  for (const EmbeddedFile& file : embedded_files(kAssetFolder)) {
    const std::string name(file.name.substr(kAssetFolder.size()));
    DEBRIEF_TRY(bytes, template_file("site/assets/" + name));
    if (name.ends_with(".js")) {
      DEBRIEF_TRY(script, script_with_words("site/assets/" + name, bytes, words));
      bytes = std::move(script);
    }
    const size_t dot = name.rfind('.');
    std::string place = concat("assets/", name.substr(0, dot), ".",
                               blob_id(bytes).hex().substr(0, kHashDigits), name.substr(dot));
    files.emplace(place, std::move(bytes));
    assets.emplace(name, std::move(place));
  }
  return assets;
}

}  // namespace

SiteEdition::SiteEdition(const Corpus& corpus, const Findings& findings, Words words,
                         TemplateSet templates, const ObjectId& form, SiteOptions options)
    : corpus_(corpus),
      words_(std::move(words)),
      templates_(std::move(templates)),
      options_(std::move(options)),
      model_(make_model(corpus, findings, options_.as_of)),
      context_{model_, templates_, words_, options_, findings, assets_, form} {}

Result<std::unique_ptr<SiteEdition>> SiteEdition::open(const Corpus& corpus,
                                                       const Findings& findings,
                                                       const TemplateFile& template_file,
                                                       SiteOptions options) {
  PartDigest form;
  const auto noted_template = [&](const std::string& name) -> Result<std::string> {
    auto bytes = template_file(name);
    if (bytes) form.add(name).add(*bytes);
    return bytes;
  };
  const auto checked_template = [&](const std::string& name) -> Result<std::string> {
    DEBRIEF_TRY(bytes, noted_template(name));
    DEBRIEF_TRY(original, embedded_template(name));
    if (bytes != original) {
      DEBRIEF_TRY_VOID(check_template(name, bytes));
      DEBRIEF_TRY_VOID(check_template_names(name, bytes, original));
    }
    return bytes;
  };
  DEBRIEF_TRY(words, Words::load(corpus.config.site.language, noted_template));
  DEBRIEF_TRY(templates, TemplateSet::load(checked_template, words));
  std::unique_ptr<SiteEdition> edition(new SiteEdition(
      corpus, findings, std::move(words), std::move(templates), form.value(), std::move(options)));
  DEBRIEF_TRY(assets, add_assets(template_file, edition->words_, edition->files_));
  edition->assets_ = std::move(assets);
  edition->files_.emplace(
      kSiteMarker,
      "This directory is a site made by debrief. `debrief build` replaces the files that "
      "are listed here and keeps all others.\n\n");
  return edition;
}

void SiteEdition::renew(const std::set<size_t>& documents) {
  std::vector<Record> same = std::move(model_.records);
  std::erase_if(same, [&](const Record& each) {
    return documents.contains(static_cast<size_t>(each.source - corpus_.documents.data()));
  });
  model_ = make_model(corpus_, context_.findings, options_.as_of, std::move(same));
}

}  // namespace debrief
