#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/run_program.hpp"

namespace newsgrep::test {

/// Kinds of calls that change what is on the disk, as preload.cpp names them.
inline constexpr auto changing_calls = "create,write,sync,rename,unlink,mkdir,truncate";

/// What happens to a program at one of its system calls; see preload.cpp.
struct Fault {
  std::string calls;     ///< Kinds of calls that are met, with commas between.
  std::string action;    ///< What happens at a call: `fail_once`, `kill_after` …
  std::size_t at = 0;    ///< The number of the call at which it happens, from 1.
  int error_number = 0;  ///< The error of a call that fails.
};

/// How a program with a fault ended.
struct FaultyRun {
  ProgramResult result;
  std::string report;  ///< What the preload library reported: empty if the call was never made.
};

/// Runs a program, `arguments[0]`, with `fault` at calls on files below the folder `below`. Writes
/// a file beside that folder.
FaultyRun run_with_fault(std::vector<std::string> arguments, const Fault& fault,
                         const std::filesystem::path& below);

/// Returns how many calls of these kinds the program makes on files below `below`.
std::size_t count_calls(std::vector<std::string> arguments, const std::string& calls,
                        const std::filesystem::path& below);

}  // namespace newsgrep::test
