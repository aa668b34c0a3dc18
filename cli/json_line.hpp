#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace newsgrep::cli {

/// Returns `json` on one line, without a newline. What is not UTF-8 is replaced. Control characters
/// that JSON allows as they are (DEL and those of U+0080 to U+009F) are escaped, since the line may
/// meet a terminal.
std::string json_line(const nlohmann::ordered_json& json);

}  // namespace newsgrep::cli
