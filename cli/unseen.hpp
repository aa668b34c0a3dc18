#pragma once

#include <cstdint>

namespace newsgrep::cli {

/// Returns true for a control character, which steers a terminal.
constexpr bool is_control(std::int32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

/// Returns true for a character that nobody sees and that makes others stand elsewhere: marks,
/// embeddings, overrides and isolates of the direction of writing, separators of lines and
/// paragraphs.
constexpr bool moves_text(std::int32_t c) {
  const bool is_mark = c == 0x061C || c == 0x200E || c == 0x200F;
  const bool is_separator_or_embedding = c >= 0x2028 && c <= 0x202E;
  const bool is_isolate = c >= 0x2066 && c <= 0x2069;
  return is_mark || is_separator_or_embedding || is_isolate;
}

}  // namespace newsgrep::cli
