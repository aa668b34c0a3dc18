#pragma once

#include <vector>

#include "searcher/query/ast.hpp"
#include "searcher/query/query_tree.hpp"

namespace newsgrep::test {

/// Returns the syntax tree of `query`; valid as long as `query`.
inline const query::Node& root_of(const Query& query) {
  return Query::Tree::of(query).root;
}

/// A node in another node, with what it means for a passage.
struct Child {
  query::Occurrence occurrence;
  const query::Node* node;
};

/// Returns the nodes in `node`; those of Either, Nearness and fields are optional.
std::vector<Child> children_of(const query::Node& node);

}  // namespace newsgrep::test
