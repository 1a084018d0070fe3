#include "debrief/lint/cap.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

#include "debrief/base/strings.h"

namespace debrief {

void cap_findings(std::vector<Finding>& findings, size_t most) {
  if (findings.size() <= most || most == 0) return;
  std::vector<size_t> ranked(findings.size());
  std::iota(ranked.begin(), ranked.end(), size_t{0});
  std::stable_sort(ranked.begin(), ranked.end(),
                   [&](size_t a, size_t b) { return findings[a].severity > findings[b].severity; });
  const size_t hidden = findings.size() - most;
  ranked.resize(most);
  std::sort(ranked.begin(), ranked.end());
  std::vector<Finding> shown;
  for (const size_t i : ranked) shown.push_back(std::move(findings[i]));
  append(shown.back().message, "; ", counted(hidden, "more finding"), " of this document ",
         hidden == 1 ? "is" : "are", " not shown");
  findings = std::move(shown);
}

void cap_each_document(std::vector<Finding>& findings, size_t most) {
  std::vector<Finding> all;
  std::vector<Finding> of_document;
  const auto take = [&] {
    cap_findings(of_document, most);
    std::ranges::move(of_document, std::back_inserter(all));
    of_document.clear();
  };
  for (Finding& finding : findings) {
    if (!of_document.empty() && of_document.front().path != finding.path) take();
    of_document.push_back(std::move(finding));
  }
  take();
  findings = std::move(all);
}

}  // namespace debrief
