#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "index/checksums/shard_files.hpp"
#include "index/passages/article_table.hpp"
#include "index/passages/first_passages.hpp"
#include "index/texts/text_dictionary.hpp"
#include "text/stable_hash.hpp"

namespace newsgrep::index {

/// The file `passages` of a shard keeps the texts of its passages, the data of its articles, and
/// the forward lists. All numbers are little-endian; varints and strings are those of
/// index/bytes/varint.hpp.
///
///     a record for each passage:
///       forward list (string); see forward_list.hpp
///       number of the passage in its article, from 1 (varint)
///       if the number is 1: id and date of the article (strings), the first
///         `incompressible_article_bytes` of the encoded ArticleRecord, size of the rest (varint)
///       size of the section (varint)
///       size of the content in bytes, times two, plus one if it is a zstd frame (varint)
///       the content: the rest of the ArticleRecord (if the number is 1), section and text; in
///         codes of a dictionary, or as a zstd frame without its magic number
///     the dictionaries, one after the other; see text_dictionary.hpp
///     the set of passages that start an article, and the set of those with a quotation; see
///       passage_bitmap.hpp
///     the table of articles by id; see article_table.hpp
///     where each group of `records_a_group` records starts (8 bytes each), and the end of all
///       records if they fill the last group
///     where each record starts and the last one ends, counted from the start of its group (4 each)
///     where each dictionary starts and the last one ends (8 each)
///     a PassageSegment for each segment, by ascending passage
///     number of passages, of articles, of segments and of dictionaries (4 each), magic (8)
///
/// Records do not depend on their place, so shards are merged by copying records. Passages keep the
/// dictionary of the shard they come from; a dictionary that several shards share is stored once.
inline constexpr std::string_view passages_file_name = "passages";
inline constexpr std::string_view passages_magic = "ngpassg5";
inline constexpr std::uint32_t records_a_group = 1024;

/// Returns the hash by which the ArticleTable has an article.
inline std::uint32_t article_hash(std::string_view id) {
  return static_cast<std::uint32_t>(text::stable_hash(id));
}

/// Consecutive passages with the same dictionary, as in the file.
struct PassageSegment {
  std::uint32_t first_passage;  ///< Counted from 1.
  std::uint32_t dictionary;     ///< Counted from 1; 0 if all contents are frames.
};

/// The uncompressed part of a record.
struct PassageHead {
  std::uint32_t number = 0;  ///< Number of the passage in its article, from 1.
  std::string_view date;     ///< Date of the article; empty unless the number is 1.
  std::string_view id;       ///< Id of the article; empty unless the number is 1.
};

/// The compressed part of a record.
struct PassageContent {
  std::string_view section;
  std::string_view article;  ///< Encoded ArticleRecord; empty unless the number is 1.
  std::string_view text;
};

/// The memory that reading zstd frames takes, for reuse by one thread. Allocates it when the first
/// frame is read.
class Decompressor {
 public:
  Decompressor();
  ~Decompressor();
  Decompressor(Decompressor&&) noexcept;
  Decompressor& operator=(Decompressor&&) noexcept;

 private:
  friend class PassageFile;
  void read(std::string_view frame_without_magic, char* to, std::size_t bytes);

  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The passages of one shard, read in place. Views stay valid as long as the PassageFile, even if
/// it is moved. Several threads may read it. Every function throws Error{corrupt} when it meets
/// damage, and for a passage that the file does not have.
class PassageFile {
 public:
  /// Opens the file of a shard. Throws Error{corrupt} or Error{io}.
  explicit PassageFile(const ShardFiles& shard, Access access = Access::random);
  ~PassageFile();
  PassageFile(PassageFile&&) noexcept;
  PassageFile& operator=(PassageFile&&) noexcept;

  /// Returns the PassageFile of a file with these bytes, which need no check and must outlive it.
  static PassageFile over(std::string_view bytes) { return PassageFile(CheckedFile(bytes)); }

  /// Returns the number of passages; they are counted from 1.
  std::uint32_t size() const { return passages_; }

  /// See MappedFile::is_lost().
  bool is_lost() const { return file_.is_lost(); }

  /// Returns the uncompressed part of the record of `passage`.
  PassageHead head(std::uint32_t passage) const;

  /// Returns the set of passages that start an article.
  const FirstPassages& first_passages() const { return first_passages_; }

  /// Returns the set of passages in which text::find_quotations() finds something.
  const PassageBitmap& quoting_passages() const { return quoting_passages_; }

  /// Returns the first passage of the article that `passage` belongs to.
  std::uint32_t article_of(std::uint32_t passage) const;

  /// Returns the first passage of each article with this id, ascending. At most one of these
  /// articles is alive.
  std::vector<std::uint32_t> articles_with_id(std::string_view id) const;

  /// Returns the encoded forward list of `passage`; see forward_list.hpp.
  std::string_view forward_list(std::uint32_t passage) const;

  /// Tells the processor to load the record of `passage`, which is about to be read. Never throws.
  void prefetch(std::uint32_t passage) const;

  /// Returns the content of `passage`, as views into `buffer`, which grows if it is too small.
  PassageContent read(std::uint32_t passage, Decompressor& decompressor, std::string& buffer) const;

  /// Returns the bytes of the largest dictionary; empty if there is none.
  std::string_view largest_dictionary() const;

  // For merging:

  /// Returns the whole record of `passage`.
  std::string_view record(std::uint32_t passage) const;
  /// Returns the segments, by ascending passage.
  const std::vector<PassageSegment>& segments() const { return segments_; }
  /// Returns the bytes of the dictionary of a segment; empty if it has none.
  std::string_view dictionary(const PassageSegment& segment) const;
  /// Lets go of the memory of the records before `passage`; see MappedFile::drop_before().
  void drop_before(std::uint32_t passage) const;

 private:
  class Dictionary;

  explicit PassageFile(CheckedFile file);
  void read_dictionaries(std::uint64_t at, std::uint32_t count, std::uint64_t end);
  void read_segments(std::uint64_t at, std::uint32_t count);
  std::uint64_t begin_of_record(std::uint32_t index) const;
  Dictionary& dictionary_of(std::uint32_t passage) const;

  CheckedFile file_;
  std::string_view bytes_;  ///< The whole file.
  std::uint32_t passages_ = 0;
  FirstPassages first_passages_;
  PassageBitmap quoting_passages_;
  ArticleTable articles_;
  std::uint64_t records_end_ = 0;
  std::uint64_t groups_at_ = 0;   ///< Offset of the starts of groups.
  std::uint64_t records_at_ = 0;  ///< Offset of the starts of records.
  std::vector<PassageSegment> segments_;
  std::vector<std::unique_ptr<Dictionary>> dictionaries_;
};

}  // namespace newsgrep::index
