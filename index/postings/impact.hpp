#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace newsgrep::index {

/// The constants of BM25 and of its rounding. They are part of the index format, because impacts
/// are stored.
struct ImpactModel {
  static constexpr double k1 = 1.2;
  static constexpr double b = 0.6;
  /// The passage length that counts as average, in tokens. It is a constant, so that new articles
  /// do not change the postings that are already stored.
  static constexpr double average_tokens = 60;
  /// Steps of an impact for 1.0 of the BM25 part; rounding loses half a step at most.
  static constexpr double steps_a_unit = 57;
};

/// The largest impact. It is below 128, so that a wdf takes one byte.
inline constexpr std::uint32_t max_impact = 125;

/// The part of BM25 that depends on the passage, as an integer from 1 to max_impact: the saturated
/// and length-normalised count of a term that occurs `occurrences` >= 1 times in a passage of
/// `tokens` tokens. Robertson & Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond
/// (2009), eq. 3.15.
class PassageImpact {
 public:
  explicit PassageImpact(std::size_t tokens)
      : norm_(ImpactModel::k1 *
              (1 - ImpactModel::b +
               ImpactModel::b * static_cast<double>(tokens) / ImpactModel::average_tokens)),
        of_one_(compute(1)) {}

  /// Returns the impact of a term that occurs `occurrences` >= 1 times in the passage.
  std::uint32_t operator()(std::uint32_t occurrences) const {
    return occurrences == 1 ? of_one_ : compute(occurrences);
  }

 private:
  std::uint32_t compute(std::uint32_t occurrences) const {
    const double tf = occurrences;
    const double part = tf * (ImpactModel::k1 + 1) / (tf + norm_);
    const auto steps = static_cast<std::uint32_t>(std::lround(part * ImpactModel::steps_a_unit));
    return std::clamp<std::uint32_t>(steps, 1, max_impact);
  }

  double norm_;
  std::uint32_t of_one_;  ///< Impact of a term that occurs once, as most do.
};

/// Returns the part of BM25 that depends on the collection, as an integer. With integer factors a
/// score is the same in whatever order its parts are added, so pruned and exhaustive ranking agree
/// to the bit. Same source, eq. 3.15, with the idf of Lucene, which stays positive for common
/// terms.
inline std::uint32_t inverse_frequency(std::uint32_t passages, std::uint32_t passages_with_term) {
  const double n = passages;
  const double df = passages_with_term;
  const double idf = std::log(1 + (n - df + 0.5) / (df + 0.5));
  return std::max<std::uint32_t>(1, static_cast<std::uint32_t>(std::lround(idf * 1000)));
}

/// The divisor that turns idf * impact into the usual BM25 score.
inline constexpr double score_unit = 1000.0 * ImpactModel::steps_a_unit;

}  // namespace newsgrep::index
