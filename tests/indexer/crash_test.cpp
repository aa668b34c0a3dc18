#include <chrono>
#include <random>

#include "newsgrep/index_writer.hpp"
#include "tests/indexer/child_process.hpp"
#include "tests/indexer/index_contents.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_index.hpp"

using namespace newsgrep;
using newsgrep::test::article;
using newsgrep::test::ChildProcess;
using newsgrep::test::TempIndex;

namespace {

constexpr int article_count = 40;

/// Returns the articles of a generation, which name it. Each generation leaves out one article.
std::vector<Article> generation(int number) {
  std::vector<Article> articles;
  for (int i = 0; i < article_count; ++i) {
    if (i == number % article_count) continue;
    articles.push_back(
        article("a" + std::to_string(i), {"Generation " + std::to_string(number), "More news."}));
  }
  return articles;
}

/// Turns the generation before into generation `number`, in a single commit.
void advance(const std::filesystem::path& index_dir, int number) {
  IndexWriter writer(index_dir, {.threads = 2});
  for (auto& each : generation(number)) writer.add(std::move(each));
  writer.remove("a" + std::to_string(number % article_count));
  writer.commit();
}

/// Returns the generation that the index holds. Fails unless it holds all of it and nothing else.
int check_whole(const std::filesystem::path& index_dir) {
  const auto texts = test::all_texts(index_dir);
  REQUIRE(texts.size() == 2 * (article_count - 1));
  CHECK(texts.front() == texts[article_count - 2]);
  CHECK(texts[article_count - 1] == "More news.");
  const int number = std::stoi(texts.front().substr(std::string("Generation ").size()));
  CHECK(test::found(index_dir, "generation").size() == article_count - 1);
  CHECK(test::found(index_dir, "a" + std::to_string(number)).empty());
  return number;
}

}  // namespace

TEST_CASE("a writer that is killed at any moment leaves the old index or the new",
          "[indexer][slow]") {
  const TempIndex index;
  const auto begin = std::chrono::steady_clock::now();
  advance(index.path(), 0);
  const std::chrono::microseconds usual = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - begin);
  int current = check_whole(index.path());
  int advanced = 0;
  std::mt19937 random(11);
  constexpr int kills = 40;
  for (int i = 0; i < kills; ++i) {
    ChildProcess writer([&]() -> std::string {
      for (int next = current + 1;; ++next) advance(index.path(), next);
    });
    // Up to three times as long as one generation took, however slow the disk is.
    usleep(static_cast<useconds_t>(random() % static_cast<unsigned>(3 * usual.count())));
    writer.kill_now();
    const int after = check_whole(index.path());
    CAPTURE(i, current, after);
    REQUIRE(after >= current);
    advanced += after - current;
    current = after;
  }
  // Otherwise the kills came too early to show anything.
  CHECK(advanced > 0);
  advance(index.path(), current + 1);
  CHECK(check_whole(index.path()) == current + 1);
  test::check_no_leftovers(index.path());
}
