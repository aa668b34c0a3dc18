#include "newsgrep/repair.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <variant>

#include "index/damage.hpp"
#include "index/field_terms.hpp"
#include "index/format.hpp"
#include "index/glass/glass_keys.hpp"
#include "index/open_index.hpp"
#include "index/passages/passage_record.hpp"
#include "indexer/guard_io.hpp"
#include "indexer/hash_set.hpp"
#include "indexer/index_state.hpp"
#include "indexer/index_update.hpp"
#include "indexer/stored_article.hpp"
#include "text/stable_hash.hpp"

namespace newsgrep {
namespace fs = std::filesystem;
namespace {

using indexer::IndexState;
using indexer::ShardSnapshot;

constexpr std::string_view standard_input = "-";

/// Returns the settings of the index; nothing if no shard tells them.
std::optional<indexer::IndexSettings> settings_of(const IndexState& state) {
  for (const auto& shard : state.shards) {
    if (!shard.table) continue;
    try {
      indexer::IndexSettings settings;
      settings.language = shard.table->metadata(index::metadata_key::language);
      settings.variants = shard.table->metadata(index::metadata_key::variants);
      if (!settings.language.empty()) return settings;
    } catch (const Error&) {
      continue;  // Another shard may tell.
    }
  }
  return std::nullopt;
}

/// Calls `use(first, next)` for each article of a shard: its first passage and that of the next
/// article. Damage ends it.
template <typename Use>
void for_each_article(const ShardSnapshot& shard, Use&& use) {
  const auto& passages = *shard.passages;
  const auto& first_passages = passages.first_passages();
  for (auto first = first_passages.next_article(0); first <= passages.size();) {
    const auto next = first_passages.next_article(first);
    use(first, next);
    first = next;
  }
}

/// The paths of the articles of a shard by first passage, from its posting lists.
std::map<std::uint32_t, std::string> paths_of(const ShardSnapshot& shard) {
  std::map<std::uint32_t, std::string> paths;
  if (!shard.table) return paths;
  const auto prefix = index::term_prefix::path;
  try {
    for (auto item = shard.table->first_from(prefix);
         item.at_item() && item.key().starts_with(prefix); item.next()) {
      const auto term = index::term_of_chunk_key(item.key());
      const auto path = index::value_of_term(term, prefix);
      index::ListTotals totals;
      const bool is_first = item.key().size() == index::first_chunk_key(term).size();
      index::read_chunk(item, is_first ? &totals : nullptr)
          .for_each([&](std::uint32_t passage, std::uint32_t) {
            paths[passage] = path ? std::string(*path) : std::string();
          });
    }
  } catch (const Error&) {
    return paths;  // Some are better than none.
  }
  return paths;
}

class Repair {
 public:
  Repair(const fs::path& index_dir, const RepairOptions& options)
      : index_dir_(index_dir), options_(options) {}

  RepairResult run() {
    constexpr std::size_t max_faults = 1;  // It is enough to know whether there are any.
    auto state = indexer::open_state(index_dir_, max_faults);
    if (state.stub && check(state)) {
      result_.was_whole = true;
      return std::move(result_);
    }
    const auto settings = settings_of(state);
    result_.settings_were_lost = !settings;
    indexer::IndexUpdate update(index_dir_,
                                writer_options(settings.value_or(indexer::IndexSettings())));
    // Another writer may have been at work before this one had the lock.
    if (index::read_stub_text(index_dir_) != state.stub_text) {
      throw Error(ErrorCode::index_changed,
                  "Nothing was written to the index: another program changed it meanwhile",
                  "Let one program write at a time; run this one again");
    }
    if (!state.stub) check(state);
    repair(state, update);
    return std::move(result_);
  }

 private:
  /// Checks the state, and returns true if it is whole.
  bool check(IndexState& state) const {
    CheckOptions options;
    options.depth = options_.depth;
    options.threads = options_.threads;
    options.max_faults = 1;
    options.on_progress = options_.on_progress;
    return indexer::check_state(state, options).fault_count == 0;
  }

  WriterOptions writer_options(const indexer::IndexSettings& settings) const {
    WriterOptions options;
    options.threads = options_.threads;
    options.memory_mib = options_.memory_mib;
    options.language = settings.language;
    options.variants = settings.variants;
    options.rebuild = true;
    return options;
  }

  void repair(IndexState& state, indexer::IndexUpdate& update) {
    if (!state.knows_dead) bury_older_articles(state);
    result_.deleted_may_be_back = !state.knows_dead;
    for (const auto& shard : state.shards) note_deleted(shard);
    update.start_from(whole_shards(state), file_list(state));
    for (auto& shard : state.shards) {
      if (!shard.is_whole) move_articles(shard, update);
    }
    read_files_again(state, update);
    update.commit();
    for (auto& article : damaged_) {
      (is_back(article) ? result_.read_again : result_.lost).push_back(std::move(article));
    }
  }

  /// Marks all articles as dead of which a newer shard, or a later place, has the id.
  static void bury_older_articles(IndexState& state) {
    indexer::HashSet ids;
    for (auto shard = state.shards.rbegin(); shard != state.shards.rend(); ++shard) {
      if (!shard->passages) continue;
      std::vector<index::PassageRanges::Range> articles;
      try {
        for_each_article(*shard, [&](std::uint32_t first, std::uint32_t next) {
          articles.push_back({first, next - 1});
        });
      } catch (const Error&) {
        // Those up to here are known.
      }
      for (auto article = articles.rbegin(); article != articles.rend(); ++article) {
        try {
          const auto id = text::stable_hash(shard->passages->head(article->first).id);
          if (!ids.insert(id)) shard->dead.add(*article);
        } catch (const Error&) {
          continue;  // It cannot be read, so it is not moved either.
        }
      }
    }
  }

  /// Notes the articles of a shard that were deleted or replaced, as far as they can be read.
  void note_deleted(const ShardSnapshot& shard) {
    if (shard.dead.empty()) return;
    try {
      if (!shard.passages) throw index::damaged_passage();
      const auto& passages = *shard.passages;
      const auto& first_passages = passages.first_passages();
      for (const auto& range : shard.dead.ranges()) {
        const auto last = std::min(range.last, passages.size());
        for (auto first = first_passages.next_article(range.first - 1); first <= last;
             first = first_passages.next_article(first)) {
          deleted_.insert(text::stable_hash(passages.head(first).id));
        }
      }
    } catch (const Error&) {
      knows_deleted_ = false;
    }
  }

  /// Returns true if the user deleted this article of a file that is read again. An article that
  /// was replaced and whose newer text is damaged looks the same unless its id is known.
  bool was_deleted(std::string_view id) {
    const auto hash = text::stable_hash(id);
    if (!deleted_.contains(hash) || damaged_ids_.contains(hash)) return false;
    if (!has_unknown_id_) return true;
    result_.deleted_may_be_back = true;
    return false;
  }

  std::vector<index::OpenShard> whole_shards(IndexState& state) {
    index::Stub stub;
    index::DeadPassages dead;
    for (const auto& shard : state.shards) {
      if (!shard.is_whole) {
        ++result_.damaged_shards;
        continue;
      }
      ++result_.kept_shards;
      stub.shards.push_back({shard.name, shard.files->id()});
      dead[shard.name] = shard.dead;
    }
    auto opened = index::open_shards(index_dir_, stub);
    for (std::size_t i = 0; i < opened.size(); ++i) opened[i].dead = dead[stub.shards[i].name];
    return opened;
  }

  /// Returns the list of files. If it was lost, it has the files that articles come from.
  index::FileList file_list(const IndexState& state) {
    if (state.files) return *state.files;
    result_.files_were_lost = true;
    index::FileList files;
    for (const auto& shard : state.shards) {
      for (const auto& [first, path] : paths_of(shard)) {
        const auto& known = path.empty() ? path_of_record(shard, first) : path;
        if (known.empty() || known == standard_input || shard.dead.contains(first)) continue;
        files[known].stamp = index::outdated_stamp;
      }
    }
    return files;
  }

  /// Returns the path of an article, which is too long to be a term; empty if it cannot be read.
  const std::string& path_of_record(const ShardSnapshot& shard, std::uint32_t first) {
    path_.clear();
    if (!shard.passages) return path_;
    try {
      const auto content = shard.passages->read(first, decompressor_, buffer_);
      if (auto record = index::decode_article(content.article)) path_ = std::move(record->path);
    } catch (const Error&) {
      path_.clear();
    }
    return path_;
  }

  /// Adds the living articles of a damaged shard that can be read, and notes the others.
  void move_articles(const ShardSnapshot& shard, indexer::IndexUpdate& update) {
    const auto paths = paths_of(shard);
    std::set<std::uint32_t> seen;
    try {
      if (!shard.passages) throw index::damaged_passage();
      for_each_article(shard, [&](std::uint32_t first, std::uint32_t next) {
        seen.insert(first);
        if (!shard.dead.contains(first)) move_article(shard, first, next, paths, update);
      });
    } catch (const Error&) {
      // The places of the others are known from posting lists, or from nowhere.
      if (paths.empty()) result_.unknown_shards.push_back(shard.name);
      has_unknown_ = has_unknown_ || paths.empty();
      has_unknown_id_ = true;
      for (const auto& [first, path] : paths) {
        if (seen.contains(first) || shard.dead.contains(first)) continue;
        note_damaged({{}, path, shard.name, first});
      }
    }
  }

  void move_article(const ShardSnapshot& shard, std::uint32_t first, std::uint32_t next,
                    const std::map<std::uint32_t, std::string>& paths,
                    indexer::IndexUpdate& update) {
    DamagedArticle damaged{{}, {}, shard.name, first};
    try {
      const auto& passages = *shard.passages;
      const auto head = passages.head(first);
      damaged.id = head.id;
      const auto record = index::decode_article(
          passages.read(first, decompressor_, buffer_).article, head.id, head.date);
      if (!record) throw index::damaged_passage();
      damaged.path = record->path;
      auto article = indexer::to_article(*record);
      for (auto at = first; at < next; ++at) {
        const auto content = passages.read(at, decompressor_, buffer_);
        article.passages.push_back({std::string(content.section), std::string(content.text)});
      }
      if (record->passage_count != next - first ||
          indexer::content_hash(article) != record->content_hash) {
        throw index::damaged_passage();
      }
      update.add(std::move(article));
      ++result_.moved_articles;
    } catch (const Error& error) {
      if (error.code() != ErrorCode::corrupt) throw;
      if (damaged.path.empty()) {
        if (const auto path = paths.find(first); path != paths.end()) damaged.path = path->second;
      }
      note_damaged(std::move(damaged));
    }
  }

  void note_damaged(DamagedArticle article) {
    has_unknown_ = has_unknown_ || article.path.empty();
    has_unknown_id_ = has_unknown_id_ || article.id.empty();
    damaged_ids_.insert(text::stable_hash(article.id));
    if (!article.path.empty() && article.path != standard_input) to_read_.insert(article.path);
    damaged_.push_back(std::move(article));
  }

  /// Reads the files of damaged articles again, and adds the articles that the index does not have.
  void read_files_again(const IndexState& state, indexer::IndexUpdate& update) {
    if (has_unknown_) {
      // Any file may have had them.
      for (const auto& [path, file] : state.files ? *state.files : update.files()) {
        to_read_.insert(path);
      }
    }
    for (const auto& path : to_read_) {
      // The next run compares the file with the index as a whole.
      update.files()[path].stamp = index::outdated_stamp;
      std::error_code none;
      if (!fs::is_regular_file(path, none)) continue;
      bool has_problem = false;
      const auto reader = open_reader(path, options_.reader);
      while (auto item = reader->next()) {
        if (std::holds_alternative<Problem>(*item)) {
          has_problem = true;
          continue;
        }
        auto article = std::get<Article>(std::move(*item));
        if (update.was_added(article.id) || was_deleted(article.id)) continue;
        restored_.insert(text::stable_hash(article.id));
        update.add(std::move(article));
      }
      result_.deleted_may_be_back = result_.deleted_may_be_back || !knows_deleted_;
      result_.files_read.push_back(path);
      if (!has_problem) read_whole_.insert(path);
    }
  }

  /// Returns true if the new state has the article: its id if that is known, else its file.
  bool is_back(const DamagedArticle& article) const {
    if (article.id.empty()) return read_whole_.contains(article.path);
    return restored_.contains(text::stable_hash(article.id));
  }

  const fs::path index_dir_;
  const RepairOptions& options_;
  RepairResult result_;
  std::vector<DamagedArticle> damaged_;
  bool has_unknown_ = false;     ///< True if the file of a damaged article is not known.
  bool has_unknown_id_ = false;  ///< True if the id of a damaged article is not known.
  indexer::HashSet damaged_ids_;
  indexer::HashSet deleted_;       ///< Hashes of the ids of deleted and replaced articles.
  bool knows_deleted_ = true;      ///< False if some of these cannot be read.
  std::set<std::string> to_read_;  ///< Files of damaged articles.
  std::set<std::string> read_whole_;
  indexer::HashSet restored_;  ///< Hashes of the ids of articles that files have.
  index::Decompressor decompressor_;
  std::string buffer_;
  std::string path_;
};

}  // namespace

RepairResult repair_index(const fs::path& index_dir, const RepairOptions& options) {
  return indexer::guard_io([&] { return Repair(index_dir, options).run(); });
}

}  // namespace newsgrep
