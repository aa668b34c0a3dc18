#include "index/passages/forward_list.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "index/passages/term_slots.hpp"
#include "tests/support/catch.hpp"
#include "text/stable_hash.hpp"

using newsgrep::index::ForwardList;
using newsgrep::index::max_slot_bits;
using newsgrep::text::stable_hash;

namespace {

using Hashes = std::vector<std::uint64_t>;
using Positions = std::vector<std::uint32_t>;

Hashes random_passage(std::mt19937& random, std::size_t tokens, std::size_t vocabulary) {
  Hashes hashes;
  for (std::size_t i = 0; i < tokens; ++i) {
    hashes.push_back(newsgrep::text::stable_hash("w" + std::to_string(random() % vocabulary)));
  }
  return hashes;
}

bool contains(const Hashes& passage, const Hashes& sequence) {
  return std::search(passage.begin(), passage.end(), sequence.begin(), sequence.end()) !=
         passage.end();
}

void check_codes(const newsgrep::index::ForwardList& list, const Hashes& hashes) {
  REQUIRE(list.size() == hashes.size());
  for (std::uint32_t i = 0; i < list.size(); ++i) {
    if (list.code_at(i) != list.code_of(hashes[i])) FAIL("wrong code at position " << i);
  }
}

/// Returns whether the sequence is in the list.
bool contains_sequence(std::string_view encoded, const Hashes& sequence) {
  newsgrep::index::ForwardList list;
  return list.open(encoded) && list.contains(sequence);
}

/// Fails unless the list `encoded` has the code of its term for each token, and different codes for
/// different terms.
void check_tells_positions(const std::string& encoded, const Hashes& hashes) {
  newsgrep::index::ForwardList list;
  REQUIRE(list.open(encoded));
  REQUIRE(list.size() == hashes.size());
  const std::set<std::uint64_t> distinct(hashes.begin(), hashes.end());
  std::set<std::uint32_t> codes;
  for (const auto hash : distinct) codes.insert(list.code_of(hash));
  CHECK(codes.size() == distinct.size());
  check_codes(list, hashes);
  std::map<std::uint32_t, Positions> positions;
  for (std::uint32_t i = 0; i < list.size(); ++i) positions[list.code_at(i)].push_back(i);
  for (const auto& [code, expected] : positions) {
    Positions found;
    list.find(code, found);
    if (found != expected) FAIL("wrong positions of code " << code);
  }
}

}  // namespace

TEST_CASE("a forward list tells the exact positions of every term of its passage",
          "[index][slow]") {
  std::mt19937 random(7);
  const std::size_t tokens = GENERATE(as<std::size_t>{}, 1, 2, 5, 20, 60, 200, 1500, 6000, 60000);
  const std::size_t vocabulary = GENERATE(as<std::size_t>{}, 1, 3, 50, 5000, 100000);
  CAPTURE(tokens, vocabulary);
  const auto hashes = random_passage(random, tokens, vocabulary);
  check_tells_positions(newsgrep::index::ForwardList::encode(hashes), hashes);
}

TEST_CASE("a forward list can hold any number of distinct terms", "[index]") {
  for (std::size_t terms = 1; terms <= 600; ++terms) {
    CAPTURE(terms);
    Hashes hashes;
    for (std::size_t i = 0; i < terms; ++i)
      hashes.push_back(newsgrep::text::stable_hash(std::to_string(i), terms));
    check_tells_positions(newsgrep::index::ForwardList::encode(hashes), hashes);
  }
}

TEST_CASE("terms and tokens give the same forward list as the hashes of the tokens", "[index]") {
  const Hashes terms = {newsgrep::text::stable_hash("to"), newsgrep::text::stable_hash("be"),
                        newsgrep::text::stable_hash("or"), newsgrep::text::stable_hash("not")};
  const std::vector<std::uint32_t> tokens = {0, 1, 2, 3, 0, 1};
  Hashes hashes;
  for (const auto token : tokens) hashes.push_back(terms[token]);
  CHECK(newsgrep::index::ForwardList::encode(terms, tokens) ==
        newsgrep::index::ForwardList::encode(hashes));
}

TEST_CASE("a sequence is found exactly where its terms follow each other", "[index]") {
  std::mt19937 random(13);
  const std::size_t tokens = GENERATE(as<std::size_t>{}, 1, 2, 7, 8, 9, 30, 64, 300, 5000);
  const std::size_t vocabulary = GENERATE(as<std::size_t>{}, 1, 2, 6, 40, 3000);
  CAPTURE(tokens, vocabulary);
  const auto hashes = random_passage(random, tokens, vocabulary);
  const auto encoded = newsgrep::index::ForwardList::encode(hashes);
  for (int i = 0; i < 300; ++i) {
    Hashes sequence;
    const auto length = 1 + random() % 5;
    if (random() % 2 == 0) {
      // A sequence that is there, also at the very end.
      const auto begin = random() % tokens;
      const auto end = std::min<std::size_t>(tokens, begin + length);
      sequence.assign(hashes.begin() + static_cast<std::ptrdiff_t>(begin),
                      hashes.begin() + static_cast<std::ptrdiff_t>(end));
    } else {
      for (std::size_t k = 0; k < length; ++k) sequence.push_back(hashes[random() % tokens]);
    }
    if (contains_sequence(encoded, sequence) != contains(hashes, sequence)) {
      FAIL("wrong for a sequence of " << sequence.size());
    }
  }
  CHECK(contains_sequence(encoded, hashes));
  auto longer = hashes;
  longer.push_back(hashes.front());
  CHECK_FALSE(contains_sequence(encoded, longer));
}

TEST_CASE("two terms are near each other in a forward list where a scan finds them so", "[index]") {
  std::mt19937 random(13);
  for (const auto& [tokens, vocabulary] : {std::pair{1U, 1U}, {5U, 3U}, {60U, 12U}, {700U, 300U}}) {
    CAPTURE(tokens, vocabulary);
    const auto hashes = random_passage(random, tokens, vocabulary);
    const auto encoded = newsgrep::index::ForwardList::encode(hashes);
    newsgrep::index::ForwardList list;
    REQUIRE(list.open(encoded));
    for (int i = 0; i < 400; ++i) {
      const auto first = hashes[random() % tokens];
      const auto second = hashes[random() % tokens];
      const auto max_distance =
          static_cast<std::uint32_t>(1 + random() % (i % 4 == 0 ? tokens : 8));
      const bool ordered = i % 2 == 0;
      bool expected = false;
      for (std::uint32_t a = 0; a < tokens; ++a) {
        for (std::uint32_t b = 0; b < tokens; ++b) {
          if (hashes[a] != first || hashes[b] != second || a == b) continue;
          const auto distance = a < b ? b - a : a - b;
          expected = expected || (distance <= max_distance && (a < b || !ordered));
        }
      }
      CAPTURE(max_distance, ordered);
      REQUIRE(list.are_near(first, second, max_distance, ordered) == expected);
    }
  }
  CHECK_FALSE(newsgrep::index::ForwardList().are_near(1, 2, 3, false));
}

TEST_CASE("no sequence is found in an empty passage, and none of no terms", "[index]") {
  const Hashes hashes = {newsgrep::text::stable_hash("a"), newsgrep::text::stable_hash("b")};
  CHECK_FALSE(contains_sequence("", hashes));
  CHECK_FALSE(contains_sequence("", {}));
  CHECK_FALSE(contains_sequence(newsgrep::index::ForwardList::encode(hashes), {}));
}

TEST_CASE("a forward list of a usual passage takes at most eight bits a token", "[index]") {
  std::mt19937 random(11);
  std::size_t bytes = 0;
  for (int i = 0; i < 100; ++i)
    bytes += newsgrep::index::ForwardList::encode(random_passage(random, 60, 80)).size();
  CHECK(bytes <= 100 * 60);
}

TEST_CASE("hashes that were made to share slots give a forward list, too", "[index]") {
  // The upper half tells the bucket, so all are in one, which has too few slots.
  Hashes hashes;
  for (std::uint64_t i = 0; i < 3000; ++i) hashes.push_back(0xABCDEF0100000000 | i);
  const auto encoded = newsgrep::index::ForwardList::encode(hashes);
  newsgrep::index::ForwardList list;
  REQUIRE(list.open(encoded));
  check_codes(list, hashes);
  CHECK(contains_sequence(encoded, hashes));
}

TEST_CASE("an empty passage has an empty forward list", "[index]") {
  CHECK(newsgrep::index::ForwardList::encode(Hashes()).empty());
  newsgrep::index::ForwardList list;
  CHECK(list.open(""));
  CHECK(list.size() == 0);
}

TEST_CASE("a malformed forward list is refused", "[index]") {
  const Hashes hashes = {newsgrep::text::stable_hash("a"), newsgrep::text::stable_hash("b"),
                         newsgrep::text::stable_hash("a")};
  const auto good = newsgrep::index::ForwardList::encode(hashes);
  const char too_wide = newsgrep::index::max_slot_bits + 1;
  newsgrep::index::ForwardList list;
  for (const auto& bad :
       {good.substr(0, 1), good.substr(0, 2), good.substr(0, good.size() - 1), good + "x",
        std::string("\0\1\1\0\0", 5), std::string("\1\0\1\0", 4), std::string("\1\1\0\0", 4),
        std::string("\1\1\5\0\0", 5), too_wide + std::string("\1\1\0\0\0\0\0\0", 8),
        std::string("\2\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F\1\0", 12)}) {
    CHECK_FALSE(list.open(bad));
    CHECK(list.size() == 0);
    CHECK_FALSE(contains_sequence(bad, hashes));
  }
}

TEST_CASE("a forward list with any byte changed can be read without harm", "[index]") {
  std::mt19937 random(17);
  const auto hashes = random_passage(random, 50, 40);
  const auto good = newsgrep::index::ForwardList::encode(hashes);
  newsgrep::index::ForwardList list;
  for (std::size_t i = 0; i < good.size(); ++i) {
    for (const int change : {1, 0x55, 0x80, 0xFF}) {
      auto bad = good;
      bad[i] = static_cast<char>(bad[i] ^ change);
      // Without spare bytes, so that the address sanitizer sees a read too far.
      const std::vector<char> bytes(bad.begin(), bad.end());
      const std::string_view view(bytes.data(), bytes.size());
      if (!list.open(view) || list.size() == 0) continue;
      Positions positions;
      list.find(list.code_of(hashes.front()), positions);
      list.find(list.code_at(list.size() - 1), positions);
      for (std::size_t length = 1; length < 5; ++length) {
        (void)list.contains(std::span(hashes).first(length));
      }
    }
  }
}
