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

#include "cli/unseen.hpp"
#include "text/character_properties.hpp"
#include "text/utf8.hpp"

namespace newsgrep::cli {
namespace {

constexpr std::size_t fallback_width = 80;
constexpr std::size_t fallback_height = 24;
constexpr std::int32_t replacement_character = 0xFFFD;

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
  std::array<char, 16> buffer;
  const auto* format = c < 0x100 ? "\\x%02x" : "\\u%04x";
  const int size = std::snprintf(buffer.data(), buffer.size(), format, static_cast<unsigned>(c));
  return {buffer.data(), static_cast<std::size_t>(size)};
}

/// Returns the bytes of the escape that `text` begins with; 0 if there is none.
std::size_t escape_size(std::string_view text) {
  constexpr std::size_t digits_of_x = 2;
  constexpr std::size_t digits_of_u = 4;
  const auto digits = text.starts_with("\\x")   ? digits_of_x
                      : text.starts_with("\\u") ? digits_of_u
                                                : 0;
  if (digits == 0 || text.size() < 2 + digits) return 0;
  const auto number = text.substr(2, digits);
  const bool is_hex = number.find_first_not_of("0123456789abcdef") == std::string_view::npos;
  return is_hex ? 2 + digits : 0;
}

/// Moves ranges along with a text that is changed from its beginning to its end.
class RangeMover {
 public:
  /// The ranges are in order, without overlap.
  explicit RangeMover(std::vector<ByteRange>* ranges) : ranges_(ranges) {}

  /// Moves the ends of ranges up to byte `at`, which was before the change.
  void move_up_to(std::size_t at) {
    for (; ranges_ != nullptr && next_ < 2 * ranges_->size() && place() <= at; ++next_) {
      place() += added_;
    }
  }

  /// Says that the text up to here got `bytes` longer; shorter, if that wraps around.
  void add(std::size_t bytes) { added_ += bytes; }

 private:
  std::size_t& place() {
    auto& range = (*ranges_)[next_ / 2];
    return next_ % 2 == 0 ? range.begin : range.end;
  }

  std::vector<ByteRange>* ranges_;
  std::size_t next_ = 0;  // Number of the next begin or end.
  std::size_t added_ = 0;
};

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

std::string visible(std::string_view text, std::vector<ByteRange>* ranges, Escapes escapes) {
  std::string out;
  out.reserve(text.size());
  RangeMover mover(ranges);
  std::size_t copied = 0;
  for_each_character(text, [&](std::int32_t c, std::size_t begin, std::size_t end) {
    const bool is_ill_formed = c == replacement_character;
    const bool is_escaped = is_control(c) || (escapes == Escapes::all_unseen && moves_text(c));
    if (!is_escaped && !is_ill_formed) return;
    std::string shown;
    if (is_ill_formed) {
      for (const char byte : text.substr(begin, end - begin)) {
        const auto control = static_cast<unsigned char>(byte);
        is_control(control) ? shown += escape(control) : shown += byte;
      }
    } else {
      shown = escape(c);
    }
    mover.move_up_to(begin);
    mover.add(shown.size() - (end - begin));
    out.append(text.substr(copied, begin - copied)).append(shown);
    copied = end;
  });
  mover.move_up_to(text.size());
  out.append(text.substr(copied));
  return out;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for_each_character(
      text, [&](std::int32_t c, std::size_t, std::size_t) { width += text::columns_of(c); });
  return width;
}

std::size_t end_of_piece(std::string_view text, std::size_t at) {
  if (const auto size = escape_size(text.substr(at)); size > 0) return at + size;
  text::next_code_point(text, at);
  return at;
}

std::string_view fitting(std::string_view text, std::size_t width) {
  std::size_t fits = 0;
  for (std::size_t used = 0; fits < text.size();) {
    const auto end = end_of_piece(text, fits);
    used += display_width(text.substr(fits, end - fits));
    if (used > width) break;
    fits = end;
  }
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
      // A word longer than a line (a URL, a sentence in Chinese) is broken between any pieces.
      for (std::size_t begin = 0; begin < word.size();) {
        const auto end = end_of_piece(word, begin);
        const auto piece_width = display_width(word.substr(begin, end - begin));
        if (line_width + piece_width > width) end_line(at + begin);
        line.end = at + end;
        line_width += piece_width;
        begin = end;
      }
    }
    at = word_end + 1;
  }
  end_line(text.size());
  return lines;
}

}  // namespace newsgrep::cli
