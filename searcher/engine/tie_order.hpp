#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "searcher/engine/passage_reader.hpp"

namespace newsgrep::engine {

/// The order of matches with the same score and date, which is that of
/// PassageReader::stands_before(). Finds as much of it as is asked for, since there may be
/// millions of ties and the first of them are wanted at once.
class TieOrder {
 public:
  /// `count` is the number of ties, and `tie(i)` is one of them; they are in order of the index.
  /// Takes 16 bytes a tie. `passages` must outlive the order.
  TieOrder(const PassageReader& passages, std::size_t count,
           std::function<const match::Match&(std::size_t)> tie);

  /// Returns the number of the tie that is at `place`. Ask for each place once, in order.
  std::size_t at(std::size_t place) {
    if (place >= sorted_) sort_more();
    return ties_[place].number;
  }

 private:
  struct Tie {
    std::uint64_t key;      ///< Ascending; where keys are equal, dates and ids have to be compared.
    std::uint32_t number;   ///< Number of the tie in order of the index.
    std::uint32_t article;  ///< Counts the articles in order of the index.
  };

  void fill();
  void make_keys();
  void sort_more();
  bool comes_before(const Tie& a, const Tie& b) const;

  const PassageReader& passages_;
  std::function<const match::Match&(std::size_t)> tie_;
  std::vector<Tie> ties_;
  std::size_t sorted_ = 0;  ///< Ties that are at their place.
};

}  // namespace newsgrep::engine
