#pragma once

#include "searcher/query/ast.hpp"

namespace newsgrep::query {

/// Whether `clause` is one of Occurrence::excluded.
bool is_excluded(const Clause& clause);

/// Whether `node` is SideBySide without clauses.
bool is_empty(const Node& node);

/// Whether `node` is SideBySide and all its clauses are excluded: `-peace -talks`.
bool only_excludes(const Node& node);

/// Returns the node of the only clause when `node` is SideBySide with one that is not excluded,
/// since alone it is all that `node` asks for; otherwise `node`.
Node collapsed(Node node);

}  // namespace newsgrep::query
