#pragma once

#include <memory>
#include <utility>

namespace newsgrep::query {

/// Owns a T on the heap, so that a T may contain one of its own kind. Copies copy the T. Never
/// empty, except after it was moved from.
template <typename T>
class Boxed {
 public:
  explicit Boxed(std::unique_ptr<T> value) : value_(std::move(value)) {}
  Boxed(const Boxed& other) : value_(std::make_unique<T>(*other)) {}
  Boxed(Boxed&& other) noexcept = default;
  Boxed& operator=(Boxed other) noexcept {
    value_.swap(other.value_);
    return *this;
  }
  ~Boxed() = default;

  T& operator*() { return *value_; }
  const T& operator*() const { return *value_; }
  T* operator->() { return value_.get(); }
  const T* operator->() const { return value_.get(); }

 private:
  std::unique_ptr<T> value_;
};

/// Returns `value` in a box.
template <typename T>
Boxed<T> boxed(T value) {
  return Boxed<T>(std::make_unique<T>(std::move(value)));
}

}  // namespace newsgrep::query
