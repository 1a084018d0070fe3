#include "debrief/cli/fix.h"

#include <utility>

#include "debrief/base/parallel.h"
#include "debrief/base/strings.h"
#include "debrief/checks/table.h"
#include "debrief/cli/rewrite.h"
#include "debrief/corpus/index.h"
#include "debrief/corpus/parse_options.h"
#include "debrief/lint/fix.h"
#include "debrief/text/visible.h"

namespace debrief {
namespace {

void tell_dropped(const CorpusDocument& document, const FixedText& text, World& world) {
  for (const DroppedFix& each : text.dropped) {
    world.err << "note: " << visible(document.path) << ':' << each.finding.begin.line << ": "
              << each.finding.rule << " is not fixed: " << visible(each.reason) << '\n';
  }
}

Result<void> put_out(const Corpus& corpus, const CorpusDocument& document, const FixedText& text,
                     FixOutput output, World& world) {
  const std::string_view before = document.document.source.bytes();
  if (output == FixOutput::kText) {
    world.out << text.bytes;
  } else if (output == FixOutput::kDiff) {
    print_diff(document.path, before, text.bytes, world.out_terminal, world.out);
  } else if (text.bytes != before) {
    return rewrite_document(corpus, document, text.bytes, world.files);
  }
  return {};
}

}  // namespace

Result<FixSummary> fix_corpus(Corpus& corpus, const RuleSet& rules, const LintOptions& options,
                              FixOutput output, World& world) {
  const ParseOptions parse = parse_options(corpus.config);
  const auto fix_one = [&](const CorpusDocument& each) {
    const auto find = [&](const Document& document) {
      const CorpusDocument member{each.path, document, each.history};
      return lint_member(member, corpus, rules, all_checks(), options);
    };
    return fix_document(each.document, parse, find);
  };
  const std::vector<FixedText> fixed = parallel_map(corpus.documents, world.jobs, fix_one);
  FixSummary summary;
  for (size_t i = 0; i < fixed.size(); ++i) {
    CorpusDocument& document = corpus.documents[i];
    tell_dropped(document, fixed[i], world);
    DEBRIEF_TRY_VOID(put_out(corpus, document, fixed[i], output, world));
    summary.findings += fixed[i].fixed;
    if (fixed[i].bytes == document.document.source.bytes()) continue;
    ++summary.documents;
    document.document = parse_document(SourceFile(document.path, fixed[i].bytes), parse);
  }
  if (summary.documents > 0 && corpus.ground) {
    corpus.index = {};
    LoadMemo memo;
    index_corpus(corpus, *corpus.ground, look_at_others(corpus, *corpus.ground, world.jobs, memo));
  }
  return summary;
}

}  // namespace debrief
