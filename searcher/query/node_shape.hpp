#pragma once

#include "searcher/query/ast.hpp"

namespace newsgrep::query {

/// Returns true if `clause` is one of Occurrence::excluded.
bool is_excluded(const Clause& clause);

/// Returns true if `node` is SideBySide without clauses.
bool is_empty(const Node& node);

/// Returns true if `node` is SideBySide and all its clauses are excluded: `-peace -talks`.
bool only_excludes(const Node& node);

/// Returns the clause's node, at the place of `node`, if `node` is SideBySide with a single clause
/// and it is not excluded: the clause is then all that `node` asks for. Otherwise returns `node`.
Node collapsed(Node node);

}  // namespace newsgrep::query
