#include "searcher/query/near_operands.hpp"

#include <cstddef>
#include <iterator>
#include <utility>

#include "searcher/query/overloaded.hpp"

namespace newsgrep::query {
namespace {

constexpr std::size_t max_combinations = 64;

using Operands = std::vector<NearOperand>;

/// Returns each of `beginnings` with each of `parts` appended.
std::vector<Operands> longer(const std::vector<Operands>& beginnings, const Operands& parts,
                             std::size_t max_count) {
  std::vector<Operands> all;
  for (const auto& beginning : beginnings) {
    for (const auto& part : parts) {
      if (all.size() > max_count) return all;
      all.push_back(beginning);
      all.back().push_back(part);
    }
  }
  return all;
}

Operands parts_of_alternatives(AnyOf any);

/// Returns what of `node` has to be near, each for itself: `(a AND b) NEAR c` is `a NEAR c` and
/// `b NEAR c`. When there are more than max_combinations, some are missing.
Operands parts_of(PlanNode node) {
  return std::visit(Overloaded{
                        [](Nothing&&) { return Operands(); },
                        [](Sequence&& sequence) { return Operands{{std::move(sequence)}}; },
                        [](AnyOf&& any) { return parts_of_alternatives(std::move(any)); },
                        [](AllOf&& all) {
                          Operands parts;
                          for (auto& part : all.parts) {
                            auto more = parts_of(std::move(part));
                            std::move(more.begin(), more.end(), std::back_inserter(parts));
                          }
                          return parts;
                        },
                        [](Maybe&& maybe) { return parts_of(std::move(*maybe.required)); },
                        [](Without&& without) { return parts_of(std::move(*without.wanted)); },
                        [](Near&& near) { return Operands{{std::move(near)}}; },
                        [](OnePassage&&) { return Operands(); },
                        [](Filter&&) { return Operands(); },
                    },
                    std::move(node.what));
}

/// `(a OR (b AND c)) NEAR d` is `(a OR b) NEAR d` and `(a OR c) NEAR d`.
Operands parts_of_alternatives(AnyOf any) {
  std::vector<Operands> choices(1);
  for (auto& part : any.parts) {
    if (choices.size() > max_combinations) break;  // Too many anyhow.
    auto of_part = parts_of(std::move(part));
    if (of_part.size() == 1 && choices.size() == 1) {
      choices.front().push_back(std::move(of_part.front()));
    } else {
      choices = longer(choices, of_part, max_combinations);
    }
  }
  Operands parts;
  for (auto& choice : choices) {
    if (choice.empty()) continue;
    if (choice.size() == 1) {
      parts.push_back(std::move(choice.front()));
    } else {
      parts.push_back({AnyOperand{std::move(choice)}});
    }
  }
  return parts;
}

PlanNode as_plan(NearOperand operand) {
  return std::visit(Overloaded{
                        [](Sequence&& sequence) { return PlanNode{std::move(sequence)}; },
                        [](AnyOperand&& any) {
                          std::vector<PlanNode> parts;
                          for (auto& each : any.operands) parts.push_back(as_plan(std::move(each)));
                          return make_any(std::move(parts));
                        },
                        [](Near&& near) { return PlanNode{std::move(near)}; },
                    },
                    std::move(operand.what));
}

}  // namespace

std::optional<PlanNode> make_near(std::vector<PlanNode> operands, unsigned max_distance,
                                  Order order) {
  std::vector<Operands> combinations(1);
  for (auto& operand : operands) {
    const auto parts = parts_of(std::move(operand));
    if (parts.empty()) continue;
    if (combinations.size() * parts.size() > max_combinations) return std::nullopt;
    combinations = longer(combinations, parts, max_combinations);
  }
  std::vector<PlanNode> nodes;
  for (auto& combination : combinations) {
    if (combination.empty()) continue;
    nodes.push_back(combination.size() == 1
                        ? as_plan(std::move(combination.front()))
                        : PlanNode{Near{std::move(combination), max_distance, order}});
  }
  return make_all(std::move(nodes));
}

}  // namespace newsgrep::query
