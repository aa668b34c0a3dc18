#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

#include "index/bytes/output_file.hpp"
#include "index/glass/glass_table_writer.hpp"
#include "index/postings/block_table_writer.hpp"
#include "index/postings/posting_list_writer.hpp"

namespace newsgrep::index {

/// Writes a Xapian database (format "glass", that of Xapian 1.4) in one pass: posting lists,
/// document lengths, metadata and statistics; no term lists, positions, values or document data.
/// Its documents are the passages of a shard. Writes the file `blocks` beside it. The same calls
/// give the same bytes. Memory is bounded but for what `blocks` takes (see BlockTableWriter).
///
/// Calls come in this order: metadata by ascending key, then lengths, then lists by ascending term,
/// then finish(). What was not finished is to be thrown away. All functions throw Error{io} when a
/// file cannot be written.
class GlassDatabaseWriter {
 public:
  /// Creates `dir`, which must not exist; its parent must.
  explicit GlassDatabaseWriter(const std::filesystem::path& dir);

  /// An empty value is left out, as Xapian does. Throws Error{bad_argument} if the key is empty or
  /// longer than 253 bytes.
  void add_metadata(std::string_view key, std::string_view value);

  /// Begins the document lengths of passages 1, 2, 3, …, `passages` of them.
  void begin_lengths(std::uint32_t passages);
  void append_length(std::uint32_t length);

  /// A posting list follows, of `postings` >= 1 postings whose wdfs sum up to `total`. Terms may
  /// have up to 245 bytes, less one for each byte that is zero, and not be empty: otherwise throws
  /// Error{bad_argument}.
  void begin_list(std::string_view term, std::uint32_t postings, std::uint64_t total) {
    lists_.begin_term(term, postings, total);
  }
  /// Passages ascend; wdf <= max_impact.
  void append(std::uint32_t passage, std::uint32_t wdf) { lists_.append(passage, wdf); }
  void end_list() { lists_.end_term(); }

  /// Writes what is left, the file `blocks` and, last, the file by which the database is opened.
  void finish(Durability durability);

 private:
  const std::filesystem::path dir_;
  GlassTableWriter table_;
  BlockTableWriter blocks_;
  PostingListWriter lists_;

  std::uint32_t passages_ = 0;
  std::uint64_t total_length_ = 0;
  std::uint32_t min_length_ = 0;  ///< Of the passages that have any.
  std::uint32_t max_length_ = 0;
};

}  // namespace newsgrep::index
