#include "searcher/query/near_operands.hpp"

#include <cstddef>
#include <iterator>
#include <utility>

#include "searcher/query/combine.hpp"

namespace newsgrep::query {
namespace {

using Kind = PlanNode::Kind;

constexpr std::size_t max_combinations = 64;

/// What of an operand has to be near, each for itself: `(a AND b) NEAR c` is `a NEAR c` and
/// `b NEAR c`, and `(a OR (b AND c)) NEAR d` is `(a OR b) NEAR d` and `(a OR c) NEAR d`. These may
/// be more than max_combinations; then some are missing.
std::vector<PlanNode> parts_of_operand(PlanNode operand) {
  std::vector<PlanNode> parts;
  if (operand.kind == Kind::maybe || operand.kind == Kind::without) {
    return parts_of_operand(std::move(operand.children.front()));
  }
  if (operand.kind == Kind::all) {
    for (auto& child : operand.children) {
      auto more = parts_of_operand(std::move(child));
      std::move(more.begin(), more.end(), std::back_inserter(parts));
    }
    return parts;
  }
  if (operand.kind != Kind::any) {
    parts.push_back(std::move(operand));
    return parts;
  }
  std::vector<std::vector<PlanNode>> choices(1);
  for (auto& child : operand.children) {
    auto of_child = parts_of_operand(std::move(child));
    if (of_child.size() == 1 && choices.size() == 1) {
      choices.front().push_back(std::move(of_child.front()));
      continue;
    }
    std::vector<std::vector<PlanNode>> longer;
    for (const auto& choice : choices) {
      for (const auto& part : of_child) {
        if (longer.size() > max_combinations) break;
        longer.push_back(choice);
        longer.back().push_back(part);
      }
    }
    choices = std::move(longer);
  }
  for (auto& choice : choices) parts.push_back(combined(Kind::any, std::move(choice)));
  return parts;
}

}  // namespace

std::optional<PlanNode> make_near(std::vector<PlanNode> operands, unsigned distance, bool ordered) {
  std::vector<std::vector<PlanNode>> combinations(1);
  for (auto& operand : operands) {
    const auto parts = parts_of_operand(std::move(operand));
    if (combinations.size() * parts.size() > max_combinations) return std::nullopt;
    std::vector<std::vector<PlanNode>> longer;
    for (const auto& combination : combinations) {
      for (const auto& part : parts) {
        longer.push_back(combination);
        longer.back().push_back(part);
      }
    }
    combinations = std::move(longer);
  }
  std::vector<PlanNode> nodes;
  for (auto& combination : combinations) {
    const bool has_company = combination.size() > 1;
    auto near = combined(Kind::near, std::move(combination));
    if (has_company) {
      near.distance = distance;
      near.ordered = ordered;
    }
    if (near.kind != Kind::nothing) nodes.push_back(std::move(near));
  }
  return combined(Kind::all, std::move(nodes));
}

}  // namespace newsgrep::query
