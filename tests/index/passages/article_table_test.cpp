#include "index/passages/article_table.hpp"

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "index/passages/article_table_writer.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/read_file.hpp"
#include "tests/support/temp_dir.hpp"

using namespace newsgrep::index;
using newsgrep::test::read_file;
using newsgrep::test::TempDir;

namespace {

/// Hashes of ids, with the first passages of the articles.
using Articles = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

std::string write_table(const Articles& articles) {
  const TempDir dir;
  ArticleTableWriter writer;
  for (const auto& [hash, passage] : articles) writer.add(hash, passage);
  OutputFile file(dir.path() / "table");
  writer.write_to(file);
  file.finish(Durability::none);
  return read_file(dir.path() / "table");
}

std::vector<std::uint32_t> found(const ArticleTable& table, std::uint32_t hash) {
  std::vector<std::uint32_t> passages;
  table.for_each(hash, [&](std::uint32_t passage) { passages.push_back(passage); });
  return passages;
}

}  // namespace

TEST_CASE("every article is found by its hash, and hardly any other", "[index]") {
  const auto count = GENERATE(as<std::uint32_t>{}, 0, 1, 7, 8, 9, 100, 1023, 30'000);
  // Hashes that start with the same bits are all in one bucket.
  const auto mask = GENERATE(as<std::uint32_t>{}, 0xFFFFFFFF, 0x0000FFFF, 0xFFFF0000, 0);
  CAPTURE(count, mask);
  std::mt19937 random(count);
  Articles articles;
  for (std::uint32_t i = 0; i < count; ++i) {
    articles.emplace_back(static_cast<std::uint32_t>(random()) & mask, 3 * i + 1);
  }
  const auto bytes = write_table(articles);
  REQUIRE(bytes.size() == ArticleTable::bytes_for(count));
  const CheckedFile file(bytes);
  const ArticleTable table(file.bytes(), file.checks(), count);
  CHECK(table.size() == count);
  std::size_t others = 0;
  for (std::size_t i = 0; i < articles.size(); i += 1 + articles.size() / 500) {
    const auto& [hash, passage] = articles[i];
    const auto passages = found(table, hash);
    if (!std::is_sorted(passages.begin(), passages.end()) && mask == 0) FAIL("not in order");
    if (std::count(passages.begin(), passages.end(), passage) != 1) FAIL("article " << i);
    others += passages.size() - 1;
  }
  if (mask == 0xFFFFFFFF) CHECK(others < 50);
  if (count == 0) CHECK(found(table, 0).empty());
}

TEST_CASE("a table of articles made of any bytes is read without harm", "[index]") {
  std::mt19937 random(1);
  for (const std::uint32_t count : {1U, 5U, 40U, 300U}) {
    for (int round = 0; round < 50; ++round) {
      std::vector<char> bytes(ArticleTable::bytes_for(count));
      std::generate(bytes.begin(), bytes.end(), [&] { return static_cast<char>(random()); });
      const CheckedFile file({bytes.data(), bytes.size()});
      const ArticleTable table(file.bytes(), file.checks(), count);
      CHECK(found(table, static_cast<std::uint32_t>(random())).size() <= count);
    }
  }
}
