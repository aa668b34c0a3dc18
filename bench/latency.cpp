#include "bench/latency.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace newsgrep::bench {
namespace {

double percentile(const std::vector<double>& sorted, double percent) {
  const auto rank = std::ceil(percent / 100 * static_cast<double>(sorted.size()));
  return sorted[static_cast<std::size_t>(std::max(rank, 1.0)) - 1];
}

}  // namespace

Latency summarize(std::vector<double> samples_us) {
  if (samples_us.empty()) return {};
  std::sort(samples_us.begin(), samples_us.end());
  Latency latency;
  latency.mean = std::accumulate(samples_us.begin(), samples_us.end(), 0.0) /
                 static_cast<double>(samples_us.size());
  latency.p50 = percentile(samples_us, 50);
  latency.p90 = percentile(samples_us, 90);
  latency.p99 = percentile(samples_us, 99);
  latency.max = samples_us.back();
  return latency;
}

double median(std::vector<double> samples) {
  return summarize(std::move(samples)).p50;
}

}  // namespace newsgrep::bench
