#include "index/texts/text_parser.hpp"

#include <bit>
#include <cstring>
#include <utility>

namespace newsgrep::index {
namespace {

constexpr unsigned sizes_bits = 14;
constexpr std::size_t hashed_bytes = 3;

/// Returns the place in TextParser::sizes_ for strings that start with the three bytes at `at`. The
/// byte after them must be readable.
std::size_t place_of_sizes(const char* at) {
  std::uint32_t bytes;
  std::memcpy(&bytes, at, sizeof(bytes));
  return (bytes << 8) * 0x9E3779B1U >> (32 - sizes_bits);
}

}  // namespace

TextParser::TextParser(StringTable strings)
    : strings_(std::move(strings)),
      size_(strings_.size()),
      sizes_(std::size_t{1} << sizes_bits),
      next_bytes_(size_) {
  for (unsigned byte = 0; byte < bytes_.size(); ++byte) {
    const char single[StringTable::readable_bytes] = {static_cast<char>(byte)};
    bytes_[byte] = strings_.find(single, 1);
  }
  for (std::size_t number = 0; number < size_; ++number) {
    const auto string = strings_[number];
    const auto* const begin = string.bytes.data();
    const auto* const end = begin + string.size;
    if (string.size >= hashed_bytes) {
      auto& sizes = sizes_[place_of_sizes(begin)];
      sizes = static_cast<std::uint16_t>(sizes | 1U << string.size);
    }
    for (const auto* at = end_of_piece(begin, end); at != end; at = end_of_piece(at, end)) {
      const auto pieces = strings_.add(begin, static_cast<std::size_t>(at - begin));
      if (pieces >= next_bytes_.size()) next_bytes_.resize(pieces + 1);
      // After a space that is a piece of its own, anything may follow.
      const bool is_space = at + 1 == end && *at == ' ';
      next_bytes_[pieces] |= is_space ? UINT32_MAX : 1U << bit_of_next(at);
    }
  }
  next_bytes_.resize(strings_.size());
}

TextParser::Part TextParser::longest(const char* at, const char* end) const {
  const auto room = static_cast<std::size_t>(end - at);
  unsigned sizes = sizes_[place_of_sizes(at)] | 1U << 2;
  if (room < DictionaryString::max_size) sizes &= (2U << room) - 1;
  while (sizes != 0) {
    const auto size = static_cast<std::uint32_t>(std::bit_width(sizes)) - 1;
    const auto string = strings_.find(at, size);
    if (string < size_) return {string, size};
    sizes ^= 1U << size;
  }
  return {bytes_[static_cast<unsigned char>(*at)], 1};
}

}  // namespace newsgrep::index
