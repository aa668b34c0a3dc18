#pragma once

#include <vector>

namespace newsgrep::bench {

/// The distribution of latencies, in microseconds.
struct Latency {
  double mean = 0;
  double p50 = 0;
  double p90 = 0;
  double p99 = 0;
  double max = 0;
};

/// Returns the distribution; all zero without samples. A percentile is the smallest sample that at
/// least so many per cent of the samples do not exceed (the nearest-rank method).
Latency summarize(std::vector<double> samples_us);

/// Returns the 50th percentile.
double median(std::vector<double> samples);

}  // namespace newsgrep::bench
