#include "debrief/lint/baseline_match.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "debrief/base/strings.h"
#include "debrief/corpus/ground.h"
#include "debrief/lint/order.h"
#include "debrief/lint/own_finding.h"

namespace debrief {
namespace {

/// Today's path of a document and those that git knows it had.
std::vector<std::string_view> paths_of(const CorpusDocument& member) {
  std::vector<std::string_view> paths = {member.path};
  if (!member.history) return paths;
  for (const Revision& revision : member.history->revisions) {
    for (const std::string_view path :
         {std::string_view(revision.path), std::string_view(revision.previous_path)}) {
      if (!path.empty() && !is_one_of(path, paths)) paths.push_back(path);
    }
  }
  return paths;
}

/// Whether a rule that found nothing for an entry proves the entry stale: one that reads history
/// does not where history is cut.
bool proves_stale(const Check* check, const CorpusDocument& member) {
  const bool reads_history =
      check != nullptr && (std::holds_alternative<HistoryCheck>(check->run) ||
                           std::holds_alternative<CorpusCheck>(check->run));
  if (!reads_history) return true;
  const auto& history = member.history;
  return history && !history->truncated && !history->lacks_contents;
}

}  // namespace

std::vector<size_t> silence_known(const Baseline& baseline, const CorpusDocument& member,
                                  const RuleSet& rules, std::vector<Finding>& findings,
                                  std::vector<Finding>& silenced) {
  std::vector<size_t> candidates;
  for (const std::string_view path : paths_of(member)) {
    std::ranges::copy(baseline.at(path), std::back_inserter(candidates));
  }
  if (candidates.empty()) return {};
  std::set<size_t> used;
  const auto is_known = [&](const Finding& finding) {
    const Rule* const rule = rules.find(finding.rule);
    if (rule == nullptr || rule->suppress == Suppressible::kNever) return false;
    const auto entry = std::ranges::find_if(candidates, [&](size_t index) {
      const BaselineEntry& each = baseline.entries()[index];
      return each.hash == finding.text_hash && each.rule == finding.rule && !used.contains(index);
    });
    if (entry == candidates.end()) return false;
    used.insert(*entry);
    return true;
  };
  std::vector<Finding> kept;
  for (Finding& finding : findings) {
    const bool known = is_known(finding);
    if (known) finding.silenced_by = SilencedBy::kBaseline;
    (known ? silenced : kept).push_back(std::move(finding));
  }
  findings = std::move(kept);
  return {used.begin(), used.end()};
}

PrunedBaseline prune_baseline(const Baseline& baseline, const Findings& findings) {
  using Key = std::tuple<std::string_view, std::string_view, std::string_view>;
  std::multiset<Key> here;  // with today's path
  std::multimap<std::pair<std::string_view, std::string_view>, std::string_view> anywhere;
  for (const Finding& finding : findings.silenced) {
    if (finding.silenced_by != SilencedBy::kBaseline) continue;
    here.emplace(finding.path, finding.rule, finding.text_hash);
  }
  PrunedBaseline pruned;
  std::vector<const BaselineEntry*> elsewhere;
  for (size_t i = 0; i < baseline.entries().size(); ++i) {
    const BaselineEntry& entry = baseline.entries()[i];
    if (std::ranges::binary_search(findings.stale_entries, i)) {
      ++pruned.removed;
    } else if (const auto found = here.find({entry.path, entry.rule, entry.hash});
               found != here.end()) {
      here.erase(found);
      pruned.entries.push_back(entry);
    } else {
      elsewhere.push_back(&entry);
    }
  }
  for (const auto& [path, rule, hash] : here) anywhere.emplace(std::pair(rule, hash), path);
  for (const BaselineEntry* const entry : elsewhere) {
    pruned.entries.push_back(*entry);
    const auto found =
        anywhere.find(std::pair<std::string_view, std::string_view>(entry->rule, entry->hash));
    if (found == anywhere.end()) continue;
    pruned.entries.back().path = found->second;
    anywhere.erase(found);
    ++pruned.moved;
  }
  return pruned;
}

StaleEntries::StaleEntries(const Baseline& baseline, const RuleSet& rules,
                           const Severities& severities, std::span<const Check> checks)
    : baseline_(baseline),
      rules_(rules),
      severities_(severities),
      checks_(checks),
      judged_(baseline.entries().size(), false),
      needed_(baseline.entries().size(), false) {}

void StaleEntries::see(const CorpusDocument& member, const std::vector<bool>& ran,
                       const std::vector<size_t>& needed) {
  for (const size_t entry : needed) needed_[entry] = true;
  for (const size_t entry : baseline_.at(member.path)) {
    judged_[entry] = is_judged(baseline_.entries()[entry], member, ran);
  }
}

void StaleEntries::see_missing(const Corpus& corpus) {
  if (!corpus.ground) return;
  const FileSystem& files = *corpus.ground->files;
  for (size_t i = 0; i < judged_.size(); ++i) {
    const std::string place = join_path(corpus.ground->root, baseline_.entries()[i].path);
    if (files.kind(place) == FileKind::kMissing) judged_[i] = true;
  }
}

void StaleEntries::report(Findings& findings) const {
  const SourceFile& file = *baseline_.source();
  std::vector<Finding> stale;
  for (size_t i = 0; i < judged_.size(); ++i) {
    if (!judged_[i] || needed_[i]) continue;
    findings.stale_entries.push_back(i);
    const BaselineEntry& entry = baseline_.entries()[i];
    auto finding = own_finding(rules_, severities_, kStaleBaselineRule, file, entry.span,
                               concat("the baseline tolerates ", entry.rule, " in ", entry.path,
                                      ", which is found there no more"));
    if (finding) stale.push_back(*std::move(finding));
  }
  if (stale.empty()) return;
  std::ranges::move(stale, std::back_inserter(findings.all));
  findings.files.push_back(baseline_.source());
  sort_by_place(findings.all);
}

bool StaleEntries::is_judged(const BaselineEntry& entry, const CorpusDocument& member,
                             const std::vector<bool>& ran) const {
  const auto rule = std::ranges::find(rules_.rules, entry.rule, &Rule::id);
  if (rule == rules_.rules.end()) return true;
  if (!ran[static_cast<size_t>(rule - rules_.rules.begin())]) return false;
  const auto check = std::ranges::find(checks_, std::string_view(rule->check), &Check::name);
  return proves_stale(check == checks_.end() ? nullptr : &*check, member);
}

}  // namespace debrief
