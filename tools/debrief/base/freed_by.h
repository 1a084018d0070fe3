#pragma once
// A C library's object as a value that frees itself.

namespace debrief {

/// The deleter of `std::unique_ptr<git_commit, FreedBy<git_commit_free>>`.
template <auto Free>
struct FreedBy {
  template <typename T>
  void operator()(T* raw) const {
    Free(raw);
  }
};

}  // namespace debrief
