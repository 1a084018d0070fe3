#include "debrief/cli/site_session.h"

#include <optional>
#include <utility>
#include <vector>

#include "debrief/checks/table.h"
#include "debrief/corpus/ground.h"
#include "debrief/corpus/link.h"
#include "debrief/corpus/reread.h"
#include "debrief/lint/lint.h"

namespace debrief {
namespace {

/// The documents that have changed, by their places in the corpus; nullopt when anything else may
/// have changed too.
std::optional<std::set<size_t>> changed_documents(const Corpus& corpus, const Changes& changes) {
  if (changes.unknown) return std::nullopt;
  std::set<size_t> documents;
  for (const std::string& path : changes.paths) {
    const auto shown = corpus.ground->from_root(path);
    if (!shown) return std::nullopt;
    const auto found = corpus.index.by_path.find(*shown);
    if (found == corpus.index.by_path.end() || found->second.size() != 1) return std::nullopt;
    documents.insert(found->second.front());
  }
  return documents;
}

}  // namespace

Result<void> SiteSession::rebuild(const Changes& changes, Notes notes) {
  if (built_ && renew(changes)) return {};
  SiteRequest request;
  auto memo = std::make_shared<LoadMemo>();
  if (memo_) memo->cache = memo_->cache;
  request.load.memo = memo;
  DEBRIEF_TRY(input, read_site(request, invocation_, notes));
  DEBRIEF_TRY(options, site_options(*input, invocation_.world.jobs));
  auto site = LazySite::open(
      input->corpus, input->findings,
      [&](const std::string& name) { return site_template(*input, name); }, std::move(options));
  if (!site) return fail(with_own_place(*input, std::move(site).error()));
  built_ = std::make_shared<const Built>(Built{std::move(input), *std::move(site)});
  memo_ = std::move(memo);
  return {};
}

bool SiteSession::renew(const Changes& changes) {
  SiteInput& input = *built_->input;
  const auto documents = changed_documents(input.corpus, changes);
  if (!documents || documents->empty()) return false;
  bool is_whole = true;
  built_->site->renew(*documents, [&] {
    std::vector<size_t> own;
    bool for_others = false;
    for (const size_t index : *documents) {
      const Reread what = reread_document(input.corpus, index, *memo_);
      if (what == Reread::kOwn) own.push_back(index);
      for_others |= what == Reread::kForOthers;
      is_whole &= what != Reread::kNotAlone;
    }
    const LintOptions options{.jobs = invocation_.world.jobs, .cache = input.cache.get()};
    if (for_others) {
      input.findings = lint(input.corpus, input.rules, all_checks(), options);
    } else {
      relint(input.findings, own, input.corpus, input.rules, all_checks(), options);
    }
  });
  return is_whole;
}

std::shared_ptr<const SiteView> SiteSession::site() const {
  if (!built_) return nullptr;
  return {built_, built_->site.get()};
}

std::set<std::string> SiteSession::images() const {
  std::set<std::string> images;
  for (const CorpusDocument& each : corpus().documents) {
    for (const Reference& reference : each.document.references) {
      if (reference.kind != Reference::Kind::kImage) continue;
      if (const auto link = local_link(each.path, reference.target)) images.insert(link->path);
    }
  }
  return images;
}

}  // namespace debrief
