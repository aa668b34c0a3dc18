#include "searcher/query/nearness.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "searcher/query/node_shape.hpp"

namespace newsgrep::query {
namespace {

constexpr unsigned default_distance = 10;
constexpr unsigned max_distance = 1000;

/// Keeps the tree shallow, so that a moderate stack is enough to walk it.
constexpr int max_nested = 10;

}  // namespace

void NearnessBuilder::refuse_sign(const Lexeme& op, ByteRange where) {
  refuse(op, where, "A sign", "Put it before the first word: +a NEAR b");
}

void NearnessBuilder::refuse_exclusion(const Lexeme& op, ByteRange where) {
  refuse(op, where, "An excluded word", "Exclude it from the whole query: a NEAR b -c");
}

void NearnessBuilder::refuse(const Lexeme& op, ByteRange where, const std::string& what,
                             const std::string& hint) {
  const std::string name = op.kind == Lexeme::Kind::near ? "NEAR" : "BEFORE";
  mistakes_.add(where, what + " cannot stand beside " + name + "; ignored", hint);
}

std::optional<Node> NearnessBuilder::operand(const Lexeme& op, Node node) {
  if (const auto field = field_of(node)) {
    refuse(op, node.where, std::string(info(*field).name) + ":",
           "Put the field around both words: title:(a NEAR b)");
    return std::nullopt;
  }
  if (is_empty(node)) return node;
  if (auto* side = std::get_if<SideBySide>(&node.what)) {
    return operand_side_by_side(op, std::move(*side), node.where);
  }
  if (auto* all = std::get_if<Conjunction>(&node.what)) {
    return operand_conjunction(op, std::move(*all), node.where);
  }
  if (auto* either = std::get_if<Either>(&node.what)) {
    return operand_either(op, std::move(*either), node.where);
  }
  return node;  // A word, a phrase, or a Nearness, whose operands went through here before.
}

std::optional<Node> NearnessBuilder::operand_side_by_side(const Lexeme& op, SideBySide&& side,
                                                          ByteRange where) {
  std::vector<Clause> kept;
  for (auto& [occurrence, node] : side.clauses) {
    if (occurrence == Occurrence::excluded) {
      refuse_exclusion(op, node.where);
      continue;
    }
    if (occurrence == Occurrence::required) {
      refuse(op, node.where, "A sign", "Put AND between words that are all required");
    }
    if (auto left = operand(op, std::move(node))) {
      kept.push_back({Occurrence::optional, std::move(*left)});
    }
  }
  if (kept.empty()) return std::nullopt;
  return collapsed({SideBySide{std::move(kept)}, where});
}

std::optional<Node> NearnessBuilder::operand_conjunction(const Lexeme& op, Conjunction&& all,
                                                         ByteRange where) {
  std::vector<Clause> kept;
  for (auto& [occurrence, node] : all.clauses) {
    if (occurrence == Occurrence::excluded) {
      refuse_exclusion(op, node.where);
    } else if (auto left = operand(op, std::move(node))) {
      kept.push_back({occurrence, std::move(*left)});
    }
  }
  if (kept.empty()) return std::nullopt;
  if (kept.size() > 1) return Node{Conjunction{std::move(kept)}, where};
  kept.front().node.where = where;
  return std::move(kept.front().node);
}

std::optional<Node> NearnessBuilder::operand_either(const Lexeme& op, Either&& either,
                                                    ByteRange where) {
  std::vector<Node> kept;
  for (auto& node : either.alternatives) {
    if (auto left = operand(op, std::move(node))) kept.push_back(std::move(*left));
  }
  if (kept.empty()) return std::nullopt;
  if (kept.size() > 1) return Node{Either{std::move(kept)}, where};
  kept.front().where = where;
  return std::move(kept.front());
}

Node NearnessBuilder::joined(const Lexeme& op, Node left, Node right) {
  const auto distance = distance_of(op);
  const auto order = op.kind == Lexeme::Kind::before ? Order::as_given : Order::any;
  if (auto* chain = nested_ > 0 ? std::get_if<Nearness>(&left.what) : nullptr) {
    const bool same = chain->max_distance == distance && chain->order == order;
    if (nested_ == max_nested && !same) {
      mistakes_.add(op.where, "Too many different distances in a row; read as the one before",
                    "Put brackets around some of them");
    }
    if (same || nested_ == max_nested) {
      chain->operands.push_back(std::move(right));
      return left;
    }
  }
  ++nested_;
  Nearness near{{}, distance, order};
  near.operands.push_back(std::move(left));
  near.operands.push_back(std::move(right));
  return {std::move(near), {}};
}

unsigned NearnessBuilder::distance_of(const Lexeme& op) {
  const auto slash = op.text.find('/');
  if (slash == std::string_view::npos) return default_distance;
  unsigned distance = 0;
  for (const char digit : op.text.substr(slash + 1)) {
    distance = std::min(distance * 10 + static_cast<unsigned>(digit - '0'), max_distance + 1);
  }
  const auto allowed = std::clamp(distance, 1U, max_distance);
  if (allowed != distance) {
    mistakes_.add(op.where, "Distance read as " + std::to_string(allowed),
                  "Write a distance from 1 to " + std::to_string(max_distance));
  }
  return allowed;
}

}  // namespace newsgrep::query
