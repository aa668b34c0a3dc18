#include "index/texts/text_dictionary.hpp"

#include <algorithm>
#include <cstring>

#include "index/bytes/big_endian.hpp"
#include "index/bytes/file_errors.hpp"
#include "index/bytes/load_number.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep::index {

Error damaged_dictionary() {
  return damaged_index("a dictionary of its texts");
}

TextDictionary::TextDictionary(std::string_view bytes) {
  if (bytes.size() < sizeof(CodeCounts)) throw damaged_dictionary();
  counts_ = load_number<CodeCounts>(bytes, 0);
  strings_ = bytes.substr(sizeof(CodeCounts));
  if (strings_.size() % sizeof(DictionaryString) != 0) throw damaged_dictionary();

  // A slot without codes leads to a string that does not exist.
  slots_.fill({static_cast<std::uint32_t>(size()), 1, 0});
  std::uint64_t slot = 0;
  std::uint64_t string = 0;
  for (unsigned bits = 1; bits <= max_code_bits; ++bits) {
    const auto count = counts_[bits - 1];
    const auto slots = code_slots(bits, count);
    if (slots > max_code_slots - slot || count > size() - string) throw damaged_dictionary();
    for (std::uint64_t i = 0; i < slots; ++i) {
      auto& at = slots_[slot + i];
      const auto bits_after_slot = bits > code_slot_bits ? bits - code_slot_bits : 0;
      at.code_bits = static_cast<std::uint8_t>(bits);
      at.bits_after_slot = static_cast<std::uint8_t>(bits_after_slot);
      const auto before =
          bits > code_slot_bits ? i << bits_after_slot : i >> (code_slot_bits - bits);
      at.string = static_cast<std::uint32_t>(string + before);
    }
    slot += slots;
    string += count;
  }
  if (string != size()) throw damaged_dictionary();
}

bool TextDictionary::decode(std::string_view codes, char* text, std::size_t size) const {
  const auto strings = this->size();
  const auto* const all = strings_.data();
  const auto end_bit = codes.size() * 8;
  auto* const end = text + size;
  std::size_t bit = 0;
  while (text < end) {
    auto window = load_big_endian(codes.data() + bit / 8) << (bit % 8);
    constexpr int codes_a_window = (64 - 7) / max_code_bits;
    for (int i = 0; i < codes_a_window && text < end; ++i) {
      const auto& slot = slots_[window >> (64 - code_slot_bits)];
      const auto in_slot = (window << code_slot_bits) >> 1 >> (63 - slot.bits_after_slot);
      const auto string = slot.string + in_slot;
      if (string >= strings) return false;
      const auto* const at = all + string * sizeof(DictionaryString);
      std::memcpy(text, at, sizeof(DictionaryString));
      text +=
          static_cast<std::uint8_t>(at[DictionaryString::max_size]) & DictionaryString::max_size;
      window <<= slot.code_bits;
      bit += slot.code_bits;
    }
    if (bit > end_bit) return false;
  }
  return text == end && (bit + 7) / 8 == codes.size();
}

DictionaryString TextDictionary::operator[](std::size_t number) const {
  return load_number<DictionaryString>(strings_, number * sizeof(DictionaryString));
}

}  // namespace newsgrep::index
