#include "indexer/article_names.hpp"

#include <string_view>
#include <utility>

#include "index/field_terms.hpp"
#include "index/glass/glass_keys.hpp"
#include "index/passages/passage_record.hpp"
#include "index/postings/posting_list.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep::indexer {

IndexFault ArticleNames::fault(const std::string& label, std::string problem,
                               std::uint32_t passage) {
  IndexFault fault{label, std::move(problem), {}, {}};
  if (!shard_.passages) return fault;
  std::uint32_t first = 0;
  try {
    first = shard_.passages->article_of(passage);
    const auto head = shard_.passages->head(first);
    fault.article_id = head.id;
    const auto content = shard_.passages->read(first, decompressor_, buffer_);
    if (auto record = index::decode_article(content.article)) {
      fault.article_path = std::move(record->path);
    }
  } catch (const Error&) {
    if (!paths_) read_paths();
    if (const auto path = paths_->find(first); path != paths_->end()) {
      fault.article_path = path->second;
    }
  }
  return fault;
}

void ArticleNames::read_paths() {
  paths_.emplace();
  if (!shard_.table) return;
  const auto prefix = index::term_prefix::path;
  try {
    for (auto item = shard_.table->first_from(prefix);
         item.at_item() && item.key().starts_with(prefix); item.next()) {
      const auto term = index::term_of_chunk_key(item.key());
      const auto path = index::value_of_term(term, prefix);
      if (!path) continue;
      index::ListTotals totals;
      const bool is_first = item.key().size() == index::first_chunk_key(term).size();
      index::read_chunk(item, is_first ? &totals : nullptr)
          .for_each([&](std::uint32_t passage, std::uint32_t) { (*paths_)[passage] = *path; });
    }
  } catch (const Error&) {
    return;  // What could be read is better than nothing.
  }
}

}  // namespace newsgrep::indexer
