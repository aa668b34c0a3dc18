#pragma once

#include <string>
#include <string_view>

namespace newsgrep::text {

/// What a run of digits with single commas and dots between them is.
enum class NumberRun {
  number,  ///< One number, a version or an address: 1,100  1.3  1.100.000,50  1,00,000  10.0.2.
  list,    ///< Several numbers with commas between them: 1,2,3.
  date,    ///< Several numbers with dots between them: 12.03.2025.
};

/// Returns what `run` is. It holds ASCII digits, and single commas or dots between digits.
NumberRun read_number_run(std::string_view run);

/// Appends a number as it is indexed: without grouping, with a dot before decimals (1,100 -> 1100,
/// 1,3 -> 1.3). `run` must be a NumberRun::number.
void append_number(std::string_view run, std::string& out);

/// Returns the size in bytes of the run that `text` starts with, up to its last digit; 0 if `text`
/// starts with no digit.
std::size_t number_run_size(std::string_view text);

}  // namespace newsgrep::text
