#pragma once

#include <optional>
#include <vector>

#include "searcher/query/plan.hpp"

namespace newsgrep::query {

/// A node that matches where the operands, none of which is `nothing`, stand near each other: a
/// PlanNode::Kind::near of sequences, alternatives and other nears, or several of them that all
/// have to match, since `(a AND b) NEAR c` is `a NEAR c` and `b NEAR c`. A lone operand stands for
/// itself. Nothing when there would be too many.
std::optional<PlanNode> make_near(std::vector<PlanNode> operands, unsigned distance, bool ordered);

}  // namespace newsgrep::query
