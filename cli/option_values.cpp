#include "cli/option_values.hpp"

#include <charconv>

#include "cli/usage_error.hpp"

namespace newsgrep::cli {
namespace {

template <typename Number>
Number number_between(std::string_view text, Number least, Number most, const std::string& kind,
                      const std::string& range) {
  Number number{};
  const auto end = text.data() + text.size();
  const auto [stop, failed] = std::from_chars(text.data(), end, number);
  if (stop != end || text.empty() || failed == std::errc::invalid_argument) {
    throw UsageError(std::string(text) + " is not " + kind);
  }
  const bool fits = failed == std::errc() && number >= least && number <= most;
  if (!fits) throw UsageError(std::string(text) + " is not " + range);
  return number;
}

}  // namespace

std::uint64_t whole_number(std::string_view text, std::uint64_t least, std::uint64_t most) {
  return number_between<std::uint64_t>(
      text, least, most, "a whole number",
      "from " + std::to_string(least) + " to " + std::to_string(most));
}

double number_up_to(std::string_view text, double most) {
  return number_between<double>(text, 0, most, "a number",
                                "from 0 to " + std::to_string(static_cast<std::uint64_t>(most)));
}

const std::string& not_empty(const std::string& text) {
  if (text.empty()) throw UsageError("its value is empty");
  return text;
}

}  // namespace newsgrep::cli
