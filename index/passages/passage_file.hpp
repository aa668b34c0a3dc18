#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "index/bytes/mapped_file.hpp"
#include "index/passages/article_table.hpp"
#include "index/passages/first_passages.hpp"
#include "index/texts/text_dictionary.hpp"
#include "text/stable_hash.hpp"

namespace newsgrep::index {

/// The file `passages` of a shard keeps what is shown of passages and articles, and the forward
/// lists. All numbers are little-endian, varints and strings are those of varint.hpp.
///
///     a record a passage:
///       forward list (string)
///       number of the passage in its article (varint)
///       if it is 1: id and date (strings), the encoded ArticleRecord as far as it is
///       incompressible, the size of the rest of it (varint)
///       size of the section (varint)
///       size of the content (if the number is 1 that rest; section; text), times two, and one
///       more if it is a frame (varint)
///       the content in codes of a dictionary, or as a zstd frame without its magic number
///     the dictionaries, one behind the other; see text_dictionary.hpp
///     which passages are the first of an article, and which have a quotation; see
///     passage_bitmap.hpp which article has which id; see article_table.hpp where each group of
///     `records_a_group` records begins (8 bytes each), and the end of all
///       records if they fill the last group
///     where each record begins, from the begin of its group on, and where the last ends (4 each)
///     where each dictionary begins, and where the last ends (8 each)
///     PassageSegment a segment, by ascending passage
///     number of passages, articles, segments and dictionaries (4 each), magic (8)
///
/// Records do not depend on where they stand, so shards are merged by copying them. The passages
/// that came from one shard keep its dictionary; one that several bring along is stored once.
inline constexpr std::string_view passages_file_name = "passages";
inline constexpr std::string_view passages_magic = "ngpassg5";
inline constexpr std::uint32_t records_a_group = 1024;

/// By which an article is in the ArticleTable.
inline std::uint32_t article_hash(std::string_view id) {
  return static_cast<std::uint32_t>(text::stable_hash(id));
}

/// Consecutive passages with the same dictionary, as they stand in the file.
struct PassageSegment {
  std::uint32_t first_passage;  ///< Counted from 1.
  std::uint32_t dictionary;     ///< Counted from 1; 0: none, all are frames.
};

/// What is stored of a passage uncompressed. What is said of the article is only there when the
/// number is 1.
struct PassageHead {
  std::uint32_t number = 0;  ///< In the article, 1 for the first.
  std::string_view date;
  std::string_view id;
};

/// What is stored of a passage compressed.
struct PassageContent {
  std::string_view section;
  std::string_view article;  ///< An encoded ArticleRecord; empty unless the passage is the first.
  std::string_view text;
};

/// What reading frames takes, to be reused. Belongs to one thread; holds nothing until it is
/// needed.
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

/// The passages of one shard, read in place; views live as long as the PassageFile, moved or not.
/// May be read from several threads. Every function but size() throws Error{corrupt} when it meets
/// damage, and for a passage that the file does not have.
class PassageFile {
 public:
  /// Throws Error{corrupt} or Error{io}.
  explicit PassageFile(const std::filesystem::path& shard_dir, Access access = Access::random);
  ~PassageFile();
  PassageFile(PassageFile&&) noexcept;
  PassageFile& operator=(PassageFile&&) noexcept;

  /// What the constructor makes of a file that holds `bytes`, which the caller keeps.
  static PassageFile over(std::string_view bytes);

  /// Passages are counted from 1 to this.
  std::uint32_t size() const { return passages_; }

  PassageHead head(std::uint32_t passage) const;

  /// Which passages belong to one article. The bits are checked against nothing.
  const FirstPassages& first_passages() const { return first_passages_; }

  /// Which passages have something in quotation marks, as find_quotations() sees it.
  const PassageBitmap& quoting_passages() const { return quoting_passages_; }

  /// The first passage of the article that `passage` belongs to.
  std::uint32_t article_of(std::uint32_t passage) const;

  /// The first passages of the articles with this id, ascending. There is more than one when all
  /// but one of them are dead.
  std::vector<std::uint32_t> articles_with_id(std::string_view id) const;

  /// Encoded; see schema/forward_list.hpp.
  std::string_view forward_list(std::uint32_t passage) const;

  /// Starts to load from memory what is asked about the passage next. Never throws.
  void prefetch(std::uint32_t passage) const;

  /// The views point into `buffer`, which grows when it is too small.
  PassageContent read(std::uint32_t passage, Decompressor& decompressor, std::string& buffer) const;

  /// Empty when no passage has a dictionary.
  std::string_view largest_dictionary() const;

  // For merging:

  /// All that is stored of a passage.
  std::string_view record(std::uint32_t passage) const;
  const std::vector<PassageSegment>& segments() const { return segments_; }
  /// Of a segment; empty when it has none.
  std::string_view dictionary(const PassageSegment& segment) const;
  /// Lets go of the memory of the records before that of `passage`; see MappedFile.
  void drop_before(std::uint32_t passage) const;

 private:
  struct Dictionary;

  PassageFile(MappedFile file, std::string_view bytes);
  std::uint64_t begin_of_record(std::uint32_t index) const;
  const TextDictionary& dictionary_of(std::uint32_t passage) const;

  MappedFile file_;
  std::string_view bytes_;
  std::uint32_t passages_ = 0;
  FirstPassages first_passages_;
  PassageBitmap quoting_passages_;
  ArticleTable articles_;
  std::uint64_t records_end_ = 0;
  std::uint64_t groups_at_ = 0;   ///< Where the begins of groups stand in the file.
  std::uint64_t records_at_ = 0;  ///< Those of records.
  std::vector<PassageSegment> segments_;
  std::vector<std::unique_ptr<Dictionary>> dictionaries_;
};

}  // namespace newsgrep::index
