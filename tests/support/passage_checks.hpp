#pragma once

#include <string_view>

#include "newsgrep/article.hpp"

namespace newsgrep::test {

/// Returns true if `text` is well-formed UTF-8 without control characters.
inline bool is_clean_text(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0x20 || lead == 0x7F || (lead >= 0x80 && lead < 0xC2) || lead > 0xF4) return false;
    if (i + length > text.size()) return false;
    for (std::size_t k = 1; k < length; ++k) {
      if ((static_cast<unsigned char>(text[i + k]) & 0xC0) != 0x80) return false;
    }
    // C1 control characters, in two bytes.
    if (lead == 0xC2 && static_cast<unsigned char>(text[i + 1]) < 0xA0) return false;
    i += length;
  }
  return true;
}

/// Checks what holds for every article that a reader gives, whatever the input was.
inline bool is_clean(const Article& article) {
  if (!is_clean_text(article.title) || !is_clean_text(article.source)) return false;
  for (const auto& passage : article.passages) {
    const std::string_view text = passage.text;
    if (text.empty() || !is_clean_text(text) || !is_clean_text(passage.section)) return false;
    if (text.front() == ' ' || text.back() == ' ') return false;
    if (text.find("  ") != std::string_view::npos) return false;
  }
  return true;
}

}  // namespace newsgrep::test
