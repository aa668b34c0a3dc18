#include "indexer/published_shards.hpp"

#include <utility>

#include "index/damage.hpp"
#include "index/field_terms.hpp"
#include "indexer/stored_article.hpp"

namespace newsgrep::indexer {

void PublishedShards::open(const std::filesystem::path& index_dir, const index::Stub& stub) {
  take(index::open_shards(index_dir, stub));
}

void PublishedShards::take(std::vector<index::OpenShard> shards) {
  shards_ = std::move(shards);
  next_dead_.clear();
  for (const auto& shard : shards_) next_dead_.push_back(shard.dead);
}

bool PublishedShards::any_taken_out() const {
  for (std::size_t i = 0; i < shards_.size(); ++i) {
    if (next_dead_[i].size() != shards_[i].dead.size()) return true;
  }
  return false;
}

std::optional<PublishedShards::PublishedArticle> PublishedShards::find(
    std::string_view article_id) const {
  for (std::size_t i = 0; i < shards_.size(); ++i) {
    for (const auto first : shards_[i].passages.articles_with_id(article_id)) {
      if (!shards_[i].dead.contains(first)) return read(i, first);
    }
  }
  return std::nullopt;
}

std::vector<std::string> PublishedShards::articles_of_file(const std::string& path) const {
  std::vector<std::string> ids;
  const auto term = index::value_term(index::term_prefix::path, path);
  for (std::size_t i = 0; i < shards_.size(); ++i) {
    shards_[i].postings.for_each_posting(term, [&](index::PassageId first, std::uint32_t) {
      if (!shards_[i].dead.contains(first)) ids.push_back(read(i, first).record.id);
    });
  }
  return ids;
}

PublishedShards::PublishedArticle PublishedShards::read(std::size_t shard,
                                                        index::PassageId first_passage) const {
  const auto& passages = shards_[shard].passages;
  std::string buffer;
  const auto head = passages.head(first_passage);
  auto record = index::decode_article(passages.read(first_passage, decompressor_, buffer).article,
                                      head.id, head.date);
  if (!record || record->passage_count == 0 ||
      record->passage_count > passages.size() - (first_passage - 1)) {
    throw index::damaged_passage();
  }
  const auto last = first_passage + record->passage_count - 1;
  return {std::move(*record), shard, {first_passage, last}};
}

/// Returns the article as it was given to IndexWriter::add().
Article PublishedShards::to_article(const PublishedArticle& published) const {
  auto article = indexer::to_article(published.record);
  std::string buffer;
  for (auto at = published.passages.first; at <= published.passages.last; ++at) {
    const auto passage = shards_[published.shard].passages.read(at, decompressor_, buffer);
    article.passages.push_back({std::string(passage.section), std::string(passage.text)});
  }
  return article;
}

}  // namespace newsgrep::indexer
