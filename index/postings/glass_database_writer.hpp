#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

#include "index/bytes/output_file.hpp"
#include "index/checksums/checksum_file.hpp"
#include "index/glass/glass_table_writer.hpp"
#include "index/postings/block_table_writer.hpp"
#include "index/postings/posting_list_writer.hpp"

namespace newsgrep::index {

/// Writes a Xapian database (format "glass" of Xapian 1.4) in one pass, and the file `blocks`
/// beside it. Its documents are the passages of a shard. It has posting lists, document lengths,
/// metadata and statistics, but no term lists, positions, values or document data. The same calls
/// give the same bytes. Memory does not grow with the database, except for BlockTableWriter.
///
/// Call the members in this order: metadata by ascending key, the lengths, the lists by ascending
/// term, finish(). Without finish() the folder is no database. Every member throws Error{io} when a
/// write fails.
class GlassDatabaseWriter {
 public:
  /// Creates the folder `dir`. It must not exist, and its parent must.
  explicit GlassDatabaseWriter(const std::filesystem::path& dir);

  /// Adds a key with its value. Leaves out an empty value, as Xapian does. Throws
  /// Error{bad_argument} if the key is empty or longer than 253 bytes.
  void add_metadata(std::string_view key, std::string_view value);

  /// Starts the document lengths of the passages 1 to `passages`.
  void begin_lengths(std::uint32_t passages);
  /// Adds the length of the next passage.
  void append_length(std::uint32_t length);

  /// Starts the posting list of `term`, with `postings` >= 1 postings whose wdfs (impacts) sum up
  /// to `total`. Throws Error{bad_argument} if the term is empty or longer than 245 bytes, where a
  /// zero byte counts twice.
  void begin_list(std::string_view term, std::uint32_t postings, std::uint64_t total) {
    lists_.begin_term(term, postings, total);
  }
  /// Adds a posting. Passages ascend; wdf <= max_impact.
  void append(std::uint32_t passage, std::uint32_t wdf) { lists_.append(passage, wdf); }
  /// Ends the list; all its postings must have been added.
  void end_list() { lists_.end_term(); }

  /// Writes the rest, the file `blocks` and the version file. Returns the three files with their
  /// checksums.
  std::vector<SummedFile> finish(Durability durability);

 private:
  const std::filesystem::path dir_;
  GlassTableWriter table_;
  BlockTableWriter blocks_;
  PostingListWriter lists_;

  std::uint32_t passages_ = 0;
  std::uint64_t total_length_ = 0;
  std::uint32_t min_length_ = 0;  ///< Least length above zero.
  std::uint32_t max_length_ = 0;
};

}  // namespace newsgrep::index
