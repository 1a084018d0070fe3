#pragma once
// Lists and texts that are one pointer wide, for trees of many nodes of which most have neither:
// the vectors and strings of the standard library take 24 and 32 bytes each when they are empty.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <initializer_list>
#include <iterator>
#include <new>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace debrief {

/// A std::vector of few and small elements, in its own words as far as it goes. Size and capacity
/// lie before the elements; an empty list that never held any has no memory of its own. Not more
/// than 2³² − 1 elements.
template <typename T>
class PackedList {
  static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= alignof(uint64_t));

 public:
  using value_type = T;
  using iterator = T*;
  using const_iterator = const T*;
  using reference = T&;
  using const_reference = const T&;

  PackedList() = default;
  PackedList(std::initializer_list<T> elements) { assign(std::span<const T>(elements)); }
  explicit PackedList(std::span<const T> elements) { assign(elements); }
  PackedList(const PackedList& other) { assign(std::span<const T>(other)); }
  PackedList(PackedList&& other) noexcept : head_(std::exchange(other.head_, nullptr)) {}
  PackedList& operator=(const PackedList& other) {
    if (this != &other) assign(std::span<const T>(other));
    return *this;
  }
  PackedList& operator=(PackedList&& other) noexcept {
    std::swap(head_, other.head_);
    return *this;
  }
  ~PackedList() { std::free(head_); }

  /// Copies elements that are not this list's own; a list that grows by it has no room to spare.
  void assign(std::span<const T> elements) {
    if (elements.size() > capacity()) reserve_exactly(elements.size());
    if (head_ == nullptr) return;
    std::copy(elements.begin(), elements.end(), data());
    head_->size = static_cast<uint32_t>(elements.size());
  }

  bool empty() const { return size() == 0; }
  size_t size() const { return head_ == nullptr ? 0 : head_->size; }
  size_t capacity() const { return head_ == nullptr ? 0 : head_->capacity; }
  T* data() { return head_ == nullptr ? nullptr : reinterpret_cast<T*>(head_ + 1); }
  const T* data() const {
    return head_ == nullptr ? nullptr : reinterpret_cast<const T*>(head_ + 1);
  }

  T* begin() { return data(); }
  T* end() { return data() + size(); }
  const T* begin() const { return data(); }
  const T* end() const { return data() + size(); }
  auto rbegin() const { return std::make_reverse_iterator(end()); }
  auto rend() const { return std::make_reverse_iterator(begin()); }
  T& operator[](size_t at) { return data()[at]; }
  const T& operator[](size_t at) const { return data()[at]; }
  T& front() { return *data(); }
  const T& front() const { return *data(); }
  T& back() { return data()[size() - 1]; }
  const T& back() const { return data()[size() - 1]; }

  void push_back(const T& element) {
    const T own = element;
    if (size() == capacity()) reserve_exactly(std::max(2 * capacity(), kFirst));
    data()[head_->size++] = own;
  }
  void pop_back() { --head_->size; }
  void clear() {
    if (head_ != nullptr) head_->size = 0;
  }
  /// New elements are T().
  void resize(size_t size) {
    const size_t before = this->size();
    if (size > capacity()) reserve_exactly(size);
    if (head_ == nullptr) return;
    if (size > before) std::fill(data() + before, data() + size, T());
    head_->size = static_cast<uint32_t>(size);
  }
  T* erase(const T* first, const T* last) {
    T* const to = begin() + (first - begin());
    if (first == last) return to;
    const T* const behind = std::copy(begin() + (last - begin()), end(), to);
    head_->size = static_cast<uint32_t>(behind - begin());
    return to;
  }
  T* erase(const T* at) { return erase(at, at + 1); }
  void give_back_room() {
    if (size() < capacity()) reserve_exactly(size());
  }

  friend bool operator==(const PackedList& a, const PackedList& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
  }

 private:
  struct alignas(uint64_t) Head {
    uint32_t size, capacity;
  };
  /// Fills what the allocator gives for the smallest request.
  static constexpr size_t kFirst = std::max<size_t>(1, 16 / sizeof(T));

  void reserve_exactly(size_t capacity) {
    if (capacity == 0) {
      std::free(std::exchange(head_, nullptr));
      return;
    }
    const size_t size = this->size();
    auto* const head = static_cast<Head*>(std::realloc(head_, sizeof(Head) + capacity * sizeof(T)));
    if (head == nullptr) throw std::bad_alloc();
    *head = {.size = static_cast<uint32_t>(size), .capacity = static_cast<uint32_t>(capacity)};
    head_ = head;
  }

  Head* head_ = nullptr;
};

/// A text that is set as a whole and read as a std::string_view.
class PackedText {
 public:
  PackedText() = default;
  explicit PackedText(std::string_view text) : bytes_(std::span<const char>(text)) {}
  PackedText& operator=(std::string_view text) {
    // The text may be a part of this one.
    bytes_ = PackedList<char>(std::span<const char>(text));
    return *this;
  }

  operator std::string_view() const { return {bytes_.data(), bytes_.size()}; }
  std::string_view view() const { return *this; }
  std::string str() const { return std::string(view()); }
  bool empty() const { return bytes_.empty(); }
  size_t size() const { return bytes_.size(); }

  friend bool operator==(const PackedText& a, const PackedText& b) { return a.view() == b.view(); }
  friend bool operator==(const PackedText& a, std::string_view b) { return a.view() == b; }

 private:
  PackedList<char> bytes_;
};

}  // namespace debrief
