#pragma once

#include <optional>
#include <string>

#include "searcher/query/ast.hpp"
#include "searcher/query/lexer.hpp"
#include "searcher/query/mistakes.hpp"

namespace newsgrep::query {

/// Builds the node of `a NEAR/5 b BEFORE c`, operator by operator; use one for each such chain.
class NearnessBuilder {
 public:
  explicit NearnessBuilder(Mistakes& mistakes) : mistakes_(mistakes) {}

  /// Reports that a `+` at `where` cannot stand after `op`.
  void refuse_sign(const Lexeme& op, ByteRange where);

  /// Reports that the excluded word at `where` cannot stand after `op`.
  void refuse_exclusion(const Lexeme& op, ByteRange where);

  /// Returns `node` as an operand of `op`: without fields, signs and exclusions, which it reports.
  /// Nothing when nothing is left.
  std::optional<Node> operand(const Lexeme& op, Node node);

  /// Returns `left op right`. When `left` is from this chain and has the same distance and order,
  /// `right` becomes an operand of it.
  Node joined(const Lexeme& op, Node left, Node right);

 private:
  std::optional<Node> operand_side_by_side(const Lexeme& op, SideBySide&& side, ByteRange where);
  std::optional<Node> operand_conjunction(const Lexeme& op, Conjunction&& all, ByteRange where);
  std::optional<Node> operand_either(const Lexeme& op, Either&& either, ByteRange where);
  void refuse(const Lexeme& op, ByteRange where, const std::string& what, const std::string& hint);
  unsigned distance_of(const Lexeme& op);

  Mistakes& mistakes_;
  int nested_ = 0;  ///< Nearness nodes of this chain, inside each other.
};

}  // namespace newsgrep::query
