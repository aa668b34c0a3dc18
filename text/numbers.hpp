#pragma once

#include <string>
#include <string_view>

namespace newsgrep::text {

/// How a run of digits with single commas and dots between them is read.
enum class NumberRun {
  number,  ///< One number, or a version, or an address: 1,100  1.3  1.100.000,50  1,00,000  10.0.2.
  list,    ///< Several, divided by the commas: 1,2,3.
  date,    ///< Several, divided by the dots: 12.03.2025.
};

/// `run` holds ASCII digits with single commas or dots between digits.
NumberRun read_number_run(std::string_view run);

/// Appends one number as it is indexed: no grouping, a dot before decimals (1,100 -> 1100,
/// 1,3 -> 1.3). `run` is one that read_number_run() calls a number.
void append_number(std::string_view run, std::string& out);

/// The size of the run of digits, commas and dots that `text` starts with; ends with a digit.
std::size_t number_run_size(std::string_view text);

}  // namespace newsgrep::text
