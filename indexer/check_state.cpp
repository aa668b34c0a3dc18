#include <algorithm>
#include <atomic>
#include <memory>
#include <set>
#include <thread>
#include <utility>

#include "index/checksums/checksum_file.hpp"
#include "index/field_terms.hpp"
#include "index/format.hpp"
#include "index/glass/glass_block.hpp"
#include "index/passages/passage_file.hpp"
#include "indexer/article_names.hpp"
#include "indexer/check_pages.hpp"
#include "indexer/check_passages.hpp"
#include "indexer/check_postings.hpp"
#include "indexer/check_texts.hpp"
#include "indexer/check_words.hpp"
#include "indexer/hash_set.hpp"
#include "indexer/in_threads.hpp"
#include "indexer/index_state.hpp"
#include "newsgrep/error.hpp"
#include "text/variants.hpp"

namespace newsgrep::indexer {
namespace {

/// The parts of a shard that are looked at in different threads: posting lists, passages, words.
constexpr std::size_t parts_of_shard = 3;

/// What is found in a shard, in parts that are looked at in different threads.
struct ShardResult {
  explicit ShardResult(std::size_t max_faults)
      : of_words(max_faults), of_postings(max_faults), of_passages(max_faults) {}

  FaultList of_words;
  FaultList of_postings;
  FaultList of_passages;
  std::optional<ListedWords> words;
  bool has_good_words = false;  ///< True if there are no faults of the file `words`.
  std::optional<PostingsResult> postings;
  std::optional<PassagesResult> passages;
};

class StateCheck {
 public:
  StateCheck(IndexState& state, const CheckOptions& options)
      : state_(state),
        options_(options),
        threads_(options.threads > 0 ? options.threads
                                     : std::max(1U, std::thread::hardware_concurrency())),
        results_(state.shards.size(), ShardResult(options.max_faults)) {}

  CheckResult run() {
    FaultList faults(options_.max_faults);
    faults.append(std::move(state_.faults));
    for (auto& shard : state_.shards) {
      shard.is_whole = shard.files.has_value() && shard.faults.empty();
      faults.append(std::move(shard.faults));
      for (const auto& part : shard.parts) bytes_total_ += part.file.bytes().size();
    }
    const auto report = [&] { report_progress(); };
    faults.append(check_pages(state_.shards, threads_, options_.max_faults, bytes_done_, report));
    for (auto& shard : state_.shards) shard.is_whole = shard.is_whole && has_sound_parts(shard);
    collect_paths();
    // The parts of a shard are looked at at the same time.
    in_threads(
        parts_of_shard * state_.shards.size(), threads_,
        [&](std::size_t number, unsigned) { check_part(number); }, report);
    for (std::size_t i = 0; i < results_.size(); ++i) {
      auto& shard = state_.shards[i];
      shard.is_whole = shard.is_whole && shard.reader_faults.empty() &&
                       results_[i].of_words.empty() && results_[i].of_postings.empty() &&
                       results_[i].of_passages.empty();
      append_reader_faults(shard, faults);
      faults.append(std::move(results_[i].of_words));
      faults.append(std::move(results_[i].of_postings));
      faults.append(std::move(results_[i].of_passages));
    }
    check_settings(faults);
    check_ids(faults);
    if (options_.depth == CheckDepth::texts) faults.append(check_all_texts(report));
    return result(std::move(faults));
  }

 private:
  void report_progress() {
    if (!options_.on_progress) return;
    options_.on_progress({bytes_done_, bytes_total_, passages_done_, passages_total_});
  }

  /// Notes the terms that the articles of listed files have.
  void collect_paths() {
    if (!state_.files) return;
    const auto prefix = index::term_prefix::path;
    path_terms_.insert(index::value_term(prefix, "-"));
    for (const auto& [path, file] : *state_.files) {
      path_terms_.insert(index::value_term(prefix, path));
    }
  }

  void check_part(std::size_t number) {
    auto& shard = state_.shards[number / parts_of_shard];
    auto& result = results_[number / parts_of_shard];
    switch (number % parts_of_shard) {
      case 0:
        // A thorough check compares the posting lists with the words.
        if (options_.depth == CheckDepth::texts) check_word_list(shard, result);
        note_damage(result.of_postings, shard.label(index::glass_table_file_name),
                    [&] { check_terms(shard, result); });
        break;
      case 1:
        if (!shard.passages) break;
        note_damage(result.of_passages, shard.label(index::passages_file_name),
                    [&] { result.passages = check_passages(shard, result.of_passages); });
        break;
      default:
        if (options_.depth != CheckDepth::texts) check_word_list(shard, result);
    }
  }

  void check_word_list(ShardSnapshot& shard, ShardResult& result) const {
    if (!shard.words || !shard.is_sound(index::words_file_name)) return;
    const auto label = shard.label(index::words_file_name);
    if (options_.depth == CheckDepth::texts) {
      result.words = check_words(*shard.words, label, result.of_words);
    } else {
      check_order(*shard.words, label, result.of_words);
    }
    result.has_good_words = result.words && result.of_words.empty();
  }

  void check_terms(ShardSnapshot& shard, ShardResult& result) {
    const bool is_sound = shard.table && shard.is_sound(index::glass_version_file_name) &&
                          shard.is_sound(index::glass_table_file_name) &&
                          shard.is_sound(index::blocks_file_name);
    if (!is_sound) return;
    const PostingsInput input{result.words ? &*result.words : nullptr,
                              state_.files ? &path_terms_ : nullptr,
                              options_.depth == CheckDepth::texts};
    result.postings = check_postings(shard, input, result.of_postings);
  }

  static bool has_sound_parts(const ShardSnapshot& shard) {
    return std::none_of(shard.parts.begin(), shard.parts.end(),
                        [](const CheckedPart& part) { return part.is_damaged; });
  }

  /// What a reader said is news only if no page of its file is damaged.
  static void append_reader_faults(ShardSnapshot& shard, FaultList& faults) {
    for (auto& fault : shard.reader_faults.take()) {
      const auto is_known = [&](const CheckedPart& part) {
        return part.is_damaged && part.label == fault.file;
      };
      // The reader of the posting lists reads iamglass, too.
      const bool of_table = fault.file == shard.label(index::glass_table_file_name);
      if (std::any_of(shard.parts.begin(), shard.parts.end(), is_known) ||
          (of_table && !shard.is_sound(index::glass_version_file_name))) {
        continue;
      }
      faults.add(std::move(fault));
    }
  }

  void check_settings(FaultList& faults) {
    for (std::size_t i = 0; i < results_.size(); ++i) {
      const auto& postings = results_[i].postings;
      if (!postings) continue;
      if (!settings_) settings_ = postings->settings;
      if (postings->settings == *settings_) continue;
      state_.shards[i].is_whole = false;
      faults.add(state_.shards[i].label(index::glass_table_file_name),
                 "Its settings are not those of the other shards");
    }
  }

  /// No id is that of two living articles.
  void check_ids(FaultList& faults) {
    HashSet ids;
    for (std::size_t i = 0; i < results_.size(); ++i) {
      if (!results_[i].passages || !state_.knows_dead) continue;
      ArticleNames names(state_.shards[i]);
      for (const auto& article : results_[i].passages->living) {
        if (ids.insert(article.id_hash)) continue;
        faults.add(names.fault(state_.shards[i].label(index::passages_file_name),
                               "Another article has the same id", article.first_passage));
      }
    }
  }

  FaultList check_all_texts(const std::function<void()>& report) {
    FaultList faults(options_.max_faults);
    for (const auto& shard : state_.shards) {
      if (shard.passages) passages_total_ += shard.passages->size();
    }
    const auto variants = variant_table(faults);
    for (std::size_t i = 0; i < results_.size(); ++i) {
      auto& shard = state_.shards[i];
      if (!shard.passages || !variants) continue;
      const ShardTexts texts{shard, shard.is_sound(index::passages_file_name),
                             results_[i].has_good_words ? &*results_[i].words : nullptr,
                             results_[i].postings ? &*results_[i].postings : nullptr};
      auto of_shard =
          check_texts(texts, *variants, threads_, options_.max_faults, passages_done_, report);
      shard.is_whole = shard.is_whole && of_shard.empty();
      faults.append(std::move(of_shard));
    }
    return faults;
  }

  /// Returns the variants that the texts were analysed with; nothing if they are not known.
  std::unique_ptr<text::VariantTable> variant_table(FaultList& faults) const {
    if (!settings_) return nullptr;
    try {
      return std::make_unique<text::VariantTable>(settings_->variants);
    } catch (const Error&) {
      faults.add(state_.shards.front().label(index::glass_table_file_name),
                 "Its table of variants cannot be read");
      return nullptr;
    }
  }

  CheckResult result(FaultList faults) {
    CheckResult result;
    result.fault_count = faults.count();
    result.faults = faults.take();
    result.shards = state_.shards.size();
    result.bytes = bytes_total_;
    for (std::size_t i = 0; i < results_.size(); ++i) {
      if (results_[i].passages) result.articles += results_[i].passages->articles;
      if (results_[i].postings) result.unlisted_articles += results_[i].postings->unlisted_articles;
      if (state_.shards[i].passages) result.passages += state_.shards[i].passages->size();
    }
    return result;
  }

  IndexState& state_;
  const CheckOptions& options_;
  const unsigned threads_;
  std::vector<ShardResult> results_;
  std::set<std::string> path_terms_;
  std::optional<ShardSettings> settings_;
  std::atomic<std::uint64_t> bytes_done_ = 0;
  std::uint64_t bytes_total_ = 0;
  std::atomic<std::size_t> passages_done_ = 0;
  std::size_t passages_total_ = 0;
};

}  // namespace

CheckResult check_state(IndexState& state, const CheckOptions& options) {
  return StateCheck(state, options).run();
}

}  // namespace newsgrep::indexer
