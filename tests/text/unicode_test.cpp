#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/uversion.h>
#include <utf8proc.h>

#include <array>
#include <cstdint>
#include <random>
#include <vector>

#include "tests/support/catch.hpp"
#include "text/character_properties.hpp"
#include "text/folding.hpp"
#include "text/normal_form.hpp"
#include "text/utf8.hpp"

using namespace newsgrep::text;

// ICU is the oracle: what is indexed does not depend on whose tables are asked.

namespace {

constexpr std::int32_t code_points = 0x110000;

bool is_surrogate(std::int32_t code_point) {
  return code_point >= 0xD800 && code_point < 0xE000;
}

std::string utf8(std::int32_t code_point) {
  std::string text;
  append_code_point(code_point, text);
  return text;
}

std::string by_icu(const std::string& text, NormalForm form) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = form == NormalForm::nfc   ? icu::Normalizer2::getNFCInstance(status)
                           : form == NormalForm::nfd ? icu::Normalizer2::getNFDInstance(status)
                           : form == NormalForm::nfkc
                               ? icu::Normalizer2::getNFKCInstance(status)
                               : icu::Normalizer2::getNFKCCasefoldInstance(status);
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  normalizer->normalizeUTF8(0, text, sink, nullptr, status);
  REQUIRE(U_SUCCESS(status));
  return out;
}

std::string by_us(const std::string& text, NormalForm form) {
  std::string out = "old";
  normalize(text, form, out);
  return out;
}

/// Returns the Unicode version of utf8proc's tables, as ICU writes versions.
std::array<std::uint8_t, U_MAX_VERSION_LENGTH> version_of_our_tables() {
  std::array<std::uint8_t, U_MAX_VERSION_LENGTH> version{};
  u_versionFromString(version.data(), utf8proc_unicode_version());
  return version;
}

/// U+1171E, a vowel of Ahom, is the one character that a version of Unicode after 15 moved to
/// another category: 16 made it a nonspacing mark.
constexpr std::int32_t moved_by_unicode_16 = 0x1171E;

/// Returns true if the character has the same right answers in the tables of both libraries: their
/// versions of Unicode may differ, and the newer one has characters that the other cannot know.
bool is_known_to_both(std::int32_t code_point) {
  static const auto ours = version_of_our_tables();
  std::array<std::uint8_t, U_MAX_VERSION_LENGTH> theirs{};
  u_getUnicodeVersion(theirs.data());
  if (code_point == moved_by_unicode_16 && ours != theirs) return false;
  std::array<std::uint8_t, U_MAX_VERSION_LENGTH> age{};
  u_charAge(code_point, age.data());
  const bool is_assigned = age != std::array<std::uint8_t, U_MAX_VERSION_LENGTH>{};
  return is_assigned ? age <= ours : ours <= theirs;
}

/// Returns true if a word can have the character. Others never reach normalize().
bool is_of_a_word(std::int32_t code_point) {
  return code_point > 0 && !is_surrogate(code_point) && u_charType(code_point) != U_UNASSIGNED &&
         is_known_to_both(code_point);
}

constexpr NormalForm forms[] = {NormalForm::nfc, NormalForm::nfd, NormalForm::nfkc,
                                NormalForm::nfkc_casefold};

}  // namespace

TEST_CASE("every character has the properties that ICU says it has", "[unicode]") {
  for (std::int32_t c = 0; c < code_points; ++c) {
    if (!is_known_to_both(c)) continue;
    const auto category = U_MASK(u_charType(c));
    const bool same =
        is_letter(c) == ((category & (U_GC_L_MASK | U_GC_NL_MASK)) != 0) &&
        is_digit(c) == (u_isdigit(c) != 0) && is_upper(c) == (u_isUUppercase(c) != 0) &&
        is_lower(c) == (u_isULowercase(c) != 0) && is_mark(c) == ((category & U_GC_M_MASK) != 0) &&
        is_nonspacing_mark(c) == (category == U_GC_MN_MASK) &&
        is_format(c) == (category == U_GC_CF_MASK) &&
        is_white_space(c) == (u_isUWhiteSpace(c) != 0) && digit_value(c) == u_charDigitValue(c);
    if (!same) FAIL("U+" << std::hex << c);
  }
  for (const std::int32_t none : {-1, code_points, INT32_MAX, INT32_MIN}) {
    CHECK_FALSE(is_letter(none));
    CHECK_FALSE(is_upper(none));
    CHECK_FALSE(is_lower(none));
    CHECK_FALSE(is_white_space(none));
    CHECK_FALSE(is_chinese_or_japanese(none));
    CHECK_FALSE(is_default_ignorable(none));
    CHECK_FALSE(is_latin_or_greek(none));
    CHECK(digit_value(none) < 0);
  }
}

TEST_CASE("the case of every character is folded as ICU folds it", "[unicode]") {
  for (std::int32_t c = 1; c < code_points; ++c) {
    if (is_surrogate(c) || !is_known_to_both(c)) continue;
    std::string expected;
    icu::UnicodeString(c).foldCase().toUTF8String(expected);
    std::string folded;
    append_case_folded(c, folded);
    if (folded != expected) FAIL("U+" << std::hex << c);
  }
  std::string folded;
  append_case_folded(-1, folded);
  append_case_folded(code_points, folded);
  CHECK(folded == "\uFFFD\uFFFD");
}

TEST_CASE("Chinese and Japanese characters are told from Korean and Western ones", "[unicode]") {
  for (const std::int32_t c : {0x4E2D, 0x3042, 0x30AB, 0x3002, 0xFF0C, 0x20000}) {
    CHECK(is_chinese_or_japanese(c));
  }
  for (const std::int32_t c : {0x61, 0xE9, 0x201C, 0x0E01, 0x3131, 0xAC00, 0xFFA1}) {
    CHECK_FALSE(is_chinese_or_japanese(c));
  }
}

TEST_CASE("letters are told by script, and ignorable characters, as ICU does", "[unicode]") {
  for (std::int32_t c = 1; c < code_points; ++c) {
    if (!is_of_a_word(c)) continue;
    UErrorCode status = U_ZERO_ERROR;
    const auto script = uscript_getScript(c, &status);
    const bool is_compatible =
        by_icu(utf8(c), NormalForm::nfd) == utf8(c) && by_icu(utf8(c), NormalForm::nfkc) == utf8(c);
    if (is_compatible && is_letter(c) &&
        is_latin_or_greek(c) != (script == USCRIPT_LATIN || script == USCRIPT_GREEK)) {
      FAIL("script of U+" << std::hex << c);
    }
    if (is_default_ignorable(c) !=
        (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0)) {
      FAIL("U+" << std::hex << c);
    }
  }
}

TEST_CASE("every character has the normal forms that ICU gives it", "[unicode]") {
  for (const auto form : forms) {
    for (std::int32_t c = 1; c < code_points; ++c) {
      if (is_of_a_word(c) && by_us(utf8(c), form) != by_icu(utf8(c), form)) {
        FAIL("U+" << std::hex << c);
      }
    }
  }
}

TEST_CASE("words of letters and marks have the normal forms that ICU gives them", "[unicode]") {
  std::vector<std::int32_t> letters;
  for (std::int32_t c = 'a'; c < 0x3100; ++c) {
    // utf8proc takes a stray U+11A7 for a final of Hangul, so vowels and finals are left out.
    if (c >= 0x1160 && c <= 0x11FF) continue;
    if (is_letter(c) || is_mark(c) || is_format(c)) letters.push_back(c);
  }
  std::mt19937 random(17);
  for (int i = 0; i < 100'000; ++i) {
    std::string word;
    for (auto left = 1 + random() % 8; left > 0; --left) {
      const auto near_latin = random() % 2 == 0 ? letters.size() : std::size_t{700};
      word += utf8(letters[random() % near_latin]);
    }
    for (const auto form : forms) {
      if (by_us(word, form) != by_icu(word, form)) FAIL("of " << word);
    }
  }
}

TEST_CASE("an ill-formed text is left as it is", "[unicode]") {
  for (const auto form : forms) {
    CHECK(by_us("caf\xC3", form) == "caf\xC3");
    CHECK(by_us("", form).empty());
  }
}

TEST_CASE("a long word has normal forms, too", "[unicode]") {
  std::string word;
  for (int i = 0; i < 5000; ++i) word += "\xEF\xB7\xBA";  // Of eighteen characters.
  for (const auto form : forms) CHECK(by_us(word, form) == by_icu(word, form));
}

TEST_CASE("wide characters take two columns of a terminal and marks none", "[unicode]") {
  CHECK(columns_of('a') == 1);
  CHECK(columns_of(0xE9) == 1);
  CHECK(columns_of(0x301) == 0);
  CHECK(columns_of(0x200D) == 0);
  CHECK(columns_of(0x4E2D) == 2);
  CHECK(columns_of(0xFF21) == 2);
  CHECK(columns_of(0x1F600) == 2);
  CHECK(columns_of(0x0903) == 1);
}
