#include "indexer/index_update.hpp"

#if __has_include(<malloc.h>)
#include <malloc.h>
#endif

#include <algorithm>
#include <thread>
#include <utility>

#include "index/bytes/durable_file.hpp"
#include "index/bytes/file_errors.hpp"
#include "index/bytes/lost_pages.hpp"
#include "index/checksums/shard_files.hpp"
#include "index/format.hpp"
#include "index/passages/passage_file.hpp"
#include "indexer/index_state.hpp"
#include "indexer/inverter.hpp"
#include "indexer/shard_merger.hpp"
#include "indexer/stored_article.hpp"
#include "newsgrep/error.hpp"
#include "text/stable_hash.hpp"

namespace newsgrep::indexer {
namespace fs = std::filesystem;
namespace {

/// The most passages of a batch, which becomes one shard: large enough that few shards have to be
/// merged, small enough that each thread can have one in memory and that all threads have work. See
/// build_limits() for the most text.
constexpr std::size_t max_batch_passages = 200'000;

// A batch is submitted when it is full, so the last article may come on top.
static_assert(max_batch_passages + max_article_passages <= Inverter::max_passages);

/// A shard is rewritten without its dead passages if more than one in four is dead.
constexpr std::uint64_t wasted_when_one_in = 4;

constexpr std::string_view default_language = "en";

std::size_t text_bytes(const Article& article) {
  std::size_t bytes = 0;
  for (const auto& passage : article.passages) bytes += passage.text.size();
  return bytes;
}

/// Returns the shard that a group becomes, but for its path.
MergeSource merged(const MergeGroup& group) {
  std::uint32_t passages = 0;
  for (const auto& source : group) passages += source.passages;
  return {{}, passages, merged_dead(group)};
}

/// Returns the bytes of what an article has beside its texts, which may be more than they are.
std::size_t field_bytes(const Article& article) {
  std::size_t bytes = article.extra.size() + article.title.size();
  for (const auto& author : article.authors) bytes += author.size();
  for (const auto& passage : article.passages) bytes += passage.section.size();
  return bytes;
}

/// Returns true if a check of the state that has this stub finds no fault.
bool is_whole(const fs::path& index_dir, const index::Stub& stub, unsigned threads) {
  CheckOptions options;
  options.threads = threads;
  auto state = open_state(index_dir, index::to_text(stub), options.max_faults);
  return check_state(state, options).fault_count == 0;
}

}  // namespace

IndexUpdate::IndexUpdate(const fs::path& index_dir, const WriterOptions& options)
    : purge_(options.purge),
      threads_(options.threads > 0 ? options.threads
                                   : std::max(1U, std::thread::hardware_concurrency())),
      memory_bytes_(options.memory_mib << 20),
      folder_(index_dir, options) {
  if (options.rebuild) {
    replaces_everything_ = folder_.is_published();
  } else if (folder_.is_published()) {
    const auto& stub = folder_.stub();
    published_files_ = index::read_list(index_dir, stub.file_list);
    files_ = index::parse_file_list(published_files_);
    published_.open(index_dir, stub);
    folder_.remove_leftovers();  // Of an index that can be opened; who knows what others need.
  }
  choose_settings(options);
}

void IndexUpdate::start_from(std::vector<index::OpenShard> shards, index::FileList files) {
  published_.take(std::move(shards));
  files_ = std::move(files);
  replaces_everything_ = true;
  checks_all_ = true;
}

/// Takes the settings of the index, or those of the options for a new one. Throws if they differ.
void IndexUpdate::choose_settings(const WriterOptions& options) {
  if (published_.size() == 0) {
    settings_.language = options.language.empty() ? default_language : options.language;
    settings_.variants = options.variants;
    if (settings_.language.size() > max_language_bytes) {
      throw Error(ErrorCode::bad_argument, "No such language: " + settings_.language,
                  "Use a code like en or de");
    }
  } else {
    const auto& shard = published_[0].postings.table();
    settings_.language = shard.metadata(index::metadata_key::language);
    settings_.variants = shard.metadata(index::metadata_key::variants);
    const std::string hint = "Leave the option out, or build the index again with --rebuild";
    if (!options.language.empty() && options.language != settings_.language) {
      throw Error(ErrorCode::wrong_settings,
                  "The index was made with the language " + settings_.language + ", not " +
                      options.language,
                  hint);
    }
    if (!options.variants.empty() && options.variants != settings_.variants) {
      throw Error(ErrorCode::wrong_settings, "The index was made with another table of variants",
                  hint);
    }
  }
  variants_ = std::make_unique<text::VariantTable>(settings_.variants);
}

bool IndexUpdate::was_added(std::string_view article_id) const {
  return added_.contains(text::stable_hash(article_id));
}

IndexWriter::Outcome IndexUpdate::add(Article article) {
  using Outcome = IndexWriter::Outcome;
  if (article.passages.empty()) return Outcome::empty;
  if (article.passages.size() > max_article_passages) return Outcome::too_long;
  if (was_added(article.id)) return Outcome::duplicate;
  if (article.language.empty() || article.language.size() > max_language_bytes) {
    article.language = settings_.language;
  }

  auto outcome = Outcome::added;
  if (const auto published = published_.find(article.id)) {
    const auto& record = published->record;
    // Another file, which still exists, has the same article and keeps it. Otherwise the two files
    // would take it from each other at each run.
    const bool removed_before = published_.is_taken_out(*published);
    if (record.path != article.path && files_.contains(record.path) && !removed_before) {
      return Outcome::duplicate;
    }
    if (record.content_hash == content_hash(article) && !removed_before) {
      added_.insert(text::stable_hash(article.id));
      ++counts_.unchanged;
      return Outcome::unchanged;
    }
    if (removed_before) --counts_.removed;
    published_.take_out(*published);
    outcome = Outcome::replaced;
  }
  added_.insert(text::stable_hash(article.id));
  ++(outcome == Outcome::added ? counts_.added : counts_.replaced);
  counts_.passages += article.passages.size();
  counts_.text_bytes += text_bytes(article);
  append_to_batch(std::move(article));
  return outcome;
}

bool IndexUpdate::remove(std::string_view article_id) {
  const auto published = published_.find(article_id);
  if (!published || published_.is_taken_out(*published)) return false;
  published_.take_out(*published);
  ++counts_.removed;
  return true;
}

void IndexUpdate::append_to_batch(Article article) {
  batch_passages_ += article.passages.size();
  batch_bytes_ += text_bytes(article) + field_bytes(article);
  batch_.push_back(std::move(article));
  if (batch_passages_ >= max_batch_passages || batch_bytes_ >= limits().batch_bytes) submit_batch();
}

/// Returns the limits that leave room for what is known of the articles added so far.
BuildLimits IndexUpdate::limits() const {
  return build_limits(memory_bytes_, threads_, added_.bytes());
}

/// Does `work`. If that fails after another writer took the index over, which removes what this one
/// builds, throws the error that says so.
template <typename Work>
void IndexUpdate::unless_taken_over(Work&& work) const {
  try {
    work();
  } catch (const std::exception&) {
    try {
      folder_.check_unchanged();
    } catch (const Error& reason) {
      if (reason.code() != ErrorCode::io) throw;
    }
    throw;
  }
}

void IndexUpdate::submit_batch() {
  if (batch_.empty()) return;
  unless_taken_over([&] {
    folder_.create_building_dir();
    if (!pool_) {
      choose_encoder();
      pool_ = std::make_unique<ShardPool>(folder_.building_dir(), threads_, settings_, *variants_,
                                          encoder_.get(), limits().remembered_terms);
    }
    pool_->submit(std::exchange(batch_, {}));
  });
  batch_passages_ = 0;
  batch_bytes_ = 0;
}

/// Takes the largest dictionary of the index, because shards that share a dictionary store it once.
/// Makes a new one from the current batch if that is most of the index and gives a larger one.
void IndexUpdate::choose_encoder() {
  encoder_.reset();
  std::string_view largest;
  std::size_t passages = 0;
  if (!purge_) {
    for (std::size_t i = 0; i < published_.size(); ++i) {
      const auto& shard = published_[i].passages;
      const auto dictionary = shard.largest_dictionary();
      if (dictionary.size() > largest.size()) largest = dictionary;
      passages += shard.size();
    }
  }
  std::string made;
  if (largest.empty() || batch_passages_ > 2 * passages) made = dictionary_for(batch_, settings_);
  if (made.size() <= largest.size()) made = largest;
  if (!made.empty()) encoder_ = std::make_unique<index::TextEncoder>(std::move(made));
}

void IndexUpdate::commit() {
  unless_taken_over([&] { commit_changes(); });
}

void IndexUpdate::commit_changes() {
  move_living_of_wasted_shards();
  submit_batch();
  const auto built = finish_batches();
  const bool changed = !built.empty() || replaces_everything_ || published_.any_taken_out() ||
                       index::to_text(files_) != published_files_ || folder_.must_open_up() ||
                       !folder_.is_published();
  if (changed) publish(built);
  folder_.sync();
  folder_.remove_leftovers();
  added_.clear();
}

void IndexUpdate::move_living_of_wasted_shards() {
  for (std::size_t i = 0; i < published_.size(); ++i) {
    const auto& passages = published_[i].passages;
    const auto& dead = published_.next_dead(i);
    // A dictionary is made from texts, perhaps from texts of articles that were removed since.
    const bool wasted = purge_ ? !dead.empty() || !passages.largest_dictionary().empty()
                               : dead.size() * wasted_when_one_in > passages.size();
    if (!wasted) continue;
    published_.take_out_all(i, [&](Article article) { append_to_batch(std::move(article)); });
  }
}

/// Returns the shards of all batches. Frees what building took, because merging takes memory too.
std::vector<fs::path> IndexUpdate::finish_batches() {
  if (!pool_) return {};
  auto built = pool_->finish();
  counts_.words_cut += pool_->words_cut();
  pool_.reset();
#if defined(__GLIBC__)
  malloc_trim(0);  // Otherwise glibc keeps most of what the threads freed.
#endif
  return built;
}

void IndexUpdate::publish(const std::vector<fs::path>& built) {
  folder_.create_building_dir();
  auto shards = sources(built);
  if (shards.empty()) {
    // The shards carry the settings, so there is always one.
    const auto empty = folder_.building_dir() / "empty";
    ShardBuilder(settings_, *variants_, nullptr, 0).build(empty, {});
    shards.push_back({empty, 0, {}, index::ShardFiles(empty).id()});
  }
  std::vector<index::HashedName> next_shards;
  index::DeadPassages dead;
  MergeGroup expected;
  for (const auto& group : groups_to_merge(shards, built.size())) {
    next_shards.push_back(publishable(group));
    expected.push_back(merged(group));
    dead[next_shards.back().name] = expected.back().dead;
  }
  auto files = index::to_text(files_);
  auto next_stub = folder_.prepare(std::move(next_shards), files, dead);
  // What can fail comes first: a caller who sees an exception has the old state.
  auto next = open_prepared(next_stub, expected);
  if (index::lost_pages() != lost_before_) {
    throw index::damaged_index("files that were read to merge shards");
  }
  folder_.publish(std::move(next_stub));
  published_ = std::move(next);
  published_files_ = std::move(files);
  replaces_everything_ = false;
  checks_all_ = false;
}

/// Opens the state that is to be published, and makes sure that it is what was meant.
PublishedShards IndexUpdate::open_prepared(const index::Stub& next,
                                           const MergeGroup& expected) const {
  PublishedShards opened;
  opened.open(folder_.dir(), next);
  bool agrees = opened.size() == expected.size();
  for (std::size_t i = 0; agrees && i < expected.size(); ++i) {
    agrees =
        opened[i].passages.size() == expected[i].passages && opened[i].dead == expected[i].dead;
  }
  if (agrees && (!checks_all_ || is_whole(folder_.dir(), next, threads_))) return opened;
  throw Error(ErrorCode::io,
              "Nothing was written to the index: the new files in " + folder_.dir().string() +
                  " are not as they were written",
              "Check the disk, then run this again");
}

/// Returns the published shards with living passages, then the shards just built.
std::vector<MergeSource> IndexUpdate::sources(const std::vector<fs::path>& built) const {
  std::vector<MergeSource> sources;
  for (std::size_t i = 0; i < published_.size(); ++i) {
    const auto passages = published_[i].passages.size();
    const auto& dead = published_.next_dead(i);
    const auto& files = published_[i].files;
    if (dead.size() != passages) sources.push_back({files.dir(), passages, dead, files.id()});
  }
  for (const auto& path : built) {
    const index::ShardFiles files(path);
    sources.push_back({path, index::PassageFile(files).size(), {}, files.id()});
  }
  return sources;
}

/// Makes the one shard that a group becomes, and returns what the stub says of it.
index::HashedName IndexUpdate::publishable(const MergeGroup& group) {
  auto shard = group.front().path;
  const bool is_new = shard.parent_path() == folder_.building_dir();
  if (group.size() == 1 && !is_new) return {folder_.name_of(shard), group.front().id};
  if (group.size() == 1) {
    index::sync_files(shard);
  } else {
    shard = folder_.building_dir() / ("merged-" + std::to_string(++merged_));
    merge_shards(group, shard, threads_);
  }
  const auto id = index::ShardFiles(shard).id();
  return {folder_.add_shard(shard), id};
}

WriterCounts IndexUpdate::counts() const {
  auto counts = counts_;
  if (pool_) counts.words_cut += pool_->words_cut();
  return counts;
}

}  // namespace newsgrep::indexer
