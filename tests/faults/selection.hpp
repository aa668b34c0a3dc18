#pragma once

#include <cstddef>

namespace newsgrep::test {

/// Which of all tries are made.
struct Selection {
  std::size_t one_in = 1;  ///< Of tries in a row, one in so many is made.
  std::size_t draws = 1;   ///< How often what is drawn at random is drawn.
  unsigned seed = 1;       ///< Starts the random numbers, and shifts which of the tries are made.

  bool takes(std::size_t number) const { return (number + seed) % one_in == 0; }
};

}  // namespace newsgrep::test
