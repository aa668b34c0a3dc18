#pragma once

#include <string_view>

namespace newsgrep::cli {

/// Writes to standard error: `newsgrep: message`, then `hint: …` unless it is empty.
void say(std::string_view program, std::string_view message, std::string_view hint = {});

}  // namespace newsgrep::cli
