#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "bench/random.hpp"

namespace newsgrep::bench {

/// Returns a number of the normal distribution with mean 0 and deviation 1.
double normal(Random& random);

/// Returns `count` weights that fall with the rank as Zipf and Mandelbrot found for words:
/// (rank + offset)^-exponent, the first rank being 1.
std::vector<double> zipf(std::size_t count, double exponent, double offset);

/// Draws numbers below a limit, each as often as its weight says (Walker's alias method).
class Weighted {
 public:
  explicit Weighted(const std::vector<double>& weights);

  std::uint32_t draw(Random& random) const {
    const auto place = random.below(keep_.size());
    return random.unit() < keep_[place] ? place : other_[place];
  }

 private:
  std::vector<double> keep_;          ///< Probability of a place to stand for itself.
  std::vector<std::uint32_t> other_;  ///< The number that a place stands for otherwise.
};

}  // namespace newsgrep::bench
