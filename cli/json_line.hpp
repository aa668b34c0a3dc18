#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace newsgrep::cli {

/// Returns `json` on one line, without a newline. What is not UTF-8 is replaced. Characters that
/// JSON allows as they are and that nobody sees (DEL, those of U+0080 to U+009F, and what
/// moves_text()) are escaped, since the line may meet a terminal.
std::string json_line(const nlohmann::ordered_json& json);

}  // namespace newsgrep::cli
