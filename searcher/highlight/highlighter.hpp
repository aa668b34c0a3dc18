#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/token.hpp"
#include "newsgrep/query.hpp"
#include "query/plan.hpp"

namespace newsgrep::detail {

/// Finds what a plan matched in the tokens of a passage: words by term, phrases as whole sequences,
/// exclusions never.
class Highlighter {
 public:
  /// For passages in `language`.
  Highlighter(const PlanNode& plan, std::string_view language);

  /// The byte ranges that matched, in order, merged where they touch or overlap.
  std::vector<ByteRange> matches(std::span<const Token> tokens) const;

 private:
  void collect(const PlanNode& node, std::string_view language);

  /// The sequences that may match, by the hash of their first term.
  std::unordered_map<std::uint64_t, std::vector<std::vector<std::uint64_t>>> sequences_;
};

}  // namespace newsgrep::detail
