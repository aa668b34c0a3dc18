#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "newsgrep/article.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep {

struct IngestOptions;
struct IngestSummary;

/// How an IndexWriter works, and the settings of a new index.
struct WriterOptions {
  /// Number of threads that analyse and write; 0 means one per core.
  unsigned threads = 0;
  /// Rough limit of the memory that adding articles takes, in MiB. Each thread needs about 30 MiB
  /// and each article of a commit 11 to 32 bytes, even above the limit. Pages of files that are
  /// read or written do not count: the operating system can take them back.
  std::size_t memory_mib = 512;
  /// ISO 639-1 code for articles that name no language. Empty means the language of the index, or
  /// `en` for a new index. An index keeps the language it was made with.
  std::string language = {};
  /// More spellings that count as one word, in the form of variants.txt. Empty means the table of
  /// the index. An index keeps the table it was made with.
  std::string variants = {};
  /// True to start from an empty index. The first successful commit() replaces the old content;
  /// until then the old index stays as it is. It may be damaged.
  bool rebuild = false;
  /// True to let other users read the index, as far as the umask allows. Without it only the user
  /// who makes an index can read its files. An index keeps the readers that it has.
  bool shared = false;
  /// True to leave nothing on disk of articles that were removed or replaced. Without it they are
  /// no longer found, but their bytes stay until more than a quarter of their shard is dead and the
  /// shard is rewritten. With it commit() rewrites every shard that holds dead passages or a text
  /// dictionary, because a dictionary may hold words of removed articles. This takes as long as
  /// indexing the articles of these shards again.
  bool purge = false;
};

/// Counts since the writer was made.
struct WriterCounts {
  std::size_t added = 0;       ///< Articles that are new in the index.
  std::size_t replaced = 0;    ///< Articles whose content changed.
  std::size_t unchanged = 0;   ///< Articles that the index already had with the same content.
  std::size_t removed = 0;     ///< Articles removed from the index.
  std::size_t passages = 0;    ///< Passages of the added and replaced articles.
  std::size_t text_bytes = 0;  ///< Bytes of text in these passages.
  std::size_t words_cut = 0;   ///< Words cut because they are longer than a term may be.
};

/// Writes to one index. Readers see nothing of it, and the old index stays untouched, until
/// commit() publishes all changes since the last commit in a single step. Destroying the writer
/// drops what was not committed. Only one writer can have an index open at a time, in any process.
/// Use a writer from one thread at a time; it starts threads of its own.
///
/// A writer removes and overwrites nothing but the files that writers make, by their names; others
/// in the folder of an index stay.
///
/// Every member throws Error{io} when the disk is full or a write fails, and Error{corrupt} when a
/// file of the index is damaged. The index is then as the last commit() left it; destroy the
/// writer.
class IndexWriter {
 public:
  /// Opens the index in the folder `index_dir`, or starts a new one there if there is none. Throws
  /// - Error{locked} if another writer has it open (the message names the process);
  /// - Error{wrong_format} if another version of newsgrep wrote it;
  /// - Error{wrong_settings} if `options` names another language or other variants than the index
  ///   was made with;
  /// - Error{corrupt} if the index is damaged; WriterOptions::rebuild replaces it;
  /// - Error{bad_argument} for an invalid variant table, and for a folder that holds other things
  ///   than an index;
  /// - Error{io} if the folder cannot be written to, belongs to another user (who is not root), or
  ///   can be written to by any user.
  explicit IndexWriter(const std::filesystem::path& index_dir, const WriterOptions& options = {});
  ~IndexWriter();
  IndexWriter(IndexWriter&&) noexcept;
  IndexWriter& operator=(IndexWriter&&) noexcept;

  /// What add() did with an article.
  enum class Outcome {
    added,      ///< New in the index.
    replaced,   ///< Added in place of the article with the same id.
    unchanged,  ///< Nothing to do: the index has this article with this content.
    duplicate,  ///< Not taken: its id was added since the last commit, or belongs to another file.
    empty,      ///< Not taken: it has no passages.
    too_long,   ///< Not taken: it has more than max_article_passages passages.
  };

  /// Adds `article`; replaces the article with the same id if there is one.
  Outcome add(Article article);

  /// Removes the article with this id. Returns false if the last commit has no such article or it
  /// was removed since.
  bool remove(std::string_view article_id);

  /// Publishes what was added and removed since the last commit, and returns when that would
  /// survive a stop of the machine. Publishes nothing if nothing changed; but the first commit of a
  /// new index writes it, even without articles.
  ///
  /// If it throws, nothing was published; with one exception: the disk may fail to confirm what
  /// readers see already (Error{io}). Throws Error{locked} if the file `lock` was removed, or
  /// another writer began in spite of it, since this one was made, and Error{index_changed} if
  /// another published: readers see what that one publishes. Then make a new writer and add again.
  void commit();

  /// Returns the counts since the writer was made, commits included.
  WriterCounts counts() const;

 private:
  /// ingest() also reads and changes the list of indexed files, which only Impl gives access to.
  friend IngestSummary ingest(IndexWriter& writer, std::span<const std::filesystem::path> paths,
                              const IngestOptions& options);

  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace newsgrep
