#pragma once

#include <CLI/CLI.hpp>

#include <cstdint>

namespace newsgrep::cli {

/// The value has to be a whole number from `least` to `most`.
CLI::Validator whole_number(std::uint64_t least, std::uint64_t most);

/// The value has to be a number from 0 to `most`.
CLI::Validator number_up_to(double most);

}  // namespace newsgrep::cli
