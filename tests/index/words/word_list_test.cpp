#include "index/words/word_list.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "index/words/word_list_writer.hpp"
#include "newsgrep/error.hpp"
#include "tests/index/each_damage.hpp"
#include "tests/index/postings/database_model.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/read_file.hpp"
#include "tests/support/sealed_shard.hpp"
#include "tests/support/temp_dir.hpp"

using namespace newsgrep;
using namespace newsgrep::test;
using namespace newsgrep::index;

namespace {

/// Words with their terms, in the order of the file.
using Words = std::set<std::pair<std::string, std::string>>;

/// Returns words that have much in common, some with several terms.
Words random_words(std::size_t count, Random& random) {
  const std::vector<std::string> pieces = {"a",      "ba", "ce", "\u00e9", "\u0434\u0430",
                                           "\u6771", "zz", " ",  "1"};
  const auto piece = [&] { return pieces[random() % pieces.size()]; };
  Words words;
  while (words.size() < count) {
    std::string word = piece();
    for (auto i = random() % 8; i > 0; --i) word += piece();
    const auto term = random() % 4 == 0 ? piece() : word.substr(0, 1 + random() % word.size());
    words.emplace(word, term);
    if (random() % 5 == 0 && words.size() < count) words.emplace(word, piece() + piece());
  }
  return words;
}

void write(const Words& words, const std::filesystem::path& dir, Random& random) {
  std::filesystem::create_directories(dir);
  std::vector<std::pair<std::string, std::string>> shuffled(words.begin(), words.end());
  for (auto i = shuffled.size(); i > 1; --i) std::swap(shuffled[i - 1], shuffled[random() % i]);
  WordCollector collector;
  for (const auto& [word, term] : shuffled) collector.add(word, term);
  // A second time, which makes no difference.
  for (std::size_t i = 0; i < shuffled.size(); i += 3) {
    collector.add(shuffled[i].first, shuffled[i].second);
  }
  collector.write(dir, collector.finish(), Durability::none);
}

void check_words(const WordList& list, const Words& words) {
  CHECK(list.size() == words.size());
  std::map<std::string, std::uint32_t> words_of_terms;
  for (const auto& [word, term] : words) ++words_of_terms[term];
  auto at = list.first_from("");
  for (const auto& [word, term] : words) {
    REQUIRE(at.at_word());
    REQUIRE(at.word() == word);
    REQUIRE(at.term() == term);
    REQUIRE(at.words_of_term() == words_of_terms[term]);
    at.next();
  }
  CHECK_FALSE(at.at_word());
}

/// Reads the whole list, in several ways.
void read_all(const std::filesystem::path& dir) {
  const WordList list(sealed(dir));
  for (const auto* from : {"", "a", "ceasefire", "n", "zzz"}) {
    std::size_t bytes = 0;
    for (auto at = list.first_from(from); at.at_word(); at.next()) {
      bytes += at.word().size() + at.term().size() + at.words_of_term();
    }
    for (auto at = list.first_from(from); at.at_word(); at.next_not_sharing(2)) ++bytes;
    static_cast<void>(bytes);
  }
}

/// Reads the list. Throws anything but Error{corrupt}.
void check_survives(const std::filesystem::path& dir) {
  try {
    read_all(dir);
  } catch (const Error& error) {
    REQUIRE(error.code() == ErrorCode::corrupt);
    REQUIRE_FALSE(error.hint().empty());
  }
}

}  // namespace

TEST_CASE("a list of words is read as it was written", "[index]") {
  const auto count = GENERATE(as<std::size_t>(), 0, 1, 2, 31, 32, 33, 63, 64, 65, 5'000);
  CAPTURE(count);
  Random random(static_cast<std::uint32_t>(count));
  const TempDir dir;
  const auto words = random_words(count, random);
  write(words, dir.path(), random);
  check_words(WordList(sealed(dir.path())), words);
}

TEST_CASE("first_from() goes to the place that a scan finds", "[index]") {
  const auto count = GENERATE(as<std::size_t>(), 0, 1, 32, 33, 700);
  CAPTURE(count);
  Random random(7);
  const TempDir dir;
  const auto words = random_words(count, random);
  write(words, dir.path(), random);
  const WordList list(sealed(dir.path()));
  std::set<std::string> keys = {"", "a", "b", "zzzzzzzzz", "\xFF", "\u6771\u6771\u6771\u6771"};
  for (const auto& [word, term] : words) {
    keys.insert(word);
    keys.insert(word + "a");
    keys.insert(word.substr(0, word.size() - 1));
  }
  for (const auto& key : keys) {
    const auto expected = words.lower_bound({key, ""});
    const auto at = list.first_from(key);
    REQUIRE(at.at_word() == (expected != words.end()));
    if (!at.at_word()) continue;
    REQUIRE(at.word() == expected->first);
    REQUIRE(at.term() == expected->second);
  }
}

TEST_CASE("next_not_sharing() passes over words that share their start", "[index]") {
  const auto count = GENERATE(as<std::size_t>(), 1, 32, 33, 2'000);
  CAPTURE(count);
  Random random(8);
  const TempDir dir;
  const auto words = random_words(count, random);
  write(words, dir.path(), random);
  const WordList list(sealed(dir.path()));
  for (const auto& [word, term] : words) {
    for (std::size_t bytes = 1; bytes <= std::min<std::size_t>(word.size(), 4); ++bytes) {
      CAPTURE(word, bytes);
      auto expected = words.lower_bound({word, ""});
      while (expected != words.end() && expected->first.starts_with(word.substr(0, bytes))) {
        ++expected;
      }
      auto at = list.first_from(word);
      at.next_not_sharing(bytes);
      REQUIRE(at.at_word() == (expected != words.end()));
      if (!at.at_word()) continue;
      REQUIRE(at.word() == expected->first);
      REQUIRE(at.term() == expected->second);
    }
  }
}

TEST_CASE("the words of a term are counted up to 254", "[index]") {
  const TempDir dir;
  WordCollector collector;
  std::deque<std::string> words;
  const auto add = [&](const char* term, int count) {
    for (int i = 0; i < count; ++i) {
      collector.add(words.emplace_back(term + std::to_string(i)), term);
    }
  };
  add("a", 254);
  add("b", 255);
  collector.write(dir.path(), collector.finish(), Durability::none);
  const WordList list(sealed(dir.path()));
  CHECK(list.first_from("a").words_of_term() == 254);
  CHECK(list.first_from("b").words_of_term() == many_words);
}

TEST_CASE("several cursors read one list of words at the same time", "[index]") {
  Random random(9);
  const TempDir dir;
  const auto words = random_words(100, random);
  write(words, dir.path(), random);
  const WordList list(sealed(dir.path()));
  auto one = list.first_from("");
  for (const auto& [word, term] : words) {
    auto other = one;
    if (other.at_word()) other.next();
    REQUIRE(one.word() == word);
    REQUIRE(one.term() == term);
    one.next();
    REQUIRE(one.at_word() == other.at_word());
    if (one.at_word()) REQUIRE(one.word() == other.word());
  }
}

TEST_CASE("a merged list of words has each entry of its sources once", "[index]") {
  const auto shards = GENERATE(as<std::size_t>(), 1, 2, 5, 17);
  CAPTURE(shards);
  Random random(static_cast<std::uint32_t>(shards) + 100);
  const TempDir dir;
  Words all;
  std::vector<WordList> sources;
  for (std::size_t i = 0; i < shards; ++i) {
    const auto words = random_words(random() % 4 == 0 ? 0 : random() % 300, random);
    all.insert(words.begin(), words.end());
    const auto shard = dir.path() / std::to_string(i);
    write(words, shard, random);
    sources.emplace_back(sealed(shard));
  }
  const auto target = dir.path() / "merged";
  std::filesystem::create_directory(target);
  merge_word_lists(sources, count_words(sources), target, Durability::none);
  check_words(WordList(sealed(target)), all);
}

TEST_CASE("merging no lists gives an empty list", "[index]") {
  const TempDir dir;
  merge_word_lists({}, count_words({}), dir.path(), Durability::none);
  check_words(WordList(sealed(dir.path())), {});
}

TEST_CASE("a damaged list of words is refused or read to its end", "[index][slow]") {
  Random random(3);
  const TempDir dir;
  write(random_words(70, random), dir.path(), random);
  const auto file = dir.path() / words_file_name;
  const auto whole = read_file(file);

  SECTION("any byte is another, or its end is missing") {
    for_each_damage(whole, [&](const std::string& damaged) {
      dir.write(std::string(words_file_name), damaged);
      check_survives(dir.path());
    });
  }
  SECTION("there is none") {
    std::filesystem::remove(file);
    CHECK_THROWS_AS(WordList(sealed(dir.path())), Error);
  }
  SECTION("it says that it has the most words there can be") {
    auto damaged = whole;
    const auto count_at = whole.size() - words_magic.size() - sizeof(std::uint32_t);
    for (std::size_t i = 0; i < sizeof(std::uint32_t); ++i) damaged[count_at + i] = '\xFF';
    dir.write(std::string(words_file_name), damaged);
    CHECK_THROWS_AS(WordList(sealed(dir.path())), Error);
  }
}
