#include <string>
#include <string_view>

#include "searcher/query/plan.hpp"

namespace newsgrep::query {
namespace {

using Kind = PlanNode::Kind;

std::string_view name(const PlanNode& node) {
  switch (node.kind) {
    case Kind::any:
      return "any";
    case Kind::all:
      return "all";
    case Kind::maybe:
      return "maybe";
    case Kind::without:
      return "without";
    case Kind::near:
      return node.ordered ? "before" : "near";
    case Kind::filter:
      return info(node.field).name;
    case Kind::passage:
      return "passage";
    case Kind::nothing:
    case Kind::sequence:
      break;
  }
  return "nothing";
}

std::string to_string(const PlannedWord& word) {
  if (word.pattern) return word.pattern->to_string();
  return word.terms.empty() ? "" : word.terms.front().text;
}

std::string sequence_to_string(const PlanNode& node) {
  std::string out;
  for (const auto& word : node.sequence) out.append(out.empty() ? "" : " ").append(to_string(word));
  if (node.sequence.size() > 1) out = "[" + out + "]";
  if (node.quoted) out.insert(0, "quote:");
  for (std::size_t i = 0; i < node.languages.size(); ++i) {
    out.append(i == 0 ? "@" : ",").append(node.languages[i]);
  }
  return out;
}

}  // namespace

std::string to_string(const PlanNode& node) {
  if (node.kind == Kind::sequence) return sequence_to_string(node);
  std::string out = "(";
  out.append(name(node));
  if (node.kind == Kind::near) out.append("/").append(std::to_string(node.distance));
  if (node.kind == Kind::filter && node.children.empty()) {
    const bool dates = info(node.field).kind == FieldKind::dates;
    out.append(" ").append(dates ? text::to_string(node.dates.first) + ".." +
                                       text::to_string(node.dates.last)
                                 : node.value);
  }
  if (node.kind == Kind::passage) out.append(" ").append(node.value);
  for (const auto& child : node.children) out.append(" ").append(to_string(child));
  return out + ")";
}

}  // namespace newsgrep::query
