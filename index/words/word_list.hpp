#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "index/checksums/shard_files.hpp"

namespace newsgrep::index {

/// The file `words` of a shard lists the words of its passages and titles as they are written (see
/// text/written_form.hpp), each with the term it is indexed by. Wildcards, misspelt words and
/// suggestions are looked up in it, because a term does not tell which words it stands for. Entries
/// are in order of their words, then of their terms. Some words are only parts of spellings that
/// are indexed as one term (the cease of cease-fire), so a term here may occur in no passage. All
/// numbers are little-endian.
///
/// blocks of `words_a_block` entries, each a word and its term. A block starts with five columns,
/// one byte per entry in each:
///       bytes that the word shares with the start of the word before (0 for the first of a block)
///       other bytes of the word
///       bytes that the term shares with the start of the word
///       other bytes of the term
///       words of the file that have the term; 255 means 255 or more
///     then come the other bytes of all its words, then those of all its terms
///     where each block starts (4 bytes each)
///     number of entries (4), magic (8)
///
/// So a reader passes over a word by looking at one or two bytes.
inline constexpr std::string_view words_file_name = "words";
inline constexpr std::string_view words_magic = "ngwords2";
inline constexpr std::uint32_t words_a_block = 32;

/// The count in the file that stands for itself or any greater count.
inline constexpr std::uint8_t max_counted_words = 255;
/// The count that WordCursor::words_of_term() returns for it.
inline constexpr std::uint32_t many_words = UINT32_MAX;

class WordCursor;

/// The words of a shard, read in place. Several threads may read one list. Every function throws
/// Error{corrupt} when it meets damage.
class WordList {
 public:
  /// Opens the list of a shard. Throws Error{corrupt} or Error{io}.
  explicit WordList(const ShardFiles& shard);

  /// Returns a cursor at the first entry whose word is `word` or greater.
  WordCursor first_from(std::string_view word) const;

  /// Returns the number of entries.
  std::uint32_t size() const { return words_; }

  /// See MappedFile::is_lost().
  bool is_lost() const { return file_.is_lost(); }

 private:
  friend WordCursor;

  /// Returns where a block begins; the end of the blocks for the block after the last.
  std::uint32_t begin_of(std::uint32_t block) const;

  CheckedFile file_;
  std::string_view blocks_bytes_;
  std::uint32_t words_ = 0;
  std::uint32_t blocks_ = 0;
};

/// A place in a WordList, which must outlive it: at an entry, or after the last one.
class WordCursor {
 public:
  /// Returns true if the cursor is at an entry. The other members may be called only if it is.
  bool at_word() const { return index_ < list_->words_; }
  const std::string& word() const { return word_; }
  std::string term() const;
  /// Returns how many words of the list have the term; many_words when there are too many to count.
  std::uint32_t words_of_term() const;
  /// Moves to the next entry, if any.
  void next();
  /// Moves to the next entry whose word does not start with the first `bytes` bytes of this word.
  /// Faster than calling next() for each.
  void next_not_sharing(std::size_t bytes);
  /// Lets go of the memory of the blocks before this one; see MappedFile::drop_before().
  void drop_before() const;

 private:
  friend WordList;
  /// The columns of a block, in the order of the file.
  enum Column : std::size_t { word_shared, word_others, term_shared, term_others, word_count };

  WordCursor(const WordList& list, std::uint32_t block);
  std::uint8_t at(Column column, std::size_t entry) const {
    return static_cast<std::uint8_t>(block_[column * entries_ + entry]);
  }
  void enter(std::uint32_t block);
  void read();

  const WordList* list_;
  std::uint32_t index_;        ///< Number of the entry in the list.
  std::string_view block_;     ///< The bytes of the block.
  std::size_t entries_ = 0;    ///< Number of entries in the block.
  std::size_t entry_ = 0;      ///< Number of the entry in the block.
  std::size_t others_at_ = 0;  ///< Place in the block of the bytes that the word does not share.
  std::string word_;
};

}  // namespace newsgrep::index
