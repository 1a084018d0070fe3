#include "debrief/format/proof.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "debrief/base/strings.h"
#include "debrief/postmortem/trace.h"

namespace debrief {
namespace {

template <typename T>
std::vector<T> values_of(const std::vector<Located<T>>& located) {
  std::vector<T> values;
  for (const auto& each : located) values.push_back(each.value);
  return values;
}

template <typename T>
std::optional<T> value_of(const std::optional<Located<T>>& located) {
  return located ? std::optional(located->value) : std::nullopt;
}

std::vector<std::string> names_of(const std::vector<PersonReference>& people) {
  std::vector<std::string> names;
  for (const auto& each : people) names.push_back(concat(each.name, "\n", each.role));
  return names;
}

/// What a list of entries says, without its places.
template <typename T, typename Values>
bool same_list(const std::vector<T>& a, const std::vector<T>& b, Values values) {
  return std::ranges::equal(a, b, {}, values, values);
}

class FormatProof {
 public:
  FormatProof(const Document& before, const Document& after, const std::vector<Span>& meant,
              const std::vector<AssignedId>& assigned)
      : before_(before), after_(after), meant_(meant) {
    for (const AssignedId& each : assigned) assigned_[each.span] = each.id;
  }

  FormatDifference compare() {
    compare_entries(EntryList::kTimeline, before_.timeline, after_.timeline, same_entry);
    compare_entries(EntryList::kActions, before_.actions, after_.actions,
                    [&](const Action& a, const Action& b) { return same_action(a, b); });
    compare_entries(EntryList::kFactors, before_.factors, after_.factors,
                    [&](const Factor& a, const Factor& b) { return same_factor(a, b); });
    if (!same_identity() || !same_stories() || !same_analysis() || !same_trace() || !same_texts() ||
        !same_markup() || !same_directives()) {
      difference_.elsewhere = true;
    }
    return std::move(difference_);
  }

 private:
  template <typename T, typename Same>
  void compare_entries(EntryList list, const std::vector<T>& before, const std::vector<T>& after,
                       Same same) {
    if (before.size() != after.size()) {
      difference_.elsewhere = true;
      return;
    }
    for (size_t i = 0; i < before.size(); ++i) {
      if (!same(before[i], after[i])) difference_.entries.emplace_back(list, i);
    }
  }

  static bool same_entry(const TimelineEntry& a, const TimelineEntry& b) {
    return std::tie(a.at, a.until, a.phase, a.text, a.source, a.id, a.suggestion) ==
               std::tie(b.at, b.until, b.phase, b.text, b.source, b.id, b.suggestion) &&
           a.at_text.empty() == b.at_text.empty();
  }

  /// The id that an entry must have afterwards.
  const std::string& id_after(Span span, const std::string& id) const {
    const auto found = assigned_.find(span);
    return found == assigned_.end() ? id : found->second;
  }

  bool same_action(const Action& a, const Action& b) const {
    return id_after(a.span, a.id) == b.id && a.text == b.text &&
           names_of(a.owners) == names_of(b.owners) && value_of(a.due) == value_of(b.due) &&
           value_of(a.unread_due) == value_of(b.unread_due) &&
           std::tie(a.status, a.type, a.strength, a.reason) ==
               std::tie(b.status, b.type, b.strength, b.reason) &&
           values_of(a.addresses) == values_of(b.addresses) &&
           value_of(a.tracker) == value_of(b.tracker);
  }

  bool same_factor(const Factor& a, const Factor& b) const {
    return id_after(a.span, a.id) == b.id && a.kind == b.kind && a.text == b.text &&
           values_of(a.evidence) == values_of(b.evidence) &&
           value_of(a.accepted) == value_of(b.accepted);
  }

  bool same_identity() const {
    const auto section = [](const Section& each) {
      return std::tie(each.role, each.title, each.level, each.parent);
    };
    return before_.mode == after_.mode &&
           before_.source.slice(before_.front_matter.span) ==
               after_.source.slice(after_.front_matter.span) &&
           std::tie(before_.id, before_.title, before_.status, before_.severity, before_.started,
                    before_.detected, before_.mitigated, before_.resolved, before_.services,
                    before_.owner) == std::tie(after_.id, after_.title, after_.status,
                                               after_.severity, after_.started, after_.detected,
                                               after_.mitigated, after_.resolved, after_.services,
                                               after_.owner) &&
           names_of(before_.participants) == names_of(after_.participants) &&
           std::ranges::equal(before_.sections, after_.sections, {}, section, section);
  }

  bool same_stories() const {
    return same_list(before_.stories, after_.stories,
                     [](const Story& each) {
                       return std::tuple(each.who, each.role, each.section, each.declined);
                     }) &&
           same_list(before_.second_stories, after_.second_stories, [](const SecondStory& each) {
             return std::tuple(each.who, each.first, each.second);
           });
  }

  bool same_analysis() const {
    return same_list(before_.facts, after_.facts,
                     [](const Fact& each) { return std::tuple(each.id, each.text); }) &&
           same_list(before_.whys, after_.whys,
                     [](const Why& each) {
                       return std::tuple(each.question, each.answer, each.parent);
                     }) &&
           same_list(before_.check_back, after_.check_back,
                     [](const CheckBack& each) {
                       return std::tuple(each.subject, each.fact, values_of(each.through),
                                         value_of(each.accepted));
                     }) &&
           same_list(before_.amendments, after_.amendments,
                     [](const Amendment& each) { return std::tuple(each.at, each.text); }) &&
           value_of(before_.no_actions) == value_of(after_.no_actions);
  }

  /// References lead where they led, by their ids or by places.
  bool same_trace() const {
    const Trace a = trace_of(before_), b = trace_of(after_);
    const auto values = [](const Traced& each) {
      std::vector<std::pair<uint32_t, std::optional<uint32_t>>> links;
      for (const TraceLink& link : each.links) links.emplace_back(link.action, link.through);
      return std::tuple(each.state, std::move(links), each.factors, each.accepted);
    };
    return same_list(a.facts, b.facts, values) && same_list(a.factors, b.factors, values) &&
           a.unplaced == b.unplaced;
  }

  /// Whether a place that is meant to change stands in the span or touches it.
  bool is_meant(Span span) const {
    const auto place = std::ranges::lower_bound(meant_, span.begin, {}, &Span::end);
    return place != meant_.end() && place->begin <= span.end;
  }

  /// Text is the same, kind for kind, but for what is meant to change.
  bool same_texts() const {
    if (before_.texts.size() != after_.texts.size()) return false;
    for (size_t i = 0; i < before_.texts.size(); ++i) {
      const TextBlock& a = before_.texts[i];
      const TextBlock& b = after_.texts[i];
      if (a.kind != b.kind || a.role != b.role || a.quoted != b.quoted) return false;
      if (a.prose.text == b.prose.text) continue;
      const bool field = a.kind == TextKind::kField;
      if (field || !is_meant(before_.markdown.blocks[a.block].span)) return false;
    }
    return true;
  }

  /// Links, images, code, comments and struck text, each as often as before.
  static std::vector<std::string> markup_of(const Document& document) {
    std::vector<std::string> all;
    for (const Inline& piece : document.markdown.inlines) {
      if (piece.kind == InlineKind::kText || piece.kind == InlineKind::kStrong ||
          piece.kind == InlineKind::kSoftBreak || piece.kind == InlineKind::kEmphasis) {
        continue;
      }
      // What code says is compared with the text around it; a time may stand in it.
      const bool code = piece.kind == InlineKind::kCode;
      all.push_back(concat(static_cast<int>(piece.kind), " ", code ? "" : piece.literal.view(), " ",
                           piece.url, " ", piece.title));
    }
    std::ranges::sort(all);
    return all;
  }

  static std::vector<std::string> blocks_of(const Document& document) {
    std::vector<std::string> all;
    for (const Block& block : document.markdown.blocks) {
      all.push_back(concat(static_cast<int>(block.kind), " ", block.parent, " ", block.literal));
    }
    return all;
  }

  bool same_markup() const {
    return markup_of(before_) == markup_of(after_) && blocks_of(before_) == blocks_of(after_);
  }

  bool same_directives() const {
    return same_list(before_.directives, after_.directives, [](const Directive& each) {
      return std::tuple(each.scope, each.unknown, values_of(each.rules), each.reason);
    });
  }

  const Document& before_;
  const Document& after_;
  const std::vector<Span>& meant_;
  std::map<Span, std::string> assigned_;
  FormatDifference difference_;
};

}  // namespace

FormatDifference compare_formatted(const Document& before, const Document& after,
                                   const std::vector<Span>& meant,
                                   const std::vector<AssignedId>& assigned) {
  return FormatProof(before, after, meant, assigned).compare();
}

}  // namespace debrief
