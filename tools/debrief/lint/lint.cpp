#include "debrief/lint/lint.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "debrief/base/parallel.h"
#include "debrief/base/strings.h"
#include "debrief/lint/baseline_match.h"
#include "debrief/lint/cap.h"
#include "debrief/lint/conceal.h"
#include "debrief/lint/fingerprint.h"
#include "debrief/lint/kept_findings.h"
#include "debrief/lint/lexical.h"
#include "debrief/lint/readings.h"
#include "debrief/lint/severities.h"
#include "debrief/lint/suppress.h"
#include "debrief/rules/message.h"
#include "debrief/text/secrets.h"

namespace debrief {
namespace {

/// What is linted: a document of a corpus, or one alone.
struct Subject {
  const Document& document;
  std::string_view path;
  const Config& config;
  const CorpusDocument* member = nullptr;  ///< nullptr: no history and no other documents
  const Corpus* corpus = nullptr;
  bool capped = true;
};

struct Outcome {
  std::vector<Finding> findings;
  std::vector<Finding> silenced;
  std::vector<bool> ran = {};          ///< whether each rule of the set looked at the document
  std::vector<size_t> tolerated = {};  ///< entries of the baseline that were needed
};

class Pipeline {
 public:
  /// `kept`: nullptr when nothing is kept from run to run.
  Pipeline(const RuleSet& rules, std::span<const Check> checks, const Severities& severities,
           const KeptFindings* kept = nullptr)
      : rules_(rules), checks_(checks), severities_(severities), kept_(kept) {}

  Outcome run(const Subject& subject) const {
    std::vector<Severity> severities = severities_.of(subject.path);
    if (subject.document.markdown.refusal) keep_metadata_rules(severities);
    Outcome outcome;
    outcome.findings = found_within(subject, severities);
    std::vector<bool> ran(rules_.rules.size(), false);
    for (size_t i = 0; i < rules_.rules.size(); ++i) {
      if (severities[i] == Severity::kOff) continue;
      const Rule& rule = rules_.rules[i];
      const Check* const check = check_of(rule);
      ran[i] = rule.check.empty() || can_run(check, subject);
      if (ran[i] && is_of_corpus(check)) {
        run_check(*check, rule, severities[i], subject, nullptr, outcome.findings);
      }
    }
    const LintPass pass{subject.document, rules_, severities, severities_.flat(), outcome.findings};
    give_way(outcome.findings);
    outcome.silenced = settle_suppressions(pass, ran);
    settle(subject, outcome.findings);
    settle(subject, outcome.silenced);
    outcome.ran = std::move(ran);
    return outcome;
  }

 private:
  /// What is found in the document by itself, as it was kept or by looking.
  std::vector<Finding> found_within(const Subject& subject,
                                    const std::vector<Severity>& severities) const {
    if (kept_ == nullptr || subject.member == nullptr) return look_within(subject, severities);
    const std::string key = kept_->key(*subject.member, severities, severities_.flat());
    if (auto kept = kept_->find(key)) return *std::move(kept);
    std::vector<Finding> found = look_within(subject, severities);
    // What quotes a key or a password is not remembered.
    if (find_secrets(subject.document.source.bytes()).empty()) kept_->keep(key, found);
    return found;
  }

  std::vector<Finding> look_within(const Subject& subject,
                                   const std::vector<Severity>& severities) const {
    std::vector<Finding> found;
    std::optional<Reader> reader;
    std::optional<Readings> readings;
    if (rules_.lexicon) {
      const std::set<std::string> nobody;
      const auto& people = subject.corpus != nullptr ? subject.corpus->known_people : nobody;
      reader.emplace(rules_.lexicon, known_names(subject.document, subject.config, people),
                     rules_.index);
      readings.emplace(subject.document, rules_, *reader);
    }
    for (size_t i = 0; i < rules_.rules.size(); ++i) {
      if (severities[i] == Severity::kOff) continue;
      const Check* const check = check_of(rules_.rules[i]);
      if (is_of_corpus(check) || !can_run(check, subject)) continue;
      run_check(*check, rules_.rules[i], severities[i], subject, readings ? &*readings : nullptr,
                found);
    }
    if (readings) {
      find_lexical({subject.document, rules_, severities, severities_.flat(), found}, *readings);
    }
    return found;
  }

  /// The check that a rule names; nullptr when it names none, or one that is not at hand.
  const Check* check_of(const Rule& rule) const {
    if (rule.check.empty()) return nullptr;
    const auto check = std::find_if(checks_.begin(), checks_.end(),
                                    [&](const Check& each) { return each.name == rule.check; });
    return check == checks_.end() ? nullptr : &*check;
  }

  static bool is_of_corpus(const Check* check) {
    return check != nullptr && std::holds_alternative<CorpusCheck>(check->run);
  }

  bool can_run(const Check* check, const Subject& subject) const {
    if (check == nullptr) return false;
    if (std::holds_alternative<WordingCheck>(check->run)) return rules_.lexicon != nullptr;
    return subject.member != nullptr || !is_of_corpus(check);
  }

  /// Drops what a more precise rule says of the same words.
  void give_way(std::vector<Finding>& findings) const {
    std::vector<std::pair<Span, std::string_view>> taken;
    for (const Finding& finding : findings) {
      const Rule* const rule = rules_.find(finding.rule);
      if (rule == nullptr) continue;
      for (const std::string& other : rule->instead_of) taken.emplace_back(finding.span, other);
    }
    if (taken.empty()) return;
    std::erase_if(findings, [&](const Finding& finding) {
      return std::any_of(taken.begin(), taken.end(), [&](const auto& place) {
        return place.second == finding.rule && place.first.begin < finding.span.end &&
               finding.span.begin < place.first.end;
      });
    });
  }

  /// Of a document whose body was refused nothing can be said but that.
  void keep_metadata_rules(std::vector<Severity>& severities) const {
    for (size_t i = 0; i < severities.size(); ++i) {
      if (rules_.rules[i].group() != "metadata") severities[i] = Severity::kOff;
    }
  }

  /// Runs a check that can run on the subject.
  void run_check(const Check& check, const Rule& rule, Severity severity, const Subject& subject,
                 Readings* readings, std::vector<Finding>& findings) const {
    const size_t before = findings.size();
    Emit emit(findings, severity);
    if (const auto* run = std::get_if<DocumentCheck>(&check.run)) {
      (*run)(subject.document, subject.config, emit);
    } else if (const auto* of_wording = std::get_if<WordingCheck>(&check.run)) {
      (*of_wording)(subject.document, subject.config, *readings, emit);
    } else if (const auto* with_history = std::get_if<HistoryCheck>(&check.run)) {
      if (subject.member != nullptr) {
        (*with_history)(*subject.member, subject.config, emit);
      } else {
        (*with_history)({std::string(subject.path), subject.document, {}}, subject.config, emit);
      }
    } else if (const auto* with_corpus = std::get_if<CorpusCheck>(&check.run)) {
      (*with_corpus)(*subject.member, *subject.corpus, emit);
    }
    for (size_t i = before; i < findings.size(); ++i) complete(findings[i], rule, subject);
  }

  /// Gives a structural finding the words of its rule where the check had none of its own.
  static void complete(Finding& finding, const Rule& rule, const Subject& subject) {
    const std::string_view marked = subject.document.source.slice(finding.span);
    finding.rule = rule.id;
    finding.confidence = rule.confidence;
    if (finding.message.empty()) finding.message = expand_message(rule.message, marked);
    if (finding.question.empty()) finding.question = expand_message(rule.question, marked);
    if (finding.rewrite.empty()) finding.rewrite = expand_message(rule.rewrite, marked);
  }

  static auto order(const Finding& finding) {
    return std::tie(finding.span.begin, finding.span.end, finding.rule, finding.message);
  }

  static void settle(const Subject& subject, std::vector<Finding>& findings) {
    const SourceFile& source = subject.document.source;
    std::stable_sort(findings.begin(), findings.end(),
                     [](const Finding& a, const Finding& b) { return order(a) < order(b); });
    merge_equal(findings);
    // What is not shown needs no place and no fingerprint.
    if (subject.capped) cap_findings(findings, subject.config.findings_per_document);
    PositionCursor cursor(source);
    for (Finding& finding : findings) {
      finding.path = subject.path;
      finding.begin = cursor.at(finding.span.begin);
      PositionCursor behind = cursor;
      finding.end = behind.at(finding.span.end);
    }
    conceal_secrets(source, findings);
    settle_fingerprints(source, findings);
  }

  /// One rule says one thing about one place; the more severe way of saying it stays.
  static void merge_equal(std::vector<Finding>& findings) {
    std::vector<Finding> merged;
    for (Finding& finding : findings) {
      const bool repeats = !merged.empty() && merged.back().rule == finding.rule &&
                           merged.back().span == finding.span &&
                           merged.back().message == finding.message;
      if (!repeats) {
        merged.push_back(std::move(finding));
      } else if (finding.severity > merged.back().severity) {
        merged.back() = std::move(finding);
      }
    }
    findings = std::move(merged);
  }

  const RuleSet& rules_;
  std::span<const Check> checks_;
  const Severities& severities_;
  const KeptFindings* kept_;
};

Outcome run_member(const CorpusDocument& member, const Corpus& corpus, const RuleSet& rules,
                   std::span<const Check> checks, const Severities& severities,
                   const LintOptions& options, const KeptFindings* kept = nullptr) {
  const Pipeline pipeline(rules, checks, severities, kept);
  // What a baseline holds does not count among the most that are shown.
  const bool capped_at_once = options.capped && !options.baseline;
  Outcome outcome =
      pipeline.run({member.document, member.path, corpus.config, &member, &corpus, capped_at_once});
  if (options.baseline) {
    outcome.tolerated =
        silence_known(*options.baseline, member, rules, outcome.findings, outcome.silenced);
    if (options.capped) cap_findings(outcome.findings, corpus.config.findings_per_document);
  }
  return outcome;
}

}  // namespace

Findings lint(const Corpus& corpus, const RuleSet& rules, std::span<const Check> checks,
              const LintOptions& options) {
  const Severities severities(rules, corpus.config, options);
  const KeptFindings kept(options.cache, corpus, rules);
  const auto lint_one = [&](const CorpusDocument& each) {
    return run_member(each, corpus, rules, checks, severities, options, &kept);
  };
  Findings findings;
  findings.documents = corpus.documents.size();
  std::optional<StaleEntries> stale;
  if (options.baseline) stale.emplace(*options.baseline, rules, severities, checks);
  std::vector<Outcome> outcomes = parallel_map(corpus.documents, options.jobs, lint_one);
  for (size_t i = 0; i < outcomes.size(); ++i) {
    Outcome& outcome = outcomes[i];
    if (stale) stale->see(corpus.documents[i], outcome.ran, outcome.tolerated);
    for (const Finding& each : outcome.silenced) {
      findings.suppressed += each.silenced_by == SilencedBy::kComment ? 1 : 0;
    }
    std::ranges::move(outcome.silenced, std::back_inserter(findings.silenced));
    std::move(outcome.findings.begin(), outcome.findings.end(), std::back_inserter(findings.all));
  }
  if (stale) {
    if (options.whole) stale->see_missing(corpus);
    stale->report(findings);
  }
  return findings;
}

namespace {

/// Puts `fresh`, the findings of one document, in the place of those that it had. `all` has the
/// order of the documents, which is that of their paths.
void replace_findings(std::vector<Finding>& all, const std::string& path,
                      std::vector<Finding> fresh) {
  const auto by_path = [](const Finding& finding) -> std::string_view { return finding.path; };
  const auto [first, last] = std::ranges::equal_range(all, std::string_view(path), {}, by_path);
  const auto at = all.erase(first, last);
  all.insert(at, std::make_move_iterator(fresh.begin()), std::make_move_iterator(fresh.end()));
}

}  // namespace

void relint(Findings& findings, const std::vector<size_t>& changed, const Corpus& corpus,
            const RuleSet& rules, std::span<const Check> checks, const LintOptions& options) {
  const Severities severities(rules, corpus.config, options);
  std::vector<Outcome> outcomes = parallel_map(changed, options.jobs, [&](size_t index) {
    return run_member(corpus.documents[index], corpus, rules, checks, severities, options);
  });
  for (size_t i = 0; i < changed.size(); ++i) {
    const std::string& path = corpus.documents[changed[i]].path;
    replace_findings(findings.all, path, std::move(outcomes[i].findings));
    replace_findings(findings.silenced, path, std::move(outcomes[i].silenced));
  }
  findings.suppressed = static_cast<size_t>(
      std::ranges::count(findings.silenced, SilencedBy::kComment, &Finding::silenced_by));
}

const SourceFile* other_file(const Findings& findings, std::string_view path) {
  const auto found =
      std::ranges::find_if(findings.files, [&](const auto& file) { return file->path() == path; });
  return found == findings.files.end() ? nullptr : found->get();
}

std::vector<Finding> lint_member(const CorpusDocument& member, const Corpus& corpus,
                                 const RuleSet& rules, std::span<const Check> checks,
                                 const LintOptions& options) {
  const Severities severities(rules, corpus.config, options);
  return run_member(member, corpus, rules, checks, severities, options).findings;
}

std::vector<Finding> lint_document(const Document& document, const Config& config,
                                   const RuleSet& rules, std::span<const Check> checks,
                                   const LintOptions& options) {
  const Severities severities(rules, config, options);
  const Pipeline pipeline(rules, checks, severities);
  return pipeline.run({document, document.source.path(), config}).findings;
}

}  // namespace debrief
