#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace newsgrep::test {

/// The bytes that a fuzzer gives, taken piece by piece from the front. What is missing at the end
/// is zero or empty.
class InputBytes {
 public:
  InputBytes(const std::uint8_t* data, std::size_t size)
      : rest_(reinterpret_cast<const char*>(data), size) {}

  bool empty() const { return rest_.empty(); }

  /// Takes a number.
  template <typename Number>
  Number take() {
    Number number{};
    const auto bytes = take_bytes(sizeof(Number));
    std::memcpy(&number, bytes.data(), bytes.size());
    return number;
  }

  /// Takes a number below `limit`; 0 if `limit` is 0.
  std::size_t take_below(std::size_t limit) {
    const auto number = limit > 256 ? take<std::uint32_t>() : take<std::uint8_t>();
    return limit == 0 ? 0 : number % limit;
  }

  /// Takes up to `size` bytes.
  std::string_view take_bytes(std::size_t size) {
    const auto taken = rest_.substr(0, std::min(size, rest_.size()));
    rest_.remove_prefix(taken.size());
    return taken;
  }

  /// Takes the bytes up to the next zero byte, which is passed over.
  std::string_view take_text() {
    const auto end = rest_.find('\0');
    const auto taken = rest_.substr(0, end);
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    return taken;
  }

 private:
  std::string_view rest_;
};

}  // namespace newsgrep::test
