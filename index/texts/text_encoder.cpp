#include "index/texts/text_encoder.hpp"

#include <utility>

#include "index/bytes/big_endian.hpp"
#include "index/texts/text_dictionary.hpp"

namespace newsgrep::index {
namespace {

/// Returns the strings of a dictionary, numbered by their codes. Throws if they are damaged.
StringTable strings_of(const TextDictionary& dictionary) {
  StringTable strings;
  std::size_t single_bytes = 0;
  for (std::size_t i = 0; i < dictionary.size(); ++i) {
    const auto string = dictionary[i];
    if (string.size == 0 || string.size > DictionaryString::max_size) throw damaged_dictionary();
    if (strings.add(string.bytes.data(), string.size) != i) throw damaged_dictionary();
    if (string.size == 1) ++single_bytes;
  }
  // Otherwise some text would have no codes.
  if (single_bytes != 256) throw damaged_dictionary();
  return strings;
}

}  // namespace

TextEncoder::TextEncoder(std::string dictionary)
    : dictionary_(std::move(dictionary)), parser_(strings_of(TextDictionary(dictionary_))) {
  const TextDictionary read(dictionary_);
  std::uint32_t value = 0;
  for (std::uint32_t bits = 1; bits <= max_code_bits; ++bits) {
    value <<= 1;
    for (std::uint32_t i = 0; i < read.code_counts()[bits - 1]; ++i) {
      codes_.push_back({value++, bits});
    }
  }
}

void TextEncoder::append(std::string& codes, std::string_view text) const {
  const auto begin = codes.size();
  // Each byte may be a string of its own, and eight bytes are written at once.
  codes.resize(begin + text.size() * max_code_bits / 8 + 2 * sizeof(std::uint64_t));
  auto* to = codes.data() + begin;
  std::uint64_t window = 0;  // Bits not written yet, the next one highest.
  std::uint32_t used = 0;
  parser_.parse(text, [&](std::uint32_t string) {
    const auto [value, bits] = codes_[string];
    window |= std::uint64_t{value} << (64 - used - bits);
    used += bits;
    store_big_endian(to, window);
    const auto whole_bytes = used / 8;
    to += whole_bytes;
    window <<= 8 * whole_bytes;
    used %= 8;
  });
  if (used > 0) ++to;
  codes.resize(static_cast<std::size_t>(to - codes.data()));
}

}  // namespace newsgrep::index
