#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "newsgrep/article.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep {

namespace indexer {
class IndexUpdate;
}

struct WriterOptions {
  /// How many threads analyse and write; 0 means one for each core.
  unsigned threads = 0;
  /// About how many MiB adding articles may take. Some 30 a thread are needed at least, and 11 to
  /// 32 bytes for each article of a commit, whatever this says; pages of files that are read or
  /// written do not count, for the operating system can take them back.
  std::size_t memory_mib = 512;
  /// ISO 639-1 code of the language of articles that name none; empty means that of the index, or
  /// `en` for a new one. An index keeps the language it was made with.
  std::string language = {};
  /// More spellings that count as one word, in the form of variants.txt; empty means those of the
  /// index. An index keeps the table it was made with.
  std::string variants = {};
  /// Begin anew: what is in the index is replaced when the first commit() succeeds, not before.
  bool rebuild = false;
  /// Leave nothing on disk of articles that are removed or replaced. Without it they can no longer
  /// be found, but their bytes stay until a quarter of their shard is dead and the shard is
  /// rewritten; with it commit() rewrites every shard that holds any, at the price of indexing it
  /// again.
  bool purge = false;
};

/// Counts since the writer was made.
struct WriterCounts {
  std::size_t added = 0;       ///< Articles that were not in the index.
  std::size_t replaced = 0;    ///< Articles whose content changed.
  std::size_t unchanged = 0;   ///< Articles that are in the index just so.
  std::size_t removed = 0;     ///< Articles taken out.
  std::size_t passages = 0;    ///< Passages of the articles added and replaced.
  std::size_t text_bytes = 0;  ///< Their size.
  std::size_t words_cut = 0;   ///< Words that were longer than a term may be.
};

/// Writes to one index. Nothing is visible to readers, and nothing of the old index is touched,
/// until commit(), which publishes all changes since the last one in a single step; what is not
/// committed is dropped with the writer. Use it in one thread at a time; it has threads of its own.
///
/// Members throw Error{io} when the disk is full or refuses a write; the index is then as it was
/// after the last commit(), and the writer is of no more use.
class IndexWriter {
 public:
  /// Opens the index in the folder `index_dir` or, when there is none, begins one there.
  /// Throws Error{locked} when another process writes to it (the message says which),
  /// Error{wrong_format} when another version wrote it, Error{wrong_settings} when `options` names
  /// another language or other variants than the index was made with, Error{bad_argument} for a
  /// variant table that cannot be understood and for a folder that holds other things than an
  /// index, Error{io} when the folder cannot be written to.
  explicit IndexWriter(const std::filesystem::path& index_dir, const WriterOptions& options = {});
  ~IndexWriter();
  IndexWriter(IndexWriter&&) noexcept;
  IndexWriter& operator=(IndexWriter&&) noexcept;

  enum class Outcome {
    added,
    replaced,
    unchanged,  ///< The index holds this article with this content: nothing to do.
    duplicate,  ///< An article with this id came before since the last commit(): not taken.
    empty,      ///< No passages: not taken.
  };

  /// Adds `article`, in place of the one with the same id if there is one.
  Outcome add(Article article);

  /// Takes the article with this id out; false when the index (as of the last commit) has none.
  bool remove(std::string_view article_id);

  /// Publishes what was added and removed since the last commit, or does nothing when there is
  /// nothing to publish.
  void commit();

  WriterCounts counts() const;

  /// For ingest().
  indexer::IndexUpdate& update() { return *impl_; }

 private:
  std::unique_ptr<indexer::IndexUpdate> impl_;
};

}  // namespace newsgrep
