#include "cli/terminal.hpp"

#include <langinfo.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <clocale>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "text/character_properties.hpp"
#include "text/utf8.hpp"

namespace newsgrep::cli {
namespace {

constexpr std::size_t fallback_width = 80;
constexpr std::size_t fallback_height = 24;
constexpr std::int32_t replacement_character = 0xFFFD;

bool is_control(std::int32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

winsize size_of_terminal(std::FILE* stream) {
  winsize size{};
  if (ioctl(fileno(stream), TIOCGWINSZ, &size) != 0) return {};
  return size;
}

std::size_t number_in_environment(const char* name, std::size_t otherwise) {
  const char* value = std::getenv(name);
  if (value == nullptr) return otherwise;
  const std::string_view text = value;
  std::uint16_t number = 0;
  const auto end = text.data() + text.size();
  const auto [stop, failed] = std::from_chars(text.data(), end, number);
  return failed == std::errc() && stop == end && number > 0 ? number : otherwise;
}

std::string escape(std::int32_t c) {
  std::array<char, 8> buffer;
  const int size = std::snprintf(buffer.data(), buffer.size(), "\\x%02x", static_cast<unsigned>(c));
  return {buffer.data(), static_cast<std::size_t>(size)};
}

/// Calls `use(code point, begin, end)` for each character; an ill-formed sequence comes as U+FFFD.
template <typename Use>
void for_each_character(std::string_view text, Use&& use) {
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = at;
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {  // Most are.
      use(byte, begin, ++at);
      continue;
    }
    const std::int32_t c = text::next_code_point(text, at);
    use(c < 0 ? replacement_character : c, begin, at);
  }
}

}  // namespace

bool is_terminal(std::FILE* stream) {
  return isatty(fileno(stream)) != 0;
}

bool use_color(ColorMode mode, std::FILE* stream) {
  if (mode != ColorMode::automatic) return mode == ColorMode::always;
  const char* no_color = std::getenv("NO_COLOR");
  if (no_color != nullptr && *no_color != '\0') return false;
  const char* terminal = std::getenv("TERM");
  return is_terminal(stream) && terminal != nullptr && std::strcmp(terminal, "dumb") != 0;
}

std::size_t terminal_width(std::FILE* stream) {
  const auto size = size_of_terminal(stream);
  return size.ws_col > 0 ? size.ws_col : number_in_environment("COLUMNS", fallback_width);
}

std::size_t terminal_height(std::FILE* stream) {
  const auto size = size_of_terminal(stream);
  return size.ws_row > 0 ? size.ws_row : number_in_environment("LINES", fallback_height);
}

bool locale_is_utf8() {
  const auto locale = newlocale(LC_CTYPE_MASK, "", nullptr);
  if (locale == nullptr) return false;
  const bool is_utf8 = std::strcmp(nl_langinfo_l(CODESET, locale), "UTF-8") == 0;
  freelocale(locale);
  return is_utf8;
}

std::string visible(std::string_view text, std::vector<ByteRange>* ranges) {
  std::string out;
  out.reserve(text.size());
  std::vector<ByteRange> moved = ranges != nullptr ? *ranges : std::vector<ByteRange>();
  std::size_t copied = 0;
  for_each_character(text, [&](std::int32_t c, std::size_t begin, std::size_t end) {
    const bool is_ill_formed = c == replacement_character;
    if (!is_control(c) && !is_ill_formed) return;
    std::string shown;
    if (is_ill_formed) {
      for (const char byte : text.substr(begin, end - begin)) {
        const auto control = static_cast<unsigned char>(byte);
        is_control(control) ? shown += escape(control) : shown += byte;
      }
    } else {
      shown = escape(c);
    }
    if (ranges != nullptr && shown.size() != end - begin) {
      for (std::size_t i = 0; i < moved.size(); ++i) {
        if ((*ranges)[i].begin > begin) moved[i].begin += shown.size() - (end - begin);
        if ((*ranges)[i].end > begin) moved[i].end += shown.size() - (end - begin);
      }
    }
    out.append(text.substr(copied, begin - copied)).append(shown);
    copied = end;
  });
  out.append(text.substr(copied));
  if (ranges != nullptr) *ranges = std::move(moved);
  return out;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for_each_character(
      text, [&](std::int32_t c, std::size_t, std::size_t) { width += text::columns_of(c); });
  return width;
}

std::string_view fitting(std::string_view text, std::size_t width) {
  std::size_t fits = 0;
  std::size_t used = 0;
  for_each_character(text, [&](std::int32_t c, std::size_t, std::size_t end) {
    used += text::columns_of(c);
    if (used <= width) fits = end;
  });
  return text.substr(0, fits);
}

std::vector<ByteRange> wrap(std::string_view text, std::size_t width) {
  std::vector<ByteRange> lines;
  ByteRange line;
  std::size_t line_width = 0;
  const auto end_line = [&](std::size_t next_begin) {
    if (line.end > line.begin) lines.push_back(line);
    line = {next_begin, next_begin};
    line_width = 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto word_end = std::min(text.find(' ', at), text.size());
    const auto word = text.substr(at, word_end - at);
    const auto word_width = display_width(word);
    const std::size_t space = line.end > line.begin ? 1 : 0;
    if (line_width + space + word_width <= width) {
      line.end = word_end;
      line_width += space + word_width;
    } else {
      end_line(at);
      // A word longer than a line (a URL, a sentence in Chinese) is broken anywhere.
      for_each_character(word, [&](std::int32_t c, std::size_t begin, std::size_t end) {
        if (line_width + text::columns_of(c) > width) end_line(at + begin);
        line.end = at + end;
        line_width += text::columns_of(c);
      });
    }
    at = word_end + 1;
  }
  end_line(text.size());
  return lines;
}

}  // namespace newsgrep::cli
