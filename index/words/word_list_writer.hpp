#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "index/bytes/output_file.hpp"
#include "index/checksums/checksum_file.hpp"
#include "index/words/word_list.hpp"

namespace newsgrep::index {

/// Counts the words of each term of a shard. Terms are told apart by their hashes, so a count may
/// be too large; this costs a reader time but no result. Takes 9 bytes per word.
class WordsOfTerms {
 public:
  /// Takes the hash of each term, once for each of its words.
  explicit WordsOfTerms(std::vector<std::uint64_t> terms);

  /// Returns the number of words of the term with this stable_hash().
  std::uint32_t count(std::uint64_t term_hash) const;

 private:
  std::size_t bucket(std::uint64_t term_hash) const { return term_hash >> shift_; }

  std::vector<std::uint64_t> terms_;
  unsigned shift_;                     ///< A hash shifted right by it is its bucket.
  std::vector<std::uint32_t> begins_;  ///< Starts of the buckets in terms_, and the end.
};

/// Collects the words of a shard and writes the file `words`; see word_list.hpp.
class WordCollector {
 public:
  /// Adds a word and its term. Pairs come in any order and may repeat. Both views must stay valid
  /// until write() returns.
  void add(std::string_view word, std::string_view term);

  /// Sorts the words and returns how many each term has. Call it once, after the last add().
  WordsOfTerms finish();

  /// Writes the file to the folder `dir`; `words_of_terms` comes from finish(). Returns the file
  /// with its checksums. Throws Error{io}.
  SummedFile write(const std::filesystem::path& dir, const WordsOfTerms& words_of_terms,
                   Durability durability) const;

 private:
  struct Entry {
    std::uint64_t begin;  ///< First bytes of the word, compared first.
    std::string_view word;
    std::string_view term;
    std::uint64_t term_hash;
    auto operator<=>(const Entry&) const = default;
  };
  std::vector<Entry> entries_;
};

/// Returns how many words each term has in several shards together. Throws Error{corrupt} if a
/// source is damaged.
WordsOfTerms count_words(std::span<const WordList> sources);

/// Writes the words of several shards as one file `words` to the folder `dir`; `words_of_terms`
/// comes from count_words(). Returns the file with its checksums. Throws Error{io}, and
/// Error{corrupt} if a source is damaged.
SummedFile merge_word_lists(std::span<const WordList> sources, const WordsOfTerms& words_of_terms,
                            const std::filesystem::path& dir, Durability durability);

}  // namespace newsgrep::index
