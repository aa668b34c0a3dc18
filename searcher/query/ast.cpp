#include "query/ast.hpp"

namespace newsgrep::detail {
namespace {

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\') out.push_back('\\');
    out.push_back(c);
  }
  return out;
}

std::string_view sign(Occurrence occurrence) {
  switch (occurrence) {
    case Occurrence::required:
      return "+";
    case Occurrence::excluded:
      return "-";
    case Occurrence::optional:
      break;
  }
  return "";
}

}  // namespace

std::string to_string(const Node& node) {
  switch (node.kind) {
    case Node::Kind::word:
      return escaped(node.text);
    case Node::Kind::phrase:
      return '"' + escaped(node.text) + '"';
    case Node::Kind::any:
      break;
  }
  std::string out = "(any";
  for (const auto& clause : node.clauses) {
    out.append(" ").append(sign(clause.occurrence)).append(to_string(clause.node));
  }
  return out + ")";
}

}  // namespace newsgrep::detail
