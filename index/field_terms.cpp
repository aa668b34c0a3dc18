#include "index/field_terms.hpp"

#include <array>
#include <charconv>

#include "text/stable_hash.hpp"

namespace newsgrep::index {
namespace {

std::string hex(std::uint64_t value) {
  std::array<char, 16> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, 16).ptr;
  return {digits.data(), end};
}

std::string prefixed(std::string_view prefix, std::string_view rest) {
  return std::string(prefix).append(rest);
}

}  // namespace

bool is_word(std::string_view term) {
  return !term.empty() && (term.front() < 'A' || term.front() > 'Z');
}

std::string value_term(std::string_view prefix, std::string_view value) {
  if (value.size() <= max_value_bytes) return prefixed(prefix, value);
  return prefixed(prefix, value.substr(0, max_value_bytes)) + hex(text::stable_hash(value));
}

std::optional<std::string_view> value_of_term(std::string_view term, std::string_view prefix) {
  const auto value = term.substr(prefix.size());
  if (value.size() > max_value_bytes) return std::nullopt;
  return value;
}

std::string day_term(text::Day day) {
  auto term = prefixed(term_prefix::day, text::to_string(day));
  std::erase(term, '-');
  return term;
}

}  // namespace newsgrep::index
