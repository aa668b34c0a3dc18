#include <algorithm>
#include <utility>

#include "newsgrep/query.hpp"
#include "query/ast.hpp"
#include "query/lexer.hpp"

namespace newsgrep {

using detail::Lexeme;
using detail::Node;
using detail::Occurrence;

Query::Query() : root_(std::make_shared<const Node>()) {}

std::string Query::to_string() const {
  return detail::to_string(*root_);
}

Query parse_query(std::string_view text) {
  Query query;
  query.text_ = text;
  Node root;
  root.where = {0, text.size()};

  auto occurrence = Occurrence::optional;
  std::size_t clause_begin = 0;
  bool signed_clause = false;
  for (const auto& lexeme : detail::lex(query.text_)) {
    const bool is_sign = lexeme.kind == Lexeme::Kind::plus || lexeme.kind == Lexeme::Kind::minus;
    if (is_sign) {
      occurrence = lexeme.kind == Lexeme::Kind::plus ? Occurrence::required : Occurrence::excluded;
      clause_begin = lexeme.where.begin;
      signed_clause = true;
      continue;
    }
    if (lexeme.kind == Lexeme::Kind::unclosed_phrase) {
      query.diagnostics_.push_back({lexeme.where, "quotation mark that is never closed",
                                    "the phrase was taken to run to the end of the query"});
    }
    Node node;
    node.kind = lexeme.kind == Lexeme::Kind::word ? Node::Kind::word : Node::Kind::phrase;
    node.text = lexeme.text;
    node.where = {signed_clause ? clause_begin : lexeme.where.begin, lexeme.where.end};
    root.clauses.push_back({occurrence, std::move(node)});
    occurrence = Occurrence::optional;
    signed_clause = false;
  }

  const auto excludes = [](const detail::Clause& clause) {
    return clause.occurrence == Occurrence::excluded;
  };
  if (!root.clauses.empty() && std::all_of(root.clauses.begin(), root.clauses.end(), excludes)) {
    query.diagnostics_.push_back({root.where, "a query that only excludes matches nothing",
                                  "add a word that the passages should have"});
  }
  query.root_ = std::make_shared<const Node>(std::move(root));
  return query;
}

}  // namespace newsgrep
