#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace newsgrep::cli {

// Readers of an option's value. Each throws UsageError when the value is wrong; the message
// continues the name of the option: ` takes a whole number …`.

/// Returns a whole number from `least` to `most`.
std::uint64_t whole_number(std::string_view text, std::uint64_t least, std::uint64_t most);

/// Returns a number from 0 to `most`.
double number_up_to(std::string_view text, double most);

/// Returns `text`. An empty one is a slip (a variable that is not set), not a wish for all there
/// is.
const std::string& not_empty(const std::string& text);

/// What each value of an option means, when the values are fixed.
template <typename Meaning>
using Choices = std::vector<std::pair<std::string_view, Meaning>>;

/// Returns the values, for OptionValue::choices.
template <typename Meaning>
std::vector<std::string_view> values_of(const Choices<Meaning>& choices) {
  std::vector<std::string_view> values;
  for (const auto& [value, meaning] : choices) values.push_back(value);
  return values;
}

/// Returns what `value`, one of `choices`, means.
template <typename Meaning>
Meaning meaning_of(std::string_view value, const Choices<Meaning>& choices) {
  const auto is_it = [&](const auto& choice) { return choice.first == value; };
  return std::find_if(choices.begin(), choices.end(), is_it)->second;
}

}  // namespace newsgrep::cli
