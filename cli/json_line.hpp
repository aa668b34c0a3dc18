#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace newsgrep::cli {

/// Returns `json` on one line, without a newline. What is not UTF-8 is replaced. Characters that
/// JSON allows as they are and that nobody sees (DEL, those of U+0080 to U+009F, and what
/// moves_text()) are escaped, since the line may meet a terminal.
std::string json_line(const nlohmann::ordered_json& json);

/// Returns true if `text` has no more than 100 levels of objects and arrays, so that what reads and
/// prints it by recursion can.
bool is_shallow_json(std::string_view text);

}  // namespace newsgrep::cli
