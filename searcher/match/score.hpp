#pragma once

#include <cstdint>

#include "index/postings/posting_list.hpp"

namespace newsgrep::match {

/// A score: inverse frequency x impact, summed. Integers, so that a sum is the same in any order.
using Score = std::uint64_t;

/// The passages from the one asked about up to `through` score no more than `score`.
struct ScoreBound {
  Score score;
  index::PassageId through;
};

}  // namespace newsgrep::match
