#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "bench/draw_queries/sample.hpp"
#include "bench/random.hpp"

namespace newsgrep::bench {

/// Draws queries from a sample of a passage file, the same for the same seed.
class QueryDrawer {
 public:
  /// Reads the sample, at most `sample` passages.
  QueryDrawer(const std::string& path, std::size_t sample, std::uint64_t seed);

  /// Writes `kind<TAB>query` lines to standard output. A kind for which the sample has too few
  /// different queries gets fewer, and a message.
  void write(std::size_t queries_per_kind);

 private:
  /// Least and greatest number of words or letters.
  struct Range {
    std::size_t least;
    std::size_t most;
  };
  using Fits = std::function<bool(WordId)>;
  using Draw = std::function<std::string(std::size_t)>;  ///< Returns nothing if it found none.

  static constexpr Range short_query = {1, 5};
  static constexpr Range long_query = {6, 8};
  static constexpr Range phrase_words = {2, 5};
  static constexpr Range two_words = {2, 2};
  static constexpr Range prefix_letters = {4, 6};
  static constexpr Range words_beside_title = {1, 3};

  void write_kind(const char* kind, std::size_t count, Range length, const Draw& draw);
  void write_plain_kinds(std::size_t queries_per_kind);
  void write_common_phrases(std::size_t count);

  // Each draws from one passage and returns nothing if that passage does not fit.
  WordRun words_of_one_passage(std::size_t count, const Fits& fits);
  WordRun words_of(const WordRun& passage, std::size_t count, const Fits& fits);
  WordRun phrase(std::size_t count);
  WordRun near_pair(const Fits& fits);
  std::string prefix_of(std::size_t letters, const WordRun& words) const;
  std::string word_of_title_and(std::size_t count, const Fits& fits);

  std::vector<WordRun> frequent_phrases(std::size_t length) const;
  std::string joined(const WordRun& words) const;
  bool is_stop(WordId word) const;
  bool is_common(WordId word) const;

  Random random_;
  WordTable words_;
  std::vector<WordRun> passages_;
  WordTable title_words_;
  std::vector<WordRun> titles_;     ///< Titles of `passages_`, in words of `title_words_`.
  std::size_t most_when_rare_ = 0;  ///< Passages with a rare word, at most.
};

}  // namespace newsgrep::bench
