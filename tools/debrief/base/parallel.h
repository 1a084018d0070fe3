#pragma once
// Work spread over threads whose result does not depend on how many there are.

#include <atomic>
#include <cstddef>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace debrief {

/// How many threads to use when the user does not say: the hardware's, at least 1.
inline unsigned default_jobs() {
  const unsigned count = std::thread::hardware_concurrency();
  return count == 0 ? 1 : count;
}

/// `{work(items[0]), work(items[1]), …}` in the order of the items, computed by up to `jobs`
/// threads.
///
/// `work` must be safe to call from several threads and must not throw. One item or one job runs in
/// the caller.
template <typename Item, typename Work>
auto parallel_map(const std::vector<Item>& items, unsigned jobs, const Work& work) {
  using Value = decltype(work(items.front()));
  std::vector<std::optional<Value>> slots(items.size());
  std::atomic<size_t> next{0};
  const auto run = [&] {
    for (size_t i = next.fetch_add(1); i < items.size(); i = next.fetch_add(1)) {
      slots[i].emplace(work(items[i]));
    }
  };
  {
    std::vector<std::jthread> threads;
    for (size_t i = 1; i < jobs && i < items.size(); ++i) threads.emplace_back(run);
    run();
  }
  std::vector<Value> values;
  values.reserve(items.size());
  for (auto& slot : slots) values.push_back(std::move(*slot));
  return values;
}

}  // namespace debrief
