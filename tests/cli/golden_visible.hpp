#pragma once

// How the transcripts in golden/ write bytes that an editor hides or changes: `\e` for ESC, `\s`
// for a blank at the end of a line. golden/README.md lists them.

#include <string>
#include <string_view>
#include <vector>

namespace newsgrep::test {

/// Returns the lines of a program's output as a transcript writes them.
/// A last line without a newline ends with `\c`. A last line that is empty is `\`.
std::vector<std::string> visible_lines(std::string_view output);

/// Returns the bytes that a line written by visible_lines() stands for, with its newline.
/// Throws std::runtime_error, with the reason, if no such line is written that way.
std::string bytes_of_visible_line(std::string_view line);

}  // namespace newsgrep::test
