#include "debrief/corpus/recurrence.h"

#include <algorithm>
#include <string_view>
#include <tuple>

#include "debrief/postmortem/trace.h"

namespace debrief {
namespace {

std::optional<absl::Time> start_of(const Document& document) {
  return document.started ? document.started->instant : std::nullopt;
}

bool share_a_service(const Document& one, const Document& other) {
  return std::ranges::any_of(one.services, [&](const std::string& service) {
    return std::ranges::find(other.services, service) != other.services.end();
  });
}

/// The actions of a document that history proves to have been open at an instant.
std::vector<uint32_t> open_actions(const CorpusDocument& document, absl::Time at) {
  std::vector<uint32_t> open;
  if (!document.history || document.history->life == nullptr) return open;
  for (const ActionLife& life : document.history->life->actions) {
    if (life.index && life.was_open(at) == true) open.push_back(static_cast<uint32_t>(*life.index));
  }
  return open;
}

/// Those of `actions` that are about a factor.
std::vector<uint32_t> about(const Traced& factor, const std::vector<uint32_t>& actions) {
  std::vector<uint32_t> found;
  for (const TraceLink& link : factor.links) {
    if (std::ranges::find(actions, link.action) != actions.end()) found.push_back(link.action);
  }
  return found;
}

class Finder {
 public:
  explicit Finder(const CorpusDocument& later) : later_(later), start_(start_of(later.document)) {}

  void compare(const CorpusDocument& earlier) {
    const Document& document = earlier.document;
    const auto start = start_of(document);
    const bool is_earlier = start && start_ && *start < *start_ &&
                            document.id != later_.document.id &&
                            document.status != Status::kWithdrawn;
    if (!is_earlier || !share_a_service(document, later_.document)) return;
    const std::vector<uint32_t> open = open_actions(earlier, *start_);
    std::optional<Trace> trace;
    for (uint32_t i = 0; i < later_.document.factors.size(); ++i) {
      const std::string& kind = later_.document.factors[i].kind;
      if (kind.empty()) continue;
      for (uint32_t j = 0; j < document.factors.size(); ++j) {
        if (document.factors[j].kind != kind) continue;
        // What is traced is looked up only where it matters.
        if (!trace && !open.empty()) trace = trace_of(document);
        found_.push_back(
            {.earlier = &earlier, .factor = i, .earlier_factor = j, .open_actions = {}});
        if (trace) found_.back().open_actions = about(trace->factors[j], open);
      }
    }
  }

  std::vector<Recurrence> take() {
    std::ranges::sort(found_, {}, [](const Recurrence& each) {
      return std::tuple(each.factor, start_of(each.earlier->document),
                        std::string_view(each.earlier->path), each.earlier_factor);
    });
    return std::move(found_);
  }

 private:
  const CorpusDocument& later_;
  std::optional<absl::Time> start_;
  std::vector<Recurrence> found_;
};

}  // namespace

std::vector<Recurrence> recurrences_of(const CorpusDocument& later, const Corpus& corpus) {
  const bool may_recur = start_of(later.document) &&
                         std::ranges::any_of(later.document.factors,
                                             [](const Factor& each) { return !each.kind.empty(); });
  if (!may_recur || later.document.services.empty()) return {};
  Finder finder(later);
  std::vector<size_t> candidates;
  const auto& by_factor = corpus.index.by_factor_of_service;
  for (const std::string& service : later.document.services) {
    for (const Factor& factor : later.document.factors) {
      const auto having = by_factor.find({service, factor.kind});
      if (having == by_factor.end()) continue;
      candidates.insert(candidates.end(), having->second.begin(), having->second.end());
    }
  }
  std::ranges::sort(candidates);
  const auto repeated = std::ranges::unique(candidates);
  candidates.erase(repeated.begin(), repeated.end());
  for (const size_t each : candidates) finder.compare(corpus.documents[each]);
  for (const CorpusDocument& each : corpus.background) finder.compare(each);
  return finder.take();
}

}  // namespace debrief
