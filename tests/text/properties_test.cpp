#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include "tests/support/catch.hpp"
#include "tests/support/shared_data.hpp"
#include "tests/support/token_checks.hpp"
#include "text/analyzer.hpp"

namespace newsgrep::test {
namespace {

using newsgrep::text::Analyzer;

constexpr std::array languages{"en", "fr", "de", "ru", "zh"};

// Parts that the tokenizer has rules for or might misread.
constexpr std::array<std::string_view, 64> parts{
    " ",      " ",      "-",      ".",      ",",      "'",      "\u2019", "\u2018",
    "\u02bc", "&",      "+",      "++",     "#",      "`",      "\u2014", "\u2013",
    "a",      "s",      "S",      "U.S.",   "us",     "US",     "cease",  "fire",
    "air",    "strike", "al",     "qa'ida", "deir",   "ez",     "zor",    "health",
    "1",      "12",     "100",    "2025",   "1,100",  "1.3",    "\uff11", "\u0663",
    "\u00e9", "\u0301", "\u0439", "\u0451", "\u03ac", "\u00ad", "\u200d", "\u200b",
    "\u5317", "\u4eac", "\u30fc", "\uff76", "\uff9e", "\u3099", "\uac00", "\u1161",
    "\u0e44", "\u00bd", "\u2167", "\ufdfa", "\u0149", "\ufe70", "\u3164", "\xff"};

void check_tokens_of_files(const std::filesystem::path& folder) {
  newsgrep::text::Analyzer analyzer("en", shipped_variants());
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    checked_tokens(analyzer, text);
  }
}

TEST_CASE("texts of awkward parts keep every promise", "[analyzer][slow]") {
  std::mt19937 random(20250312);
  for (const std::string_view language : languages) {
    newsgrep::text::Analyzer analyzer(language, shipped_variants());
    for (int round = 0; round < 1500; ++round) {
      std::string text;
      for (auto count = random() % 14; count > 0; --count) text += parts[random() % parts.size()];
      checked_tokens(analyzer, text, language);
    }
  }
}

TEST_CASE("random bytes keep every promise", "[analyzer]") {
  std::mt19937 random(1);
  newsgrep::text::Analyzer analyzer("en", shipped_variants());
  for (int round = 0; round < 1500; ++round) {
    std::string text(random() % 60, ' ');
    for (char& c : text) c = static_cast<char>(random() % 256);
    checked_tokens(analyzer, text);
  }
}

TEST_CASE("random Unicode keeps every promise", "[analyzer]") {
  std::mt19937 random(2);
  newsgrep::text::Analyzer analyzer("en", shipped_variants());
  for (int round = 0; round < 1500; ++round) {
    std::string text;
    const std::int32_t limit = round % 3 == 0 ? 0x110000 : round % 3 == 1 ? 0x3000 : 0x250;
    for (auto count = random() % 20; count > 0; --count) {
      const auto code_point = static_cast<std::int32_t>(random() % static_cast<unsigned>(limit));
      if (code_point >= 0xD800 && code_point < 0xE000) continue;
      newsgrep::text::append_code_point(code_point, text);
    }
    checked_tokens(analyzer, text);
  }
}

TEST_CASE("the sample articles keep every promise", "[analyzer]") {
  check_tokens_of_files(NEWSGREP_SAMPLE);
}

TEST_CASE("real articles keep every promise", "[analyzer]") {
  const auto folder = shared_data("articles");
  if (!folder.empty()) check_tokens_of_files(folder);
}

}  // namespace
}  // namespace newsgrep::test
