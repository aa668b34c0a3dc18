#include "index/passages/first_passages.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include "tests/index/postings/database_model.hpp"
#include "tests/support/catch.hpp"

using namespace newsgrep::test;
using namespace newsgrep::index;

namespace {

/// Tells for passage n, at n - 1, whether it is the first of an article.
using Firsts = std::vector<bool>;

std::string bytes_of(const Firsts& firsts) {
  std::string bytes(FirstPassages::bytes_for(static_cast<std::uint32_t>(firsts.size())), '\0');
  for (std::size_t i = 0; i < firsts.size(); ++i) {
    if (firsts[i]) bytes[i / 8] = static_cast<char>(bytes[i / 8] | 1 << i % 8);
  }
  return bytes;
}

/// Checks every answer against a scan.
void check_first_passages(const Firsts& firsts) {
  const auto size = static_cast<std::uint32_t>(firsts.size());
  const auto bytes = bytes_of(firsts);
  const CheckedFile file(bytes);
  const FirstPassages found(file.bytes(), file.checks(), size);
  REQUIRE(found.passages() == size);
  std::uint32_t articles = 0;
  for (const bool first : firsts) articles += first ? 1 : 0;
  REQUIRE(found.articles() == articles);

  REQUIRE_FALSE(found.contains(0));
  REQUIRE_FALSE(found.contains(size + 1));
  REQUIRE(found.article_of(0) == 0);
  REQUIRE(found.article_of(size + 1) == 0);
  std::uint32_t article = 0;
  for (std::uint32_t passage = 1; passage <= size; ++passage) {
    if (firsts[passage - 1]) article = passage;
    REQUIRE(found.contains(passage) == firsts[passage - 1]);
    REQUIRE(found.article_of(passage) == article);
  }
  auto next = size + 1;
  REQUIRE(found.next_article(size) == next);
  REQUIRE(found.next_article(size + 1) == next);
  for (auto passage = size; passage > 0; --passage) {
    if (firsts[passage - 1]) next = passage;
    CAPTURE(passage);
    REQUIRE(found.next_article(passage - 1) == next);
  }
}

}  // namespace

TEST_CASE("the article of a passage is the one that a scan finds", "[index]") {
  Random random(11);
  for (std::uint32_t size = 0; size <= 300; ++size) {
    for (const std::uint32_t passages_an_article : {1U, 2U, 7U, 40U, 200U}) {
      Firsts firsts(size);
      for (std::size_t i = 0; i < firsts.size(); ++i) {
        firsts[i] = i == 0 || random() % passages_an_article == 0;
      }
      CAPTURE(size, passages_an_article);
      check_first_passages(firsts);
    }
  }
}

TEST_CASE("passages without an article, as in a damaged file, belong to none", "[index]") {
  Random random(12);
  for (const std::uint32_t size : {1U, 63U, 64U, 65U, 128U, 200U}) {
    CAPTURE(size);
    check_first_passages(Firsts(size));
    Firsts late(size);
    late.back() = true;
    check_first_passages(late);
    Firsts sparse(size);
    for (std::size_t i = 0; i < size; ++i) sparse[i] = random() % 50 == 0;
    check_first_passages(sparse);
  }
}

TEST_CASE("bits after the last passage do not lead out of a shard", "[index]") {
  const std::string bytes(FirstPassages::bytes_for(70), '\xFF');
  const CheckedFile file(bytes);
  const FirstPassages found(file.bytes(), file.checks(), 70);
  CHECK(found.next_article(69) == 70);
  CHECK(found.next_article(70) == 71);
  CHECK_FALSE(found.contains(71));
}

TEST_CASE("a shard without passages has no articles", "[index]") {
  const FirstPassages none;
  CHECK(none.passages() == 0);
  CHECK(none.articles() == 0);
  CHECK(none.next_article(0) == 1);
  CHECK_FALSE(none.contains(1));
}
