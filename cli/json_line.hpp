#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace newsgrep::cli {

/// Raised when a key of the objects that newsgrep prints changes its meaning.
inline constexpr int json_version = 1;

/// The beginning of each such object; `query_name` is empty when there is one query only.
inline nlohmann::ordered_json json_object(const char* type, const std::string& query_name) {
  nlohmann::ordered_json json = {{"version", json_version}, {"type", type}};
  if (!query_name.empty()) json["query"] = query_name;
  return json;
}

/// `json` on one line. What is not UTF-8 is replaced, and the control characters that JSON allows
/// as they are (DEL and those of U+0080 to U+009F) are escaped, since the line may meet a terminal.
inline std::string json_line(const nlohmann::ordered_json& json) {
  const auto text = json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  constexpr std::string_view digits = "0123456789abcdef";
  std::string line;
  line.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool two_bytes = text[i] == '\xC2' && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (!two_bytes && text[i] != '\x7F') {
      line += text[i];
      continue;
    }
    if (two_bytes) ++i;
    const auto control = static_cast<unsigned char>(text[i]);
    (line.append("\\u00") += digits[control >> 4]) += digits[control & 15];
  }
  return line;
}

}  // namespace newsgrep::cli
