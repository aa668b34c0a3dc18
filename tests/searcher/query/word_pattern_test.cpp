#include "searcher/query/word_pattern.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "tests/support/catch.hpp"
#include "text/utf8.hpp"

using namespace newsgrep::text;
using namespace newsgrep::query;

namespace {

std::u32string characters(const std::string& text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    out.push_back(static_cast<char32_t>(next_code_point(text, at)));
  }
  return out;
}

/// Optimal string alignment as a textbook has it.
unsigned edits_between(const std::string& a_text, const std::string& b_text) {
  const auto a = characters(a_text);
  const auto b = characters(b_text);
  std::vector<std::vector<unsigned>> d(a.size() + 1, std::vector<unsigned>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = static_cast<unsigned>(i);
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = static_cast<unsigned>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const unsigned replaced = a[i - 1] == b[j - 1] ? 0 : 1;
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
  }
  return d[a.size()][b.size()];
}

/// Words of few different letters, so that many are near each other.
std::vector<std::string> random_words(std::size_t count, std::mt19937& random) {
  const std::vector<std::string> letters = {"a", "b", "c", "\u00e9", "\u0434", "\U0001F600"};
  std::vector<std::string> words;
  for (std::size_t i = 0; i < count; ++i) {
    auto& word = words.emplace_back();
    for (auto size = random() % 9; size > 0; --size) word += letters[random() % letters.size()];
  }
  return words;
}

void check_distances(const std::string& word, unsigned max_edits,
                     const std::vector<std::string>& others) {
  EditDistance distance(word, max_edits);
  for (const auto& other : others) {
    CAPTURE(word, other, max_edits);
    const auto expected = edits_between(word, other);
    const auto found = distance.to(other);
    REQUIRE(found.has_value() == (expected <= max_edits));
    if (found) REQUIRE(*found == expected);
  }
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("edits are counted", "[query]") {
  struct Row {
    std::string a;
    std::string b;
    unsigned edits;
  };
  const std::vector<Row> rows = {
      {"", "", 0},
      {"", "ab", 2},
      {"zelenski", "zelenski", 0},
      {"zelenski", "zelensky", 1},
      {"zelenski", "zelenskyy", 2},
      {"ceasefre", "ceasefire", 1},
      {"caesefire", "ceasefire", 1},
      {"ca", "abc", 3},  // Not 2: no letter is edited twice.
      {"kiev", "kyiv", 2},
      {"\u00e9t\u00e9", "ete", 2},
      {"\u0434\u0430", "\u0430\u0434", 1},
  };
  for (const auto& row : rows) {
    CAPTURE(row.a, row.b);
    CHECK(edits_between(row.a, row.b) == row.edits);
    for (unsigned max_edits = 0; max_edits <= 2; ++max_edits) {
      const auto expected = row.edits <= max_edits ? std::optional(row.edits) : std::nullopt;
      CHECK(EditDistance(row.a, max_edits).to(row.b) == expected);
      CHECK(EditDistance(row.b, max_edits).to(row.a) == expected);
    }
  }
}

TEST_CASE("distances are as in the textbook, in any order of the words", "[query]") {
  std::mt19937 random(1);
  for (int round = 0; round < 30; ++round) {
    auto others = random_words(300, random);
    for (const auto& word : random_words(3, random)) {
      for (const unsigned max_edits : {0U, 1U, 2U}) {
        check_distances(word, max_edits, others);
        auto sorted = others;
        std::sort(sorted.begin(), sorted.end());
        check_distances(word, max_edits, sorted);
      }
    }
  }
}

TEST_CASE("a distance between the longest words is counted", "[query]") {
  const auto longest = repeated("a", 63);
  check_distances(longest, 2, {longest, longest.substr(1), longest.substr(2), longest.substr(3)});
  check_distances("b", 2, {longest, "b", longest, "ab"});
  check_distances(repeated("\u0434", 32), 2, {repeated("\u0434", 31), "\u0434", longest});
}

TEST_CASE("a pattern longer than any word is near itself alone", "[query]") {
  const auto longest = repeated("a", 64);
  CHECK(EditDistance(longest, 2).to(longest) == 0U);
  CHECK_FALSE(EditDistance(longest, 2).to(longest.substr(1)));
  CHECK_FALSE(EditDistance(repeated("a", 300), 2).to("a"));
  CHECK_FALSE(EditDistance("a", 2).to(repeated("a", 300)));
}

TEST_CASE("a word matches a pattern of its form", "[query]") {
  struct Row {
    WordPattern pattern;
    std::string word;
    bool matches;
  };
  const std::vector<Row> rows = {
      {{WordForm::written, "zone", 0}, "zone", true},
      {{WordForm::written, "zone", 0}, "zones", false},
      {{WordForm::written, "cease fire", 0}, "cease fire", true},
      {{WordForm::written, "cease fire", 0}, "ceasefire", false},
      {{WordForm::prefix, "negotiat", 0}, "negotiating", true},
      {{WordForm::prefix, "negotiat", 0}, "negotiat", true},
      {{WordForm::prefix, "negotiat", 0}, "negotia", false},
      {{WordForm::prefix, "negotiat", 0}, "renegotiate", false},
      {{WordForm::prefix, "\u043f\u0435", 0}, "\u043f\u0435\u0440\u0435", true},
      {{WordForm::fuzzy, "zelenski", 1}, "zelensky", true},
      {{WordForm::fuzzy, "zelenski", 1}, "zelenskyy", false},
      {{WordForm::fuzzy, "zelenski", 2}, "zelenskyy", true},
  };
  for (const auto& row : rows) {
    CAPTURE(row.pattern.to_string(), row.word);
    CHECK(row.pattern.matches(row.word) == row.matches);
  }
}

TEST_CASE("a pattern prints itself", "[query]") {
  CHECK(WordPattern{WordForm::written, "zone", 0}.to_string() == "=zone");
  CHECK(WordPattern{WordForm::prefix, "negotiat", 0}.to_string() == "negotiat*");
  CHECK(WordPattern{WordForm::fuzzy, "zelenski", 2}.to_string() == "zelenski~2");
}

TEST_CASE("a short word may be misspelt in one place, a longer one in two", "[query]") {
  CHECK(usual_edits("kie") == 1);
  CHECK(usual_edits("kiev") == 1);
  CHECK(usual_edits("peace") == 2);
  // Letters count, not bytes.
  CHECK(usual_edits("\u043a\u0438\u0435\u0432") == 1);
  CHECK(usual_edits("\u043c\u0438\u0440\u043d\u044b") == 2);
}
