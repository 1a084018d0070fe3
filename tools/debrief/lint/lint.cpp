#include "debrief/lint/lint.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "debrief/base/parallel.h"
#include "debrief/base/strings.h"
#include "debrief/lint/baseline_match.h"
#include "debrief/lint/cap.h"
#include "debrief/lint/conceal.h"
#include "debrief/lint/fingerprint.h"
#include "debrief/lint/lexical.h"
#include "debrief/lint/readings.h"
#include "debrief/lint/severities.h"
#include "debrief/lint/suppress.h"
#include "debrief/rules/message.h"

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
  Pipeline(const RuleSet& rules, std::span<const Check> checks, const Severities& severities,
           const Reader* reader)
      : rules_(rules), checks_(checks), severities_(severities), reader_(reader) {}

  Outcome run(const Subject& subject) const {
    std::vector<Severity> severities = severities_.of(subject.path);
    if (subject.document.markdown.refusal) keep_metadata_rules(severities);
    std::vector<bool> ran(rules_.rules.size(), false);
    std::optional<Readings> readings;
    if (reader_ != nullptr) readings.emplace(subject.document, rules_, *reader_);
    Outcome outcome;
    for (size_t i = 0; i < rules_.rules.size(); ++i) {
      if (severities[i] == Severity::kOff) continue;
      const Rule& rule = rules_.rules[i];
      ran[i] = rule.check.empty() || run_check(rule, severities[i], subject,
                                               readings ? &*readings : nullptr, outcome.findings);
    }
    const LintPass pass{subject.document, rules_, severities, severities_.flat(), outcome.findings};
    if (readings) find_lexical(pass, *readings);
    give_way(outcome.findings);
    outcome.silenced = settle_suppressions(pass, ran);
    settle(subject, outcome.findings);
    settle(subject, outcome.silenced);
    outcome.ran = std::move(ran);
    return outcome;
  }

 private:
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

  /// Whether the rule's check could run on the subject.
  bool run_check(const Rule& rule, Severity severity, const Subject& subject, Readings* readings,
                 std::vector<Finding>& findings) const {
    const auto check = std::find_if(checks_.begin(), checks_.end(),
                                    [&](const Check& each) { return each.name == rule.check; });
    if (check == checks_.end()) return false;
    const size_t before = findings.size();
    Emit emit(findings, severity);
    if (const auto* run = std::get_if<DocumentCheck>(&check->run)) {
      (*run)(subject.document, subject.config, emit);
    } else if (const auto* of_wording = std::get_if<WordingCheck>(&check->run)) {
      if (readings == nullptr) return false;
      (*of_wording)(subject.document, subject.config, *readings, emit);
    } else if (const auto* with_history = std::get_if<HistoryCheck>(&check->run)) {
      if (subject.member != nullptr) {
        (*with_history)(*subject.member, subject.config, emit);
      } else {
        (*with_history)({std::string(subject.path), subject.document, {}}, subject.config, emit);
      }
    } else if (subject.member == nullptr) {
      return false;
    } else if (const auto* with_corpus = std::get_if<CorpusCheck>(&check->run)) {
      (*with_corpus)(*subject.member, *subject.corpus, emit);
    }
    for (size_t i = before; i < findings.size(); ++i) complete(findings[i], rule, subject);
    return true;
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
  const Reader* reader_;
};

Outcome run_member(const CorpusDocument& member, const Corpus& corpus, const RuleSet& rules,
                   std::span<const Check> checks, const Severities& severities,
                   const LintOptions& options) {
  std::optional<Reader> reader;
  if (rules.lexicon) {
    reader.emplace(rules.lexicon, known_names(member.document, corpus.config, corpus.known_people),
                   rules.index);
  }
  const Pipeline pipeline(rules, checks, severities, reader ? &*reader : nullptr);
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
  const auto lint_one = [&](const CorpusDocument& each) {
    return run_member(each, corpus, rules, checks, severities, options);
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
  std::optional<Reader> reader;
  if (rules.lexicon) reader.emplace(rules.lexicon, known_names(document, config, {}), rules.index);
  const Pipeline pipeline(rules, checks, severities, reader ? &*reader : nullptr);
  return pipeline.run({document, document.source.path(), config}).findings;
}

}  // namespace debrief
