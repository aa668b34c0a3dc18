#include "searcher/query/operators.hpp"

#include <cstddef>
#include <string>

namespace newsgrep::query {
namespace {

using Kind = Lexeme::Kind;

bool is_binary_operator(Kind kind) {
  return kind == Kind::op_or || kind == Kind::op_and || is_near(kind);
}

bool ends_operand(Kind kind) {
  return kind == Kind::word || kind == Kind::phrase || kind == Kind::close;
}

/// Returns true if `op` has something to its right when `after` follows it.
bool has_right_operand(Kind op, Kind after) {
  const bool may_be_not = op == Kind::op_or || op == Kind::op_and;
  return begins_operand(after) || (may_be_not && after == Kind::op_not);
}

}  // namespace

bool is_near(Kind kind) {
  return kind == Kind::near || kind == Kind::before;
}

bool is_operator(Kind kind) {
  return is_binary_operator(kind) || kind == Kind::op_not;
}

bool begins_operand(Kind kind) {
  return !is_operator(kind) && kind != Kind::close;
}

std::vector<Lexeme> without_idle_operators(const std::vector<Lexeme>& lexemes, Mistakes& mistakes) {
  std::vector<bool> idle(lexemes.size());
  Kind after = Kind::close;
  for (auto i = lexemes.size(); i-- > 0;) {
    idle[i] = is_operator(lexemes[i].kind) && !has_right_operand(lexemes[i].kind, after);
    if (!idle[i]) after = lexemes[i].kind;
  }

  std::vector<Lexeme> kept;
  for (std::size_t i = 0; i < lexemes.size(); ++i) {
    const auto& lexeme = lexemes[i];
    const bool nothing_before =
        is_binary_operator(lexeme.kind) && (kept.empty() || !ends_operand(kept.back().kind));
    if (!idle[i] && !nothing_before) {
      kept.push_back(lexeme);
      continue;
    }
    mistakes.add(lexeme.where,
                 std::string(lexeme.text) + " needs a word " + (idle[i] ? "after" : "before") +
                     " it; ignored",
                 "Write it in small letters or in quotation marks to look for the word");
  }
  return kept;
}

}  // namespace newsgrep::query
