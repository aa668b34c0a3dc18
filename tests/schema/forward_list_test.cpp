#include "schema/forward_list.hpp"

#include <random>
#include <set>

#include "stable_hash.hpp"
#include "support/catch.hpp"

using newsgrep::detail::ForwardList;
using newsgrep::detail::stable_hash;

namespace {

std::vector<std::uint64_t> random_passage(std::mt19937& random, std::size_t tokens,
                                          std::size_t vocabulary) {
  std::vector<std::uint64_t> hashes;
  for (std::size_t i = 0; i < tokens; ++i) {
    hashes.push_back(stable_hash("w" + std::to_string(random() % vocabulary)));
  }
  return hashes;
}

}  // namespace

TEST_CASE("a forward list tells the exact positions of every term of its passage", "[schema]") {
  std::mt19937 random(7);
  const std::size_t tokens = GENERATE(as<std::size_t>{}, 1, 2, 5, 20, 60, 200, 1500, 6000);
  const std::size_t vocabulary = GENERATE(as<std::size_t>{}, 1, 3, 50, 5000);
  CAPTURE(tokens, vocabulary);
  const auto hashes = random_passage(random, tokens, vocabulary);

  ForwardList list;
  REQUIRE(list.decode(ForwardList::encode(hashes)));

  REQUIRE(list.codes().size() == hashes.size());
  const std::set<std::uint64_t> distinct(hashes.begin(), hashes.end());
  std::set<std::uint32_t> codes;
  for (const auto hash : distinct) codes.insert(list.code_of(hash));
  CHECK(codes.size() == distinct.size());
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    if (list.codes()[i] != list.code_of(hashes[i])) FAIL("wrong code at position " << i);
  }
}

TEST_CASE("a forward list of a usual passage takes at most eleven bits a token", "[schema]") {
  std::mt19937 random(11);
  const auto encoded = ForwardList::encode(random_passage(random, 85, 5000));
  CHECK(encoded.size() <= 3 + 85 * 11 / 8 + 1);
}

TEST_CASE("an empty passage has an empty forward list", "[schema]") {
  CHECK(ForwardList::encode({}).empty());
  ForwardList list;
  CHECK(list.decode(""));
  CHECK(list.codes().empty());
}

TEST_CASE("a malformed forward list is refused", "[schema]") {
  const std::vector<std::uint64_t> hashes = {stable_hash("a"), stable_hash("b"), stable_hash("a")};
  const auto good = ForwardList::encode(hashes);
  ForwardList list;
  for (const auto& bad : {good.substr(0, 1), good.substr(0, 2), good.substr(0, good.size() - 1),
                          good + "x", std::string("\0\0\1\0", 4), std::string("\x60\0\1\0", 4)}) {
    CHECK_FALSE(list.decode(bad));
    CHECK(list.codes().empty());
  }
}
