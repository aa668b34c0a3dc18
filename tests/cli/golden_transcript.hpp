#pragma once

// A transcript: a text file of commands and of what they print. golden/README.md describes it.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace newsgrep::test {

/// What a command prints, and its exit status.
struct Outcome {
  std::string out;
  std::string err;
  int status = 0;

  bool operator==(const Outcome&) const = default;
};

/// A command of a transcript, with what it should print.
struct GoldenCase {
  std::size_t line = 0;  ///< Number of the line with the command; the first line is 1.
  std::string corpus;    ///< Name of the files that the command may use.
  std::string command;   ///< For /bin/sh; may have several lines.
  /// Width of the terminal that standard output is; none: standard output is a pipe.
  std::optional<unsigned short> terminal_columns;
  /// Name of the file that holds the expected standard output; empty: the transcript holds it.
  std::string out_file;
  Outcome expected;  ///< `out` is empty if there is an `out_file`.

  std::size_t outcome_begin = 0;  ///< Index of the first line of the outcome in Transcript::lines.
  std::size_t outcome_end = 0;    ///< Index after its last line.
};

struct Transcript {
  std::vector<std::string> lines;  ///< The file, without newlines.
  std::vector<GoldenCase> cases;
};

/// Reads a transcript.
/// Throws std::runtime_error, which names the line, if it is not one.
Transcript read_transcript(std::string_view text);

/// Returns the text of the transcript with `outcomes`, one for each case, in place of the expected
/// ones. A case whose outcome is the expected one keeps its lines.
std::string with_outcomes(const Transcript& transcript, const std::vector<Outcome>& outcomes);

}  // namespace newsgrep::test
