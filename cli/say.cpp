#include "cli/say.hpp"

#include <iostream>
#include <string>

namespace newsgrep::cli {

void say(std::string_view program, std::string_view message, std::string_view hint) {
  // Standard error is not buffered: one piece at a time would be a system call each.
  auto text = std::string(program).append(": ").append(message).append("\n");
  if (!hint.empty()) text.append("hint: ").append(hint).append("\n");
  std::cerr << text;
}

}  // namespace newsgrep::cli
