#include "tests/support/ast_children.hpp"

#include <variant>

#include "searcher/query/overloaded.hpp"

namespace newsgrep::test {
namespace {

using query::Occurrence;

using Children = std::vector<Child>;

Children in_clauses(const std::vector<query::Clause>& clauses) {
  Children children;
  for (const auto& [occurrence, node] : clauses) children.push_back({occurrence, &node});
  return children;
}

Children in_nodes(const std::vector<query::Node>& nodes) {
  Children children;
  for (const auto& node : nodes) children.push_back({Occurrence::optional, &node});
  return children;
}

}  // namespace

std::vector<Child> children_of(const query::Node& node) {
  const auto none = [] { return Children(); };
  return std::visit(query::Overloaded{
                        [](const query::SideBySide& side) { return in_clauses(side.clauses); },
                        [](const query::Conjunction& all) { return in_clauses(all.clauses); },
                        [](const query::Either& either) { return in_nodes(either.alternatives); },
                        [](const query::Nearness& near) { return in_nodes(near.operands); },
                        [](const query::TextField& field) {
                          return Children{{Occurrence::optional, &*field.value}};
                        },
                        [](const query::QuoteField& quote) {
                          return Children{{Occurrence::optional, &*quote.value}};
                        },
                        [&](const query::Word&) { return none(); },
                        [&](const query::Phrase&) { return none(); },
                        [&](const query::LanguageField&) { return none(); },
                        [&](const query::PathField&) { return none(); },
                        [&](const query::DateField&) { return none(); },
                    },
                    node.what);
}

}  // namespace newsgrep::test
