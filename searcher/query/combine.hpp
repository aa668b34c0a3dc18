#pragma once

#include <utility>
#include <vector>

#include "searcher/query/plan.hpp"

namespace newsgrep::query {

/// A node over `children`; a lone child stands for itself, and no child at all for `nothing`.
inline PlanNode combined(PlanNode::Kind kind, std::vector<PlanNode> children) {
  if (children.empty()) return {};
  if (children.size() == 1) return std::move(children.front());
  PlanNode node;
  node.kind = kind;
  node.children = std::move(children);
  return node;
}

}  // namespace newsgrep::query
