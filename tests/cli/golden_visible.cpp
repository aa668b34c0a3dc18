#include "tests/cli/golden_visible.hpp"

#include <cctype>
#include <cstddef>
#include <stdexcept>

namespace newsgrep::test {

namespace {

struct Escape {
  char letter;
  char byte;
};

constexpr Escape escapes[] = {{'e', '\x1b'}, {'t', '\t'}, {'r', '\r'}, {'s', ' '}};
constexpr std::string_view hex_digits = "0123456789abcdef";

std::string in_hex(unsigned char byte) {
  return {'\\', 'x', hex_digits[byte >> 4], hex_digits[byte & 15]};
}

/// Returns the length of the UTF-8 character at the start of `text`; 0 if there is none.
std::size_t character_length(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t length = lead < 0x80                   ? 1
                             : lead >= 0xc2 && lead < 0xe0 ? 2
                             : lead >= 0xe0 && lead < 0xf0 ? 3
                             : lead >= 0xf0 && lead < 0xf5 ? 4
                                                           : 0;
  if (length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xc0) != 0x80) return 0;
  }
  return length;
}

/// Returns true if a reader cannot see a character, or takes it for a blank.
bool is_invisible(std::string_view character) {
  const auto is_between = [&](std::string_view first, std::string_view last) {
    return character.size() == first.size() && character >= first && character <= last;
  };
  return is_between("\u0080", "\u00a0") || character == "\u00ad" ||
         is_between("\u2000", "\u200f") || is_between("\u2028", "\u202f") ||
         is_between("\u205f", "\u206f") || character == "\ufeff";
}

std::string visible_character(std::string_view character) {
  if (character == "\\") return "\\\\";
  for (const auto& escape : escapes) {
    if (escape.byte != ' ' && character[0] == escape.byte) return {'\\', escape.letter};
  }
  const auto first = static_cast<unsigned char>(character[0]);
  if (first >= 0x20 && first != 0x7f && !is_invisible(character)) return std::string(character);
  std::string visible;
  for (const char byte : character) visible += in_hex(static_cast<unsigned char>(byte));
  return visible;
}

std::string visible_line(std::string_view line) {
  std::string visible;
  while (!line.empty()) {
    const auto length = character_length(line);
    visible += length == 0 ? in_hex(static_cast<unsigned char>(line[0]))
                           : visible_character(line.substr(0, length));
    line.remove_prefix(length == 0 ? 1 : length);
  }
  if (!visible.empty() && visible.back() == ' ') visible.replace(visible.size() - 1, 1, "\\s");
  return visible;
}

unsigned hex_value(char digit) {
  const auto value = hex_digits.find(digit);
  if (value == std::string_view::npos) throw std::runtime_error("\\x needs two digits of 0-9a-f");
  return static_cast<unsigned>(value);
}

/// Returns the byte of the escape at the start of `rest`, and removes the escape.
char take_escape(std::string_view& rest) {
  if (rest.size() < 2) throw std::runtime_error("a line ends with a single backslash");
  const char letter = rest[1];
  if (letter == 'x') {
    if (rest.size() < 4) throw std::runtime_error("\\x needs two digits of 0-9a-f");
    const auto byte = hex_value(rest[2]) * 16 + hex_value(rest[3]);
    rest.remove_prefix(4);
    return static_cast<char>(byte);
  }
  rest.remove_prefix(2);
  for (const auto& escape : escapes) {
    if (escape.letter == letter) return escape.byte;
  }
  if (std::isalpha(static_cast<unsigned char>(letter)) != 0) {
    throw std::runtime_error(std::string("unknown escape \\") + letter);
  }
  return letter;
}

}  // namespace

std::vector<std::string> visible_lines(std::string_view output) {
  std::vector<std::string> lines;
  while (!output.empty()) {
    const auto end = output.find('\n');
    lines.push_back(visible_line(output.substr(0, end)));
    if (end == std::string_view::npos) {
      lines.back() += "\\c";
      return lines;
    }
    output.remove_prefix(end + 1);
  }
  if (!lines.empty() && lines.back().empty()) lines.back() = "\\";
  return lines;
}

std::string bytes_of_visible_line(std::string_view line) {
  if (line == "\\") return "\n";
  if (!line.empty() && line.back() == ' ')
    throw std::runtime_error("a blank ends the line: use \\s");
  std::string bytes;
  while (!line.empty()) {
    if (line == "\\c") return bytes;
    if (line[0] == '\\') {
      bytes += take_escape(line);
    } else if (static_cast<unsigned char>(line[0]) < 0x20) {
      throw std::runtime_error("a control byte in the line: use \\t, \\r, \\e or \\x");
    } else {
      bytes += line[0];
      line.remove_prefix(1);
    }
  }
  return bytes + "\n";
}

}  // namespace newsgrep::test
