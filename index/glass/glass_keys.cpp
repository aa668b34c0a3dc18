#include "index/glass/glass_keys.hpp"

namespace newsgrep::index {
namespace {

constexpr char escape = '\xFF';

/// Returns where the term ends in `key`: the place of the zero byte before the number of a later
/// chunk, or the end of the key of a first chunk.
std::size_t end_of_term(std::string_view key) {
  if (key.starts_with(lengths_key)) return 0;
  for (std::size_t i = 0; i < key.size(); ++i) {
    if (key[i] != '\0') continue;
    if (!key.substr(i + 1).starts_with(escape)) return i;
    ++i;
  }
  return key.size();
}

}  // namespace

void append_sortable(std::string& out, std::uint32_t value) {
  if (value < 0x8000) {
    out.push_back(static_cast<char>(value >> 8));
    out.push_back(static_cast<char>(value));
    return;
  }
  unsigned bytes = 3;
  for (auto rest = value >> 22; rest != 0; rest >>= 7) ++bytes;
  const auto marked = value | std::uint64_t{0xFF00U >> (bytes - 2) & 0xFFU} << (8 * (bytes - 1));
  for (unsigned i = bytes; i-- > 0;) out.push_back(static_cast<char>(marked >> (8 * i)));
}

std::string first_chunk_key(std::string_view term) {
  std::string key;
  for (const char byte : term) {
    key.push_back(byte);
    if (byte == '\0') key.push_back(escape);
  }
  return key;
}

std::string later_chunk_key(std::string_view first_key, std::uint32_t first_passage) {
  std::string key(first_key);
  if (first_key != lengths_key) key.push_back('\0');
  append_sortable(key, first_passage);
  return key;
}

std::string key_after_chunks(std::string_view first_key) {
  return std::string(first_key).append(1, '\0').append(1, escape);
}

std::string term_of_chunk_key(std::string_view key) {
  key = key.substr(0, end_of_term(key));
  std::string term;
  for (std::size_t i = 0; i < key.size(); ++i) {
    term.push_back(key[i]);
    if (key[i] == '\0') ++i;  // The escape.
  }
  return term;
}

std::optional<std::uint32_t> passage_of_chunk_key(std::string_view key) {
  const auto begin = key.starts_with(lengths_key) ? lengths_key.size() : end_of_term(key) + 1;
  if (begin + 2 > key.size() || begin + max_sortable_bytes < key.size()) return std::nullopt;
  const auto bytes = key.size() - begin;
  std::uint64_t value = 0;
  for (const char c : key.substr(begin)) value = value << 8 | static_cast<unsigned char>(c);
  if (bytes > 2) value &= (std::uint64_t{1} << (8 * bytes - (bytes - 1))) - 1;
  return static_cast<std::uint32_t>(value);
}

}  // namespace newsgrep::index
