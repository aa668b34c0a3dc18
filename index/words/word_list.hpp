#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "index/bytes/mapped_file.hpp"

namespace newsgrep::index {

/// The file `words` of a shard lists the words of its passages and titles as they are written (see
/// text/written_form.hpp), each with the term that it is indexed by, in order of the words and
/// then the terms. It is what wildcards, misspelt words and suggestions are looked up in: from a
/// term nobody can tell which words it stands for. Some words are parts of spellings that are
/// indexed as one (the cease of cease-fire), so a term may be in no passage. All numbers are
/// little-endian.
///
///     blocks of `words_a_block` entries, a word and its term each; in a block, a byte an entry:
///       how many bytes the word has in common with the one before (the first: none)
///       how many others it has
///       how many bytes the term has in common with the word
///       how many others it has
///       how many words of the file have the term; 255: so many or more
///     and then these other bytes of the words, and those of the terms
///     where each block begins (4 bytes each)
///     number of entries (4), magic (8)
///
/// So to pass over words takes a look at one or two bytes of each.
inline constexpr std::string_view words_file_name = "words";
inline constexpr std::string_view words_magic = "ngwords2";
inline constexpr std::uint32_t words_a_block = 32;

/// So many words of a term, or more, are not counted.
inline constexpr std::uint8_t max_counted_words = 255;
inline constexpr std::uint32_t many_words = UINT32_MAX;

/// The words of a shard, read in place. May be read from several threads. Every function throws
/// Error{corrupt} when it meets damage.
class WordList {
 public:
  /// Throws Error{corrupt} or Error{io}.
  explicit WordList(const std::filesystem::path& shard_dir);

  /// Goes through the words.
  class Cursor {
   public:
    /// Whether there is an entry here.
    bool at_word() const { return index_ < list_->words_; }
    const std::string& word() const { return word_; }
    std::string term() const;
    /// How many words have the term; many_words when that is not known.
    std::uint32_t words_of_term() const;
    void next();
    /// To the next entry whose word does not begin with the first `bytes` bytes of the one at hand.
    /// Faster than next() for each.
    void next_not_sharing(std::size_t bytes);
    /// Lets go of the memory of the blocks before that at hand; see MappedFile.
    void drop_before() const;

   private:
    friend WordList;
    /// What there is a byte of for each entry of a block, in this order.
    enum Column : std::size_t { word_shared, word_others, term_shared, term_others, word_count };

    Cursor(const WordList& list, std::uint32_t block);
    std::uint8_t at(Column column, std::size_t entry) const {
      return static_cast<std::uint8_t>(block_[column * entries_ + entry]);
    }
    void enter(std::uint32_t block);
    void read();

    const WordList* list_;
    std::uint32_t index_;      ///< Of the entry at hand.
    std::string_view block_;   ///< From its first byte on.
    std::size_t entries_ = 0;  ///< Of the block.
    std::size_t entry_ = 0;    ///< That at hand, in the block.
    std::size_t others_at_ =
        0;  ///< Where the bytes stand in the block that the word does not share.
    std::string word_;
  };

  /// At the first entry whose word is not below `word`.
  Cursor first_from(std::string_view word) const;

  std::uint32_t size() const { return words_; }

 private:
  MappedFile file_;
  std::string_view blocks_bytes_;
  std::uint32_t words_ = 0;
  std::uint32_t blocks_ = 0;
};

}  // namespace newsgrep::index
