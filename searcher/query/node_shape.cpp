#include "searcher/query/node_shape.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace newsgrep::query {

bool is_excluded(const Clause& clause) {
  return clause.occurrence == Occurrence::excluded;
}

bool is_empty(const Node& node) {
  const auto* side = std::get_if<SideBySide>(&node.what);
  return side != nullptr && side->clauses.empty();
}

bool only_excludes(const Node& node) {
  const auto* side = std::get_if<SideBySide>(&node.what);
  return side != nullptr && !side->clauses.empty() &&
         std::all_of(side->clauses.begin(), side->clauses.end(), is_excluded);
}

Node collapsed(Node node) {
  auto* side = std::get_if<SideBySide>(&node.what);
  if (side == nullptr || side->clauses.size() != 1 || is_excluded(side->clauses.front())) {
    return node;
  }
  auto child = std::move(side->clauses.front().node);
  child.where = node.where;
  return child;
}

}  // namespace newsgrep::query
