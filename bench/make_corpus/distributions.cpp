#include "bench/make_corpus/distributions.hpp"

#include <cmath>
#include <numeric>

namespace newsgrep::bench {

double normal(Random& random) {
  const auto radius = std::sqrt(-2 * std::log(1 - random.unit()));
  return radius * std::cos(2 * 3.14159265358979 * random.unit());
}

std::vector<double> zipf(std::size_t count, double exponent, double offset) {
  std::vector<double> weights(count);
  for (std::size_t i = 0; i < count; ++i) {
    weights[i] = std::pow(static_cast<double>(i) + 1 + offset, -exponent);
  }
  return weights;
}

Weighted::Weighted(const std::vector<double>& weights)
    : keep_(weights.size()), other_(weights.size()) {
  const auto total = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::vector<std::uint32_t> small;
  std::vector<std::uint32_t> large;
  for (std::uint32_t i = 0; i < weights.size(); ++i) {
    keep_[i] = weights[i] * static_cast<double>(weights.size()) / total;
    other_[i] = i;
    (keep_[i] < 1 ? small : large).push_back(i);
  }
  while (!small.empty() && !large.empty()) {
    const auto poor = small.back();
    const auto rich = large.back();
    small.pop_back();
    other_[poor] = rich;
    keep_[rich] -= 1 - keep_[poor];
    if (keep_[rich] < 1) {
      large.pop_back();
      small.push_back(rich);
    }
  }
}

}  // namespace newsgrep::bench
