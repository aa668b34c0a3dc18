#include "searcher/engine/passage_reader.hpp"

#include <algorithm>
#include <tuple>

#include "index/damage.hpp"
#include "text/day.hpp"

namespace newsgrep::engine {

ArticleInfo to_info(index::ArticleRecord&& record) {
  ArticleInfo info;
  info.id = std::move(record.id);
  info.title = std::move(record.title);
  info.source = std::move(record.source);
  info.date = std::move(record.date);
  info.url = std::move(record.url);
  info.path = std::move(record.path);
  info.language = std::move(record.language);
  info.extra = std::move(record.extra);
  info.authors = std::move(record.authors);
  info.passage_count = record.passage_count;
  return info;
}

Hit PassageReader::read(const match::Match& match) {
  const auto& passages = shards_[match.shard].passages;
  const auto content = passages.read(match.passage, decompressor_, buffer_);
  Hit hit;
  hit.passage_number = passages.head(match.passage).number;
  hit.section = content.section;
  hit.text = content.text;
  hit.article = article(match, content.article);
  return hit;
}

Copy PassageReader::read_copy(const match::Match& match) {
  return {article(match, {}), shards_[match.shard].passages.head(match.passage).number};
}

void PassageReader::read_neighbours(const match::Match& match, std::size_t before,
                                    std::size_t after, Hit& hit) {
  const auto& passages = shards_[match.shard].passages;
  const auto first = passages.article_of(match.passage);
  const auto end = passages.first_passages().next_article(match.passage);
  const auto read = [&](index::PassageId passage, std::vector<Neighbour>& to) {
    const auto content = passages.read(passage, decompressor_, buffer_);
    to.push_back(
        {passages.head(passage).number, std::string(content.section), std::string(content.text)});
  };
  const auto room_before = std::size_t{match.passage - first};
  for (auto at = match.passage - std::min(before, room_before); at < match.passage; ++at) {
    read(static_cast<index::PassageId>(at), hit.before);
  }
  const auto room_after = std::size_t{end - 1 - match.passage};
  for (std::size_t i = 1; i <= std::min(after, room_after); ++i) {
    read(static_cast<index::PassageId>(match.passage + i), hit.after);
  }
}

std::optional<std::chrono::sys_seconds> PassageReader::time(const match::Match& match) const {
  return text::parse_article_time(article_head(match).date);
}

bool PassageReader::stands_before(const match::Match& a, const match::Match& b) const {
  const auto head_a = article_head(a);
  const auto head_b = article_head(b);
  if (head_a.date != head_b.date) return head_a.date > head_b.date;
  // The passages of an article are in order of the index.
  return std::tie(head_a.id, a.shard, a.passage) < std::tie(head_b.id, b.shard, b.passage);
}

bool PassageReader::are_of_one_article(const match::Match& a, const match::Match& b) const {
  if (a.shard != b.shard) return false;
  const auto& passages = shards_[a.shard].passages;
  return passages.article_of(a.passage) == passages.article_of(b.passage);
}

void PassageReader::order_ties(std::span<match::Match> ties) const {
  struct Tie {
    index::PassageHead article;
    match::Match match;
  };
  std::vector<Tie> keyed;
  for (const auto& match : ties) shards_[match.shard].passages.prefetch(match.passage);
  for (const auto& match : ties) keyed.push_back({article_head(match), match});
  std::sort(keyed.begin(), keyed.end(), [](const Tie& a, const Tie& b) {
    if (a.article.date != b.article.date) return a.article.date > b.article.date;
    return std::tie(a.article.id, a.match.shard, a.match.passage) <
           std::tie(b.article.id, b.match.shard, b.match.passage);
  });
  std::transform(keyed.begin(), keyed.end(), ties.begin(),
                 [](const Tie& tie) { return tie.match; });
}

index::PassageHead PassageReader::article_head(const match::Match& match) const {
  const auto& passages = shards_[match.shard].passages;
  return passages.head(passages.article_of(match.passage));
}

/// `encoded` is the article's record; it may be empty if the passage is not the first.
const ArticleInfo& PassageReader::article(const match::Match& match, std::string_view encoded) {
  const auto& passages = shards_[match.shard].passages;
  const auto first = passages.article_of(match.passage);
  const auto known = articles_.find({match.shard, first});
  if (known != articles_.end()) return known->second;
  const auto head = passages.head(first);
  if (encoded.empty()) encoded = passages.read(first, decompressor_, buffer_).article;
  auto record = index::decode_article(encoded, head.id, head.date);
  if (!record) throw index::damaged_passage();
  constexpr std::size_t max_remembered = 1000;
  if (articles_.size() >= max_remembered) articles_.clear();
  return articles_[{match.shard, first}] = to_info(std::move(*record));
}

}  // namespace newsgrep::engine
