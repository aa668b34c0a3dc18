#include "text/folding.hpp"

#include <utf8proc.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "text/ascii.hpp"
#include "text/character_properties.hpp"
#include "text/normal_form.hpp"
#include "text/utf8.hpp"

namespace newsgrep::text {
namespace {

struct Replacement {
  std::int32_t code_point;
  std::string_view letters;
};

// Letters that Unicode does not decompose, in lower case.
constexpr std::array replacements{
    Replacement{0x00E6, "ae"}, Replacement{0x00F0, "d"},  Replacement{0x00F8, "o"},
    Replacement{0x00FE, "th"}, Replacement{0x0111, "d"},  Replacement{0x0127, "h"},
    Replacement{0x0131, "i"},  Replacement{0x0138, "k"},  Replacement{0x0142, "l"},
    Replacement{0x014B, "n"},  Replacement{0x0153, "oe"}, Replacement{0x0167, "t"},
    Replacement{0x0180, "b"},  Replacement{0x0188, "c"},  Replacement{0x0192, "f"},
    Replacement{0x0199, "k"},  Replacement{0x01B4, "y"},  Replacement{0x0219, "s"},
    Replacement{0x021B, "t"},  Replacement{0x0253, "b"},  Replacement{0x0254, "o"},
    Replacement{0x0256, "d"},  Replacement{0x0257, "d"},  Replacement{0x0259, "e"},
    Replacement{0x025B, "e"},  Replacement{0x0268, "i"},  Replacement{0x0269, "i"},
    Replacement{0x0289, "u"},
};

const Replacement* find_replacement(std::int32_t code_point) {
  for (const Replacement& each : replacements) {
    if (each.code_point == code_point) return &each;
  }
  return nullptr;
}

}  // namespace

void append_case_folded(std::int32_t code_point, std::string& out) {
  if (code_point >= 0 && code_point < 0x80) {
    out.push_back(ascii_lower(static_cast<char>(code_point)));
    return;
  }
  constexpr std::size_t longest = 3;  // No character folds to more.
  std::array<utf8proc_int32_t, longest> folded;
  int boundary_class = 0;
  const auto count = utf8proc_decompose_char(code_point, folded.data(), longest, UTF8PROC_CASEFOLD,
                                             &boundary_class);
  if (count <= 0) append_code_point(replacement_character, out);
  for (utf8proc_ssize_t i = 0; i < count; ++i) {
    append_code_point(folded[static_cast<std::size_t>(i)], out);
  }
}

void fold_diacritics(std::string& word) {
  constexpr std::int32_t cyrillic_io = 0x451;
  constexpr std::int32_t cyrillic_ie = 0x435;
  constexpr std::int32_t diaeresis = 0x308;
  if (is_ascii(word)) return;
  std::string decomposed;
  normalize(word, NormalForm::nfd, decomposed);

  std::string folded;
  std::int32_t base = 0;
  for (std::size_t i = 0; i < decomposed.size();) {
    const std::int32_t code_point = next_code_point(decomposed, i);
    if (is_nonspacing_mark(code_point)) {
      const bool dropped =
          is_latin_or_greek(base) || (base == cyrillic_ie && code_point == diaeresis);
      if (!dropped) append_code_point(code_point, folded);
      continue;
    }
    base = code_point;
    if (const Replacement* replacement = find_replacement(code_point)) {
      folded += replacement->letters;
    } else {
      append_code_point(code_point == cyrillic_io ? cyrillic_ie : code_point, folded);
    }
  }
  if (is_ascii(folded)) {
    word = std::move(folded);
  } else {
    normalize(folded, NormalForm::nfc, word);
  }
}

}  // namespace newsgrep::text
