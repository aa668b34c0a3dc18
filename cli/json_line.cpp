#include "cli/json_line.hpp"

#include <nlohmann/json.hpp>
#include <string_view>

#include "cli/unseen.hpp"
#include "text/utf8.hpp"

namespace newsgrep::cli {
namespace {

/// Returns true for the first byte of a character that may have to be escaped.
bool begins_unseen(char c) {
  return c == '\x7F' || c == '\xC2' || c == '\xD8' || c == '\xE2';
}

}  // namespace

std::string json_line(const nlohmann::ordered_json& json) {
  const auto text = json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  constexpr std::string_view digits = "0123456789abcdef";
  std::string line;
  line.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (!begins_unseen(text[at])) {
      line += text[at++];
      continue;
    }
    const auto begin = at;
    const auto c = text::next_code_point(text, at);
    if (!is_control(c) && !moves_text(c)) {
      line.append(text, begin, at - begin);
      continue;
    }
    line += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
      line += digits[static_cast<unsigned>(c) >> shift & 15];
  }
  return line;
}

bool is_shallow_json(std::string_view text) {
  constexpr std::size_t max_levels = 100;
  std::size_t levels = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"') {
      in_string = !in_string;
    } else if (in_string) {
      if (c == '\\') ++at;
    } else if (c == '{' || c == '[') {
      if (++levels > max_levels) return false;
    } else if ((c == '}' || c == ']') && levels > 0) {
      --levels;
    }
  }
  return true;
}

}  // namespace newsgrep::cli
