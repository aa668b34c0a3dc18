#include "indexer/index_update.hpp"

#if __has_include(<malloc.h>)
#include <malloc.h>
#endif

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <thread>
#include <utility>

#include "index/bytes/durable_file.hpp"
#include "index/damage.hpp"
#include "index/field_terms.hpp"
#include "index/format.hpp"
#include "index/open_index.hpp"
#include "indexer/merge_policy.hpp"
#include "indexer/shard_merger.hpp"
#include "indexer/stored_article.hpp"
#include "text/stable_hash.hpp"

namespace newsgrep::indexer {
namespace fs = std::filesystem;
namespace {

/// A batch becomes one shard: large enough that few have to be merged, small enough that each
/// thread can have one in memory and that all threads have work. See build_limits() for its text.
constexpr std::size_t max_batch_passages = 200'000;

/// A shard is rewritten without its dead passages when more than one in so many is dead.
constexpr std::uint64_t wasted_when_one_in = 4;

constexpr std::string_view shards_folder = "shards";
constexpr std::string_view file_list_prefix = "files-";
constexpr std::string_view dead_passages_prefix = "dead-";
constexpr std::string_view default_language = "en";

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string numbered(std::size_t number) {
  auto digits = std::to_string(number);
  return std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
}

/// The number at the end of a name, so that no name is used twice.
std::size_t number_of(const std::string& name) {
  const auto begin = name.find_last_not_of("0123456789") + 1;
  std::size_t number = 0;
  std::from_chars(name.data() + begin, name.data() + name.size(), number);
  return number;
}

/// An article as it was given to add(), from what the index keeps of it.
Article read_article(const index::PassageFile& shard, const index::ArticleRecord& record,
                     index::PassageRanges::Range passages, index::Decompressor& decompressor) {
  auto article = to_article(record);
  std::string buffer;
  for (auto at = passages.first; at <= passages.last; ++at) {
    const auto passage = shard.read(at, decompressor, buffer);
    article.passages.push_back({std::string(passage.section), std::string(passage.text)});
  }
  return article;
}

/// The stub of the index in `index_dir`, none for a new one. Throws unless the folder is an index
/// of ours or can become one: what an update leaves behind is removed by its name, so nothing else
/// may be in there.
index::Stub read_own_stub(const fs::path& index_dir) {
  if (fs::exists(index_dir / index::stub_file_name)) {
    auto stub = index::read_stub(index_dir);
    if (!stub) {
      throw Error(ErrorCode::io, "cannot read " + (index_dir / index::stub_file_name).string(),
                  "check the disk and the permissions");
    }
    if (!stub->file_list.empty()) return std::move(*stub);
    throw Error(ErrorCode::wrong_format, index_dir.string() + " is not an index of newsgrep",
                "name another place with --index");
  }
  if (fs::exists(index_dir / lock_file_name) || fs::is_empty(index_dir)) return {};
  throw Error(ErrorCode::bad_argument, index_dir.string() + " is not empty and holds no index",
              "name an empty folder, or a new one, with --index");
}

std::size_t text_bytes(const Article& article) {
  std::size_t bytes = 0;
  for (const auto& passage : article.passages) bytes += passage.text.size();
  return bytes;
}

}  // namespace

IndexUpdate::IndexUpdate(const fs::path& index_dir, const WriterOptions& options)
    : index_dir_(index_dir),
      building_dir_(index_dir / "building"),
      purge_(options.purge),
      threads_(options.threads > 0 ? options.threads
                                   : std::max(1U, std::thread::hardware_concurrency())),
      memory_(options.memory_mib << 20) {
  fs::create_directories(index_dir_);
  read_own_stub(index_dir_);  // Before anything is written there.
  lock_ = std::make_unique<WriterLock>(index_dir_);
  const auto current = read_own_stub(index_dir_);
  remove_leftovers(current);
  for (const auto& shard : current.shards) {
    last_number_ = std::max(last_number_, number_of(shard));
  }
  last_number_ = std::max(last_number_, number_of(current.file_list));
  if (options.rebuild) {
    replaces_everything_ = !current.shards.empty();
  } else {
    stub_ = current;
    if (!stub_.file_list.empty()) published_files_ = read_file(index_dir_ / stub_.file_list);
    files_ = index::parse_file_list(published_files_);
    open_published();
  }
  choose_settings(options);
}

IndexUpdate::~IndexUpdate() {
  pool_.reset();
  std::error_code ignored;  // The next writer removes what could not be removed.
  fs::remove_all(building_dir_, ignored);
}

void IndexUpdate::open_published() {
  shards_ = index::open_shards(index_dir_, stub_);
  next_dead_.clear();
  for (const auto& shard : shards_) next_dead_.push_back(shard.dead);
}

void IndexUpdate::choose_settings(const WriterOptions& options) {
  if (stub_.shards.empty()) {
    settings_.language = options.language.empty() ? default_language : options.language;
    settings_.variants = options.variants;
    if (settings_.language.size() > max_language_bytes) {
      throw Error(ErrorCode::bad_argument, "there is no language " + settings_.language,
                  "use a code like en or de");
    }
  } else {
    const auto& shard = shards_.front().postings.table();
    settings_.language = shard.metadata(index::metadata_key::language);
    settings_.variants = shard.metadata(index::metadata_key::variants);
    const std::string hint = "leave the option out, or make the index anew with --rebuild";
    if (!options.language.empty() && options.language != settings_.language) {
      throw Error(ErrorCode::wrong_settings,
                  "the index was made with the language " + settings_.language + ", not " +
                      options.language,
                  hint);
    }
    if (!options.variants.empty() && options.variants != settings_.variants) {
      throw Error(ErrorCode::wrong_settings, "the index was made with another table of variants",
                  hint);
    }
  }
  variants_ = std::make_unique<text::VariantTable>(settings_.variants);
}

IndexUpdate::Published IndexUpdate::read_published(std::size_t shard,
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

std::optional<IndexUpdate::Published> IndexUpdate::published_article(
    std::string_view article_id) const {
  for (std::size_t i = 0; i < shards_.size(); ++i) {
    for (const auto first : shards_[i].passages.articles_with_id(article_id)) {
      if (!shards_[i].dead.contains(first)) return read_published(i, first);
    }
  }
  return std::nullopt;
}

std::vector<std::string> IndexUpdate::articles_of_file(const std::string& path) const {
  std::vector<std::string> ids;
  const auto term = index::value_term(index::term_prefix::path, path);
  for (std::size_t i = 0; i < shards_.size(); ++i) {
    shards_[i].postings.for_each_posting(term, [&](index::PassageId first, std::uint32_t) {
      if (!shards_[i].dead.contains(first)) ids.push_back(read_published(i, first).record.id);
    });
  }
  return ids;
}

bool IndexUpdate::is_outdated(const Published& article) const {
  return next_dead_[article.shard].contains(article.passages.first);
}

void IndexUpdate::take_out(const Published& article) {
  next_dead_[article.shard].add(article.passages);
}

bool IndexUpdate::was_added(std::string_view article_id) const {
  return added_.contains(text::stable_hash(article_id));
}

IndexWriter::Outcome IndexUpdate::add(Article article) {
  using Outcome = IndexWriter::Outcome;
  if (article.passages.empty()) return Outcome::empty;
  if (was_added(article.id)) return Outcome::duplicate;
  if (article.language.empty() || article.language.size() > max_language_bytes) {
    article.language = settings_.language;
  }

  auto outcome = Outcome::added;
  if (const auto published = published_article(article.id)) {
    const auto& record = published->record;
    // Another file that is still there says the same article: it keeps it, or the two would take it
    // from each other at each run.
    const bool removed_before = is_outdated(*published);
    if (record.path != article.path && files_.contains(record.path) && !removed_before) {
      return Outcome::duplicate;
    }
    if (record.content_hash == content_hash(article) && !removed_before) {
      added_.insert(text::stable_hash(article.id));
      ++counts_.unchanged;
      return Outcome::unchanged;
    }
    if (removed_before) --counts_.removed;
    take_out(*published);
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
  const auto published = published_article(article_id);
  if (!published || is_outdated(*published)) return false;
  take_out(*published);
  ++counts_.removed;
  return true;
}

void IndexUpdate::append_to_batch(Article article) {
  batch_passages_ += article.passages.size();
  batch_bytes_ += text_bytes(article);
  batch_.push_back(std::move(article));
  if (batch_passages_ >= max_batch_passages || batch_bytes_ >= limits().batch_bytes) submit_batch();
}

BuildLimits IndexUpdate::limits() const {
  return build_limits(memory_, threads_, added_.bytes());
}

void IndexUpdate::submit_batch() {
  if (batch_.empty()) return;
  fs::create_directories(building_dir_);
  if (!pool_) {
    choose_encoder();
    pool_ = std::make_unique<ShardPool>(building_dir_, threads_, settings_, *variants_,
                                        encoder_.get(), limits().remembered_terms);
  }
  pool_->submit(std::exchange(batch_, {}));
  batch_passages_ = 0;
  batch_bytes_ = 0;
}

/// With the largest dictionary there is, since shards that share one need it once; but with one
/// made from the batch at hand when that is most of the index, and larger.
void IndexUpdate::choose_encoder() {
  encoder_.reset();
  std::string_view largest;
  std::size_t passages = 0;
  if (!purge_) {
    for (const auto& shard : shards_) {
      const auto dictionary = shard.passages.largest_dictionary();
      if (dictionary.size() > largest.size()) largest = dictionary;
      passages += shard.passages.size();
    }
  }
  std::string made;
  if (largest.empty() || batch_passages_ > 2 * passages) made = dictionary_for(batch_, settings_);
  if (made.size() <= largest.size()) made = largest;
  if (!made.empty()) encoder_ = std::make_unique<index::TextEncoder>(std::move(made));
}

void IndexUpdate::commit() {
  move_living_of_wasted_shards();
  submit_batch();
  const auto built = finish_batches();
  bool changed = !built.empty() || replaces_everything_ ||
                 index::to_text(files_) != published_files_ ||
                 !fs::exists(index_dir_ / index::stub_file_name);
  for (std::size_t i = 0; i < shards_.size(); ++i) {
    changed |= next_dead_[i].size() != shards_[i].dead.size();
  }
  if (changed) publish(built);
  added_.clear();
}

/// The shards of all batches. Lets go of what building took, for merging takes memory, too.
std::vector<fs::path> IndexUpdate::finish_batches() {
  if (!pool_) return {};
  auto built = pool_->finish();
  counts_.words_cut += pool_->words_cut();
  pool_.reset();
#if defined(__GLIBC__)
  malloc_trim(0);  // Else it keeps most of what the threads gave back.
#endif
  return built;
}

void IndexUpdate::move_living_of_wasted_shards() {
  for (std::size_t i = 0; i < shards_.size(); ++i) {
    const auto passages = shards_[i].passages.size();
    auto& dead = next_dead_[i];
    // A dictionary is made of texts, which may have been those of articles removed since.
    const bool wasted = purge_ ? !dead.empty() || !shards_[i].passages.largest_dictionary().empty()
                               : dead.size() * wasted_when_one_in > passages;
    if (!wasted) continue;
    for (auto at = dead.first_outside(1); at <= passages; at = dead.first_outside(at)) {
      const auto published = read_published(i, at);
      append_to_batch(
          read_article(shards_[i].passages, published.record, published.passages, decompressor_));
      dead.add(published.passages);
    }
  }
}

void IndexUpdate::publish(const std::vector<fs::path>& built) {
  fs::create_directories(index_dir_ / shards_folder);
  fs::create_directories(building_dir_);

  std::vector<MergeSource> sources;
  for (std::size_t i = 0; i < shards_.size(); ++i) {
    const auto passages = shards_[i].passages.size();
    if (next_dead_[i].size() == passages) continue;
    sources.push_back({index_dir_ / stub_.shards[i], passages, next_dead_[i]});
  }
  for (const auto& path : built) {
    sources.push_back({path, index::PassageFile(path).size(), {}});
  }
  if (sources.empty()) {
    // The shards carry the settings, so there is always one.
    const auto empty = building_dir_ / "empty";
    ShardBuilder(settings_, *variants_, nullptr, 0).build(empty, {});
    sources.push_back({empty, 0, {}});
  }

  index::Stub next;
  index::DeadPassages next_dead;
  for (const auto& group : groups_to_merge(sources, built.size())) {
    const auto& first = group.front().path;
    const bool kept = group.size() == 1 && first.parent_path() != building_dir_;
    const auto name = kept ? first.filename().string() : next_number();
    if (!kept) {
      auto shard = first;
      if (group.size() == 1) {
        index::sync_files(shard);
      } else {
        shard = building_dir_ / ("merged-" + name);
        merge_shards(group, shard, threads_);
      }
      index::sync_folder(shard);
      fs::rename(shard, index_dir_ / shards_folder / name);
    }
    next.shards.push_back(std::string(shards_folder) + "/" + name);
    next_dead[next.shards.back()] = merged_dead(group);
  }
  index::sync_folder(index_dir_ / shards_folder);

  const auto files = index::to_text(files_);
  const auto number = next_number();
  next.file_list = std::string(file_list_prefix) + number;
  index::write_durably(index_dir_ / next.file_list, files);
  if (const auto dead = index::to_text(next_dead); !dead.empty()) {
    next.dead_passages = std::string(dead_passages_prefix) + number;
    index::write_durably(index_dir_ / next.dead_passages, dead);
  }
  index::write_durably(index_dir_ / index::stub_file_name, index::to_text(next));

  stub_ = std::move(next);
  published_files_ = files;
  replaces_everything_ = false;
  open_published();
  remove_leftovers(stub_);
}

std::string IndexUpdate::next_number() {
  return numbered(++last_number_);
}

void IndexUpdate::remove_leftovers(const index::Stub& current) const {
  std::error_code ignored;  // What cannot be removed now is tried again by the next update.
  fs::remove_all(building_dir_, ignored);
  for (const auto& entry : fs::directory_iterator(index_dir_ / shards_folder, ignored)) {
    const auto name = std::string(shards_folder) + "/" + entry.path().filename().string();
    const bool used =
        std::find(current.shards.begin(), current.shards.end(), name) != current.shards.end();
    if (!used) fs::remove_all(entry.path(), ignored);
  }
  for (const auto& entry : fs::directory_iterator(index_dir_, ignored)) {
    const auto name = entry.path().filename().string();
    const bool numbered =
        name.starts_with(file_list_prefix) || name.starts_with(dead_passages_prefix);
    const bool unused = numbered && name != current.file_list && name != current.dead_passages;
    const bool unfinished =
        name.starts_with(index::stub_file_name) && name.ends_with(index::unfinished_suffix);
    if (unused || unfinished) fs::remove(entry.path(), ignored);
  }
}

WriterCounts IndexUpdate::counts() const {
  auto counts = counts_;
  if (pool_) counts.words_cut += pool_->words_cut();
  return counts;
}

}  // namespace newsgrep::indexer
