package newsgrep.compare;

import java.util.Arrays;
import java.util.Locale;

/** How latencies, in microseconds, are distributed: nearest-rank, as in newsgrep-bench. */
final class Latency {
  private Latency() {}

  static double median(double[] samples) {
    double[] sorted = samples.clone();
    Arrays.sort(sorted);
    return percentile(sorted, 50);
  }

  static String summary(double[] samples) {
    double[] sorted = samples.clone();
    Arrays.sort(sorted);
    return String.format(
        Locale.ROOT,
        "{\"mean\": %.2f, \"p50\": %.2f, \"p90\": %.2f, \"p99\": %.2f, \"max\": %.2f}",
        Arrays.stream(sorted).average().orElse(0),
        percentile(sorted, 50),
        percentile(sorted, 90),
        percentile(sorted, 99),
        percentile(sorted, 100));
  }

  private static double percentile(double[] sorted, double percent) {
    return sorted[(int) Math.max(Math.ceil(percent / 100 * sorted.length), 1) - 1];
  }
}
