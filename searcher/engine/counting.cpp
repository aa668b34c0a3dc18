#include "searcher/engine/counting.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "index/field_terms.hpp"
#include "text/day.hpp"

namespace newsgrep::engine {
namespace {

/// Passages of a shard that match, by first passage of their article.
using MatchesOfArticles = std::vector<std::uint32_t>;

std::vector<MatchesOfArticles> count_by_article(match::Matcher& matcher,
                                                std::span<const index::OpenShard> shards) {
  std::vector<MatchesOfArticles> counts;
  for (const auto& shard : shards) counts.emplace_back(std::size_t{shard.passages.size()} + 1);
  matcher.for_each([&](const match::Match& match) {
    ++counts[match.shard][shards[match.shard].passages.article_of(match.passage)];
  });
  return counts;
}

class Counts {
 public:
  void add(const std::string& key, std::uint32_t& passages) {
    if (passages == 0) return;
    auto& count = by_key_[key];
    count.key = key;
    count.passages += passages;
    ++count.articles;
    passages = 0;  // Counted; so what is left has no key.
  }

  std::vector<Count> take() {
    std::vector<Count> counts;
    for (auto& [key, count] : by_key_) counts.push_back(std::move(count));
    return counts;
  }

 private:
  std::map<std::string, Count> by_key_;
};

/// Goes through the lists of sources instead of the articles, since there are fewer.
void add_sources(const index::OpenShard& shard, std::size_t index, match::TextReader& reader,
                 MatchesOfArticles& matches, Counts& counts) {
  for (const auto& term : shard.postings.terms(index::term_prefix::source)) {
    reader.clock().check();
    const auto value = index::value_of_term(term, index::term_prefix::source);
    std::string source(value.value_or(""));
    shard.postings.for_each_posting(term, [&](index::PassageId first_passage, std::uint32_t) {
      if (first_passage >= matches.size() || matches[first_passage] == 0) return;
      if (!value) source = reader.article({index, first_passage}).source;
      counts.add(source, matches[first_passage]);
    });
  }
  for (auto& passages : matches) counts.add("", passages);
}

void add_days(const index::OpenShard& shard, query::Clock& clock, MatchesOfArticles& matches,
              Counts& counts) {
  for (std::size_t first = 1; first < matches.size(); ++first) {
    if (matches[first] == 0) continue;
    clock.check();
    const auto date = shard.passages.head(static_cast<index::PassageId>(first)).date;
    const auto time = text::parse_article_time(date);
    counts.add(time ? text::to_string(std::chrono::floor<std::chrono::days>(*time)) : "",
               matches[first]);
  }
}

}  // namespace

std::vector<Count> count_matches(match::Matcher& matcher, std::span<const index::OpenShard> shards,
                                 match::TextReader& reader, CountBy by) {
  auto matches = count_by_article(matcher, shards);
  Counts counts;
  for (std::size_t i = 0; i < shards.size(); ++i) {
    if (by == CountBy::source) {
      add_sources(shards[i], i, reader, matches[i], counts);
    } else {
      add_days(shards[i], reader.clock(), matches[i], counts);
    }
  }
  auto all = counts.take();
  if (by == CountBy::source) {
    std::stable_sort(all.begin(), all.end(),
                     [](const Count& a, const Count& b) { return a.passages > b.passages; });
  }
  return all;
}

}  // namespace newsgrep::engine
