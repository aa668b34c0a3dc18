#pragma once

#include <cstdint>

#include "index/postings/posting_list.hpp"

namespace newsgrep::match {

/// Inverse frequency times impact, summed. An integer, so that a sum is the same in any order.
using Score = std::uint64_t;

/// An upper bound of scores: from the passage asked about up to `through`, none is above `score`.
struct ScoreBound {
  Score score;
  index::PassageId through;
};

}  // namespace newsgrep::match
