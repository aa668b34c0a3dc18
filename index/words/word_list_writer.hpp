#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "index/bytes/output_file.hpp"
#include "index/words/word_list.hpp"

namespace newsgrep::index {

/// How many words of a shard each term has. By hashes: a count is only ever too large for it, which
/// costs a reader time and no result. Takes 9 bytes a word.
class WordsOfTerms {
 public:
  /// The hashes of the terms, as often as they have words.
  explicit WordsOfTerms(std::vector<std::uint64_t> terms);

  /// Of the term with this stable_hash().
  std::uint32_t count(std::uint64_t term_hash) const;

 private:
  std::size_t bucket(std::uint64_t term_hash) const { return term_hash >> shift_; }

  std::vector<std::uint64_t> terms_;
  unsigned shift_;                     ///< What is left of a hash is its bucket.
  std::vector<std::uint32_t> begins_;  ///< Of buckets among terms_, and the end of the last.
};

/// Collects the words of a shard and writes them; see storage/word_list.hpp.
class WordCollector {
 public:
  /// In any order; the same pair may come again. Both must live until write().
  void add(std::string_view word, std::string_view term);

  /// To be called when all were added.
  WordsOfTerms finish();

  /// Writes the file to the folder `dir`; `words_of_terms` is what finish() returned. Throws
  /// Error{io}.
  void write(const std::filesystem::path& dir, const WordsOfTerms& words_of_terms,
             Durability durability) const;

 private:
  struct Entry {
    std::uint64_t begin;  ///< The first bytes of the word, to compare by.
    std::string_view word;
    std::string_view term;
    std::uint64_t term_hash;
    auto operator<=>(const Entry&) const = default;
  };
  std::vector<Entry> entries_;
};

/// How many words each term has in several shards together. Throws Error{corrupt} when a source is
/// damaged.
WordsOfTerms count_words(std::span<const WordList> sources);

/// Writes the words of several shards as those of one to the folder `dir`; `words_of_terms` is what
/// count_words() returned. Throws Error{io}, and Error{corrupt} when a source is damaged.
void merge_word_lists(std::span<const WordList> sources, const WordsOfTerms& words_of_terms,
                      const std::filesystem::path& dir, Durability durability);

}  // namespace newsgrep::index
