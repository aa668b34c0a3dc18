#pragma once

#include <string>
#include <vector>

#include "newsgrep/query.hpp"
#include "searcher/query/ast.hpp"

namespace newsgrep {

/// A parsed query. Never changes, so that copies of a Query share one.
struct Query::Tree {
  query::Node root;
  std::vector<query::Node> restrictions;  ///< Fields; a passage has to match each.
  std::string left_out;                   ///< The id of a passage that does not match; or empty.
  QueryOptions options;

  /// Returns the tree of `query`; valid as long as `query` or a copy of it.
  static const Tree& of(const Query& query) { return *query.tree_; }
};

}  // namespace newsgrep
