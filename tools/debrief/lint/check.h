#pragma once
// To add a structural check: write `void my_check(const Document&, const Config&, Emit&)` in
// a file of checks/ of its own, declare it in checks/checks.h, add its row to checks/table.cpp, and
// name it in the rule's YAML (`check: my-check`). The type of the function says what it reads, so
// that an editor runs only what it can: one that looks at words as well takes the document's
// Readings before the Emit.

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "debrief/corpus/corpus.h"
#include "debrief/lint/finding.h"
#include "debrief/lint/readings.h"
#include "debrief/postmortem/document.h"
#include "debrief/rules/rule.h"

namespace debrief {

/// Takes what a check observes. The rule's YAML supplies severity, question and the words around.
class Emit {
 public:
  /// One observation, open for additions until the next one.
  class Draft {
   public:
    explicit Draft(Finding& finding) : finding_(finding) {}
    Draft& note(Span span, std::string message);
    Draft& fix(std::string description, std::vector<Edit> edits);
    Draft& question(std::string text);
    Draft& rewrite(std::string text);
    /// One severity step lower than the rule says, never below info: the observation holds, but
    /// weighs less here.
    Draft& weaken();

   private:
    Finding& finding_;
  };

  /// Findings are appended to `findings` and have `severity` unless they are weakened.
  explicit Emit(std::vector<Finding>& findings, Severity severity = Severity::kWarning)
      : findings_(findings), severity_(severity) {}

  /// `message` is the observation in house style; an empty one takes the rule's own.
  Draft operator()(Span span, std::string message = {});

 private:
  std::vector<Finding>& findings_;
  Severity severity_;
};

using DocumentCheck = void (*)(const Document& document, const Config& config, Emit& emit);
/// Looks at how something is worded as well as at where it stands.
using WordingCheck = void (*)(const Document& document, const Config& config, Readings& readings,
                              Emit& emit);
/// Of a document alone the history is not known.
using HistoryCheck = void (*)(const CorpusDocument& document, const Config& config, Emit& emit);
using CorpusCheck = void (*)(const CorpusDocument& document, const Corpus& corpus, Emit& emit);

struct Check {
  std::string_view name;  ///< `facts-missing`
  std::variant<DocumentCheck, WordingCheck, HistoryCheck, CorpusCheck> run;
};

}  // namespace debrief
