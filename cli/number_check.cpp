#include "cli/number_check.hpp"

#include <charconv>
#include <string>

#include "cli/terminal.hpp"

namespace newsgrep::cli {
namespace {

template <typename Number>
CLI::Validator number_between(Number least, Number most, const std::string& kind,
                              const std::string& range) {
  const auto check = [=](const std::string& text) -> std::string {
    Number number{};
    const auto end = text.data() + text.size();
    const auto [stop, failed] = std::from_chars(text.data(), end, number);
    if (stop != end || text.empty() || failed == std::errc::invalid_argument) {
      return visible(text) + " is not " + kind;
    }
    const bool fits = failed == std::errc() && number >= least && number <= most;
    return fits ? std::string() : visible(text) + " is not " + range;
  };
  return {check, ""};
}

}  // namespace

CLI::Validator whole_number(std::uint64_t least, std::uint64_t most) {
  return number_between<std::uint64_t>(
      least, most, "a whole number",
      "from " + std::to_string(least) + " to " + std::to_string(most));
}

CLI::Validator number_up_to(double most) {
  return number_between<double>(0, most, "a number",
                                "from 0 to " + std::to_string(static_cast<std::uint64_t>(most)));
}

}  // namespace newsgrep::cli
