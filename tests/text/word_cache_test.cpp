#include "text/word_cache.hpp"

#include <map>
#include <random>
#include <string>

#include "tests/support/catch.hpp"

namespace newsgrep::test {
namespace {

using text::KnownWord;
using text::WordCache;

TEST_CASE("the word cache agrees with a map", "[word_cache]") {
  text::WordCache cache;
  std::map<std::string, std::uint32_t> model;
  std::mt19937 random(7);
  for (std::uint32_t i = 1; i <= 20000; ++i) {
    // A short alphabet makes words that share their start, their end, or all but one byte.
    std::string word(1 + random() % 40, 'a');
    for (char& c : word) c = static_cast<char>('a' + random() % 2);
    const text::WordCache::Key key(word, word);
    const text::KnownWord* found = cache.find(key);
    const auto it = model.find(word);
    REQUIRE((found != nullptr) == (it != model.end()));
    if (found != nullptr) {
      REQUIRE(found->written_word == it->second);
    } else {
      text::KnownWord known;
      known.written_word = i;
      known.was_cut = i % 2 == 0;
      cache.insert(key, known);
      model.emplace(word, i);
    }
  }
  for (const auto& [word, number] : model) {
    const text::KnownWord* found = cache.find(text::WordCache::Key(word, word));
    REQUIRE(found != nullptr);
    REQUIRE(found->written_word == number);
    REQUIRE(found->was_cut == (number % 2 == 0));
    REQUIRE_FALSE(found->starts_spelling);
  }
}

TEST_CASE("a word is the same wherever in a text it stands", "[word_cache]") {
  text::WordCache cache;
  const std::string text = "zone zone zonezonezonezone zone";
  cache.insert(text::WordCache::Key(std::string_view(text).substr(0, 4), text),
               text::KnownWord{nullptr, 5});
  for (const std::size_t begin : {std::size_t{0}, std::size_t{5}, text.size() - 4}) {
    CHECK(cache.find(text::WordCache::Key(std::string_view(text).substr(begin, 4), text)) !=
          nullptr);
  }
  CHECK(cache.find(text::WordCache::Key(std::string_view(text).substr(0, 3), text)) == nullptr);
  CHECK(cache.find(text::WordCache::Key(std::string_view(text).substr(10, 16), text)) == nullptr);
}

TEST_CASE("the word cache empties itself when it is full", "[word_cache]") {
  text::WordCache cache;
  for (std::size_t i = 0; i <= text::WordCache::max_words; ++i) {
    const std::string word = std::to_string(i);
    cache.insert(text::WordCache::Key(word, word), text::KnownWord{});
  }
  const std::string first = "0";
  const std::string last = std::to_string(text::WordCache::max_words);
  CHECK(cache.find(text::WordCache::Key(first, first)) == nullptr);
  CHECK(cache.find(text::WordCache::Key(last, last)) != nullptr);
}

}  // namespace
}  // namespace newsgrep::test
