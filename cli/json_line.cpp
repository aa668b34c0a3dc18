#include "cli/json_line.hpp"

#include <nlohmann/json.hpp>
#include <string_view>

namespace newsgrep::cli {

std::string json_line(const nlohmann::ordered_json& json) {
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
