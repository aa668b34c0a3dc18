#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bench/random.hpp"

namespace newsgrep::bench {

using WordId = std::uint32_t;         ///< Place of a word in its WordTable.
using WordRun = std::vector<WordId>;  ///< Words in the order of a text, with gaps.
constexpr WordId gap = 0;             ///< Stands where no phrase may run across.

/// The different words of a sample, with the number of passages that have each.
class WordTable {
 public:
  /// Returns the words that every tokeniser takes for one: letters and digits of ASCII between
  /// spaces. Anything else, and punctuation, is a gap.
  WordRun read(std::string_view text);

  /// Counts the words of a passage.
  void count(const WordRun& passage);

  /// Ranks the words by frequency; call it after count() has seen all passages.
  void rank();

  const std::string& text(WordId word) const { return words_[word]; }
  std::size_t passages_with(WordId word) const { return passages_with_[word]; }
  std::size_t rank(WordId word) const { return ranks_[word]; }  ///< 0 is the most frequent word.

 private:
  void add(std::string_view chunk, WordRun& run);
  WordId known(std::string text);

  std::unordered_map<std::string, WordId> places_;
  std::vector<std::string> words_ = {""};  // The gap has place 0.
  std::vector<std::size_t> passages_with_ = {0};
  std::vector<std::size_t> ranks_;
};

struct PassageLine {
  std::string title;
  std::string text;
};

/// Returns at most `limit` passages of a file of id<TAB>title<TAB>text, each with the same chance
/// (reservoir sampling), so that the file may have any size.
/// Throws std::runtime_error if the file cannot be read or has no passage.
std::vector<PassageLine> sample_lines(const std::string& path, std::size_t limit, Random& random);

}  // namespace newsgrep::bench
