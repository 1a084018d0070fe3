#include "debrief/lint/fix.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "debrief/base/strings.h"
#include "debrief/lint/suppress.h"
#include "debrief/postmortem/unread.h"
#include "debrief/text/edit.h"

namespace debrief {
namespace {

constexpr int kMostRounds = 10;

/// Whether two edits change the same bytes or the same place between bytes.
bool touch(const Edit& a, const Edit& b) {
  return a.span.overlaps(b.span) || a.span.begin == b.span.begin ||
         (a.span.empty() && b.span.contains(a.span.begin)) ||
         (b.span.empty() && a.span.contains(b.span.begin));
}

/// Whether the edits lie in the file and apart from each other.
bool are_sound(const std::vector<Edit>& edits, uint32_t size) {
  for (size_t i = 0; i < edits.size(); ++i) {
    if (edits[i].span.begin > edits[i].span.end || edits[i].span.end > size) return false;
    for (size_t j = 0; j < i; ++j) {
      if (touch(edits[i], edits[j])) return false;
    }
  }
  return !edits.empty();
}

/// Where a place of the old text is in the new one; a place inside of an edit is at its end.
uint32_t moved(uint32_t place, const std::vector<Edit>& sorted) {
  int64_t shift = 0;
  for (const Edit& edit : sorted) {
    if (edit.span.begin >= place) break;
    const auto size = static_cast<int64_t>(edit.text.size());
    if (edit.span.end > place) return static_cast<uint32_t>(edit.span.begin + shift + size);
    shift += size - static_cast<int64_t>(edit.span.size());
  }
  return static_cast<uint32_t>(place + shift);
}

/// Errors that a fix must not bring.
bool is_guarded(const Finding& finding) {
  if (finding.severity != Severity::kError) return false;
  return finding.rule.starts_with("metadata/") || finding.rule.starts_with("timeline/") ||
         finding.rule.starts_with("links/") || finding.rule == kSuppressionRule;
}

using RuleCounts = std::map<std::string, size_t>;

/// A text of the document with what is found in it.
struct FixState {
  Document document;
  std::vector<Finding> findings;
};

class Fixer {
 public:
  Fixer(const Document& document, const ParseOptions& parse, const FindAgain& find)
      : parse_(parse), find_(find), state_{document, find(document)} {}

  FixedText run() {
    for (int round = 0; round < kMostRounds; ++round) {
      const std::vector<size_t> chosen = choose();
      if (chosen.empty()) break;
      if (try_all(chosen).empty()) continue;
      if (!step_by_step(chosen.size())) break;
    }
    return {std::string(state_.document.source.bytes()), fixed_, std::move(dropped_)};
  }

 private:
  using Key = std::pair<std::string, std::string>;
  static Key key_of(const Finding& finding) { return {finding.rule, finding.fingerprint}; }

  /// The findings whose fixes can be applied together, in the order of the text.
  std::vector<size_t> choose() {
    std::vector<size_t> chosen;
    std::vector<Edit> taken;
    for (size_t i = 0; i < state_.findings.size(); ++i) {
      const Finding& finding = state_.findings[i];
      if (!finding.fix || given_up_.contains(key_of(finding))) continue;
      if (!are_sound(finding.fix->edits, state_.document.source.size())) {
        give_up(finding, "its edits are not apart");
        continue;
      }
      const bool free = std::ranges::none_of(finding.fix->edits, [&](const Edit& edit) {
        return std::ranges::any_of(taken, [&](const Edit& other) { return touch(edit, other); });
      });
      if (!free) continue;
      taken.insert(taken.end(), finding.fix->edits.begin(), finding.fix->edits.end());
      chosen.push_back(i);
    }
    return chosen;
  }

  void give_up(const Finding& finding, std::string reason) {
    given_up_.insert(key_of(finding));
    dropped_.push_back({finding, std::move(reason)});
  }

  /// Applies fixes and moves on when that proves true; else the reason.
  std::string try_all(const std::vector<size_t>& chosen) {
    std::vector<Edit> edits;
    for (const size_t i : chosen) {
      const auto& own = state_.findings[i].fix->edits;
      edits.insert(edits.end(), own.begin(), own.end());
    }
    std::ranges::stable_sort(edits, {}, &Edit::span);
    const SourceFile& source = state_.document.source;
    FixState next{
        parse_document(SourceFile(source.path(), apply_edits(source.bytes(), edits)), parse_), {}};
    if (unread_part(next.document) || next.document.mode != state_.document.mode) {
      return "the document would not be read whole any more";
    }
    next.findings = find_(next.document);
    if (std::string reason = doubt(chosen, edits, next.findings); !reason.empty()) return reason;
    fixed_ += chosen.size();
    state_ = std::move(next);
    return {};
  }

  /// What speaks against a result; empty when nothing does.
  std::string doubt(const std::vector<size_t>& chosen, const std::vector<Edit>& edits,
                    const std::vector<Finding>& after) const {
    RuleCounts fixed, before_all, after_all, before_errors, after_errors;
    for (const Finding& each : state_.findings) {
      ++before_all[each.rule];
      if (is_guarded(each)) ++before_errors[each.rule];
    }
    for (const Finding& each : after) {
      ++after_all[each.rule];
      if (is_guarded(each)) ++after_errors[each.rule];
    }
    for (const auto& [rule, count] : after_errors) {
      if (count > before_errors[rule]) return concat("it would bring an error of ", rule);
    }
    for (const size_t i : chosen) ++fixed[state_.findings[i].rule];
    for (const size_t i : chosen) {
      const Finding& finding = state_.findings[i];
      const bool fewer = after_all[finding.rule] + fixed[finding.rule] <= before_all[finding.rule];
      if (!fewer && is_there(finding, edits, after)) return "its finding would still be there";
    }
    return {};
  }

  static bool is_there(const Finding& finding, const std::vector<Edit>& edits,
                       const std::vector<Finding>& after) {
    const uint32_t place = moved(finding.span.begin, edits);
    return std::ranges::any_of(after, [&](const Finding& each) {
      return each.rule == finding.rule && each.message == finding.message &&
             (each.span.begin == place || each.span.contains(place));
    });
  }

  /// Applies as many fixes as were chosen one at a time, so that the one that does harm is known;
  /// whether anything came of it.
  bool step_by_step(size_t many) {
    bool moved_on = false;
    for (size_t step = 0; step < many; ++step) {
      const std::vector<size_t> chosen = choose();
      if (chosen.empty()) break;
      const Finding first = state_.findings[chosen.front()];
      std::string reason = try_all({chosen.front()});
      if (!reason.empty()) give_up(first, std::move(reason));
      moved_on = true;
    }
    return moved_on;
  }

  const ParseOptions& parse_;
  const FindAgain& find_;
  FixState state_;
  size_t fixed_ = 0;
  std::set<Key> given_up_;
  std::vector<DroppedFix> dropped_;
};

}  // namespace

FixedText fix_document(const Document& document, const ParseOptions& parse, const FindAgain& find) {
  if (const auto unread = unread_part(document)) {
    FixedText text{std::string(document.source.bytes())};
    for (Finding& finding : find(document)) {
      if (!finding.fix) continue;
      text.dropped.push_back(
          {std::move(finding), concat("the document is not read whole; ", unread->message)});
    }
    return text;
  }
  return Fixer(document, parse, find).run();
}

}  // namespace debrief
