#pragma once

#include <utility>

#include "searcher/match/article_set.hpp"
#include "searcher/match/passage_iterator.hpp"

namespace newsgrep::match {

/// All passages of some articles; each scores 0.
class ArticleIterator final : public PassageIterator {
 public:
  ArticleIterator(ArticleSet articles, const index::FirstPassages& first_passages)
      : articles_(std::move(articles)), first_passages_(first_passages) {
    const auto all = first_passages.articles();
    // As if all articles had the same size; exact enough to order iterators by.
    candidates_ = all == 0 ? 0
                           : static_cast<std::uint32_t>(std::uint64_t{articles_.size()} *
                                                        first_passages.passages() / all);
  }

  index::PassageId skip_to(index::PassageId target) override {
    if (target <= passage_) return passage_;
    if (target >= article_end_) {
      const auto article = first_passages_.article_of(target);
      const auto found = target <= first_passages_.passages() && articles_.contains(article)
                             ? article
                             : articles_.next(target);
      if (found == index::no_passage) return passage_ = index::no_passage;
      article_end_ = first_passages_.next_article(found);
      target = std::max(target, found);
    }
    return passage_ = target;
  }

  bool confirm() override { return true; }
  Score score() override { return 0; }
  Score max_score() const override { return 0; }
  std::uint32_t candidates() const override { return candidates_; }

 private:
  ArticleSet articles_;
  const index::FirstPassages& first_passages_;
  std::uint32_t candidates_ = 0;
  index::PassageId article_end_ = 0;  ///< One past the last passage of the article at hand.
};

}  // namespace newsgrep::match
