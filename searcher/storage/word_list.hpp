#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "storage/mapped_file.hpp"

namespace newsgrep::detail {

/// The file `words` of a shard lists the words of its passages and titles as they are written (see
/// analysis/written_words.hpp), each with the term that it is indexed by, in order of the words and
/// then the terms. It is what wildcards, misspelt words and suggestions are looked up in: from a
/// term nobody can tell which words it stands for. Some words are parts of spellings that are
/// indexed as one (the cease of cease-fire), so a term may be in no passage. All numbers are
/// little-endian, varints and strings are those of varint.hpp.
///
///     an entry a word and term:
///       how many bytes the word has in common with the one before (varint), the others (string);
///       the first of each `words_a_block` entries has none in common
///       how many bytes the term has in common with the word (varint), the others (string)
///       how many words of the file have the term (varint)
///     where the first entry of each block begins (4 bytes each)
///     number of entries (4), magic (8)
inline constexpr std::string_view words_file_name = "words";
inline constexpr std::string_view words_magic = "ngwords1";
inline constexpr std::uint32_t words_a_block = 32;

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
    const std::string& term() const { return term_; }
    /// How many words have the term.
    std::uint32_t words_of_term() const { return words_of_term_; }
    void next();
    /// To the next entry whose word does not begin with the first `bytes` bytes of the one at hand.
    /// Faster than next() for each.
    void next_not_sharing(std::size_t bytes);

   private:
    friend WordList;
    Cursor(const WordList& list, std::uint32_t block);
    void read();
    bool pass_over_sharing(std::size_t bytes);

    const WordList* list_;
    std::uint32_t index_;  ///< Of the entry at hand.
    std::string_view rest_;
    std::string word_;
    std::string term_;
    std::uint32_t words_of_term_ = 0;
  };

  /// At the first entry whose word is not below `word`.
  Cursor first_from(std::string_view word) const;

  std::uint32_t size() const { return words_; }

 private:
  std::string_view block(std::uint32_t block) const;

  MappedFile file_;
  std::string_view entries_;
  std::uint32_t words_ = 0;
  std::uint32_t blocks_ = 0;
};

}  // namespace newsgrep::detail
