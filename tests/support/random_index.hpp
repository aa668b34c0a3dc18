#pragma once

#include <cstddef>
#include <vector>

#include "tests/support/random_news.hpp"
#include "tests/support/temp_index.hpp"

namespace newsgrep::test {

/// An index of a random corpus: one to three shards, with some articles removed again.
struct RandomIndex {
  explicit RandomIndex(RandomNews& news) {
    const auto commits = 1 + news.below(3);
    for (std::size_t i = 0; i < commits; ++i) {
      const auto made = news.articles(articles.size(), 3 + news.below(i == 0 ? 22 : 5));
      index.add(made);
      articles.insert(articles.end(), made.begin(), made.end());
    }
    if (!news.chance(30)) return;
    IndexWriter writer(index.path());
    for (auto count = 1 + news.below(2); count > 0; --count) {
      const auto at =
          articles.begin() + static_cast<std::ptrdiff_t>(1 + news.below(articles.size() - 1));
      writer.remove(at->id);
      articles.erase(at);
    }
    writer.commit();
    has_dead_passages = true;
  }

  TempIndex index;
  std::vector<Article> articles;  ///< Articles that are left.
  bool has_dead_passages = false;
};

}  // namespace newsgrep::test
