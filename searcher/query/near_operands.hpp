#pragma once

#include <optional>
#include <vector>

#include "searcher/query/plan_node.hpp"

namespace newsgrep::query {

/// Returns a node that matches where the operands stand near each other: a Near, or an AllOf of
/// several, since `(a AND b) NEAR c` is `a NEAR c` and `b NEAR c`. A lone operand stands for
/// itself. Filters, OnePassage and Nothing are not at a place of a text; they are left out. Returns
/// nothing when there would be too many Nears.
std::optional<PlanNode> make_near(std::vector<PlanNode> operands, unsigned max_distance,
                                  Order order);

}  // namespace newsgrep::query
