#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "newsgrep/check.hpp"
#include "newsgrep/error.hpp"
#include "newsgrep/reader.hpp"

namespace newsgrep {

/// How repair_index() works.
struct RepairOptions {
  /// How far it looks for damage.
  CheckDepth depth = CheckDepth::structure;
  /// Number of threads; 0 means one per core.
  unsigned threads = 0;
  /// See WriterOptions.
  std::size_t memory_mib = 512;
  /// How to read files again. Name the format if the files were indexed with one.
  ReaderOptions reader;
  /// Called now and then, in the calling thread; may be empty.
  std::function<void(const CheckProgress&)> on_progress;
};

/// An article of a damaged part of an index.
struct DamagedArticle {
  std::string id;                   ///< Empty if it cannot be read.
  std::string path;                 ///< File that it was read from; empty if it cannot be read.
  std::string shard;                ///< `shards/0002`
  std::uint32_t first_passage = 0;  ///< Its number in the shard.
};

/// What a repair_index() did.
struct RepairResult {
  bool was_whole = false;                  ///< There was nothing to do, and nothing was changed.
  std::size_t kept_shards = 0;             ///< Shards that are whole and stayed as they are.
  std::size_t damaged_shards = 0;          ///< Shards that were replaced.
  std::size_t moved_articles = 0;          ///< Articles of these that could be read, and were kept.
  std::vector<DamagedArticle> read_again;  ///< Articles that were read again from their files.
  std::vector<DamagedArticle> lost;        ///< Articles that are gone.
  std::vector<std::string> files_read;     ///< Files that were read again.
  /// Shards of which nothing can be read, so that nobody knows which articles were lost with them.
  std::vector<std::string> unknown_shards;
  /// True if the list of deleted articles was lost: deleted articles may have come back.
  bool deleted_may_be_back = false;
  /// True if the list of files was lost: the next run reads all files again.
  bool files_were_lost = false;
  /// True if no shard told the settings of the index, so that they are those of a new one.
  bool settings_were_lost = false;
};

/// Looks for damage in the index in `index_dir` as check_index() does, and repairs it. Keeps the
/// shards that are whole. Of a damaged shard it keeps each article that can be read, and reads the
/// others again from their files, as far as these are there. If the stub is damaged, it takes the
/// shards that are in the folder; of two articles with the same id it takes the newer one. The new
/// state is opened and checked before it replaces the old one in one step; if that fails, the index
/// stays as it is. Throws what check_index() and IndexWriter throw.
RepairResult repair_index(const std::filesystem::path& index_dir,
                          const RepairOptions& options = {});

}  // namespace newsgrep
