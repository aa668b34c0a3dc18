#include "index/texts/text_dictionary.hpp"

#include <algorithm>

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
  return decode(codes, text, size, [](const char*) {});
}

DictionaryString TextDictionary::operator[](std::size_t number) const {
  return load_number<DictionaryString>(strings_, number * sizeof(DictionaryString));
}

}  // namespace newsgrep::index
