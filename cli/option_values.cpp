#include "cli/option_values.hpp"

#include <charconv>

#include "cli/usage_error.hpp"

namespace newsgrep::cli {
namespace {

template <typename Number>
Number number_between(std::string_view text, Number least, Number most, const std::string& kind) {
  Number number{};
  const auto end = text.data() + text.size();
  const auto [stop, failed] = std::from_chars(text.data(), end, number);
  if (failed == std::errc() && stop == end && number >= least && number <= most) return number;
  const auto written = [](Number limit) {
    return std::to_string(static_cast<std::uint64_t>(limit));
  };
  throw UsageError(" takes " + kind + " from " + written(least) + " to " + written(most) +
                   ", not '" + std::string(text) + "'");
}

}  // namespace

std::uint64_t whole_number(std::string_view text, std::uint64_t least, std::uint64_t most) {
  return number_between<std::uint64_t>(text, least, most, "a whole number");
}

double number_up_to(std::string_view text, double most) {
  return number_between<double>(text, 0, most, "a number");
}

const std::string& not_empty(const std::string& text) {
  if (text.empty()) throw UsageError(" was given an empty value", "Is a shell variable unset?");
  return text;
}

}  // namespace newsgrep::cli
