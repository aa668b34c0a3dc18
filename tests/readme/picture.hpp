#pragma once

#include <string>
#include <vector>

#include "tests/readme/screen.hpp"

namespace newsgrep::test {

/// A command and what a terminal shows of its output.
struct ScreenPart {
  std::string command;
  std::vector<Row> rows;
};

/// Returns an SVG of a terminal window in which the commands were typed. It names no font file and
/// no script, and each run of characters starts at its exact column whatever font draws it.
/// `description` is read to whoever cannot see the picture.
std::string picture_of(const std::vector<ScreenPart>& parts, std::size_t columns,
                       const std::string& title, const std::string& description);

}  // namespace newsgrep::test
