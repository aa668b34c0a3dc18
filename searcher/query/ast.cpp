#include "searcher/query/ast.hpp"

#include <cstddef>
#include <string_view>

#include "text/ascii.hpp"

namespace newsgrep::query {
namespace {

bool is_one_of(char c, std::string_view characters) {
  return characters.find(c) != std::string_view::npos;
}

void append_phrase(const std::string& text, std::string& out) {
  out.push_back('"');
  for (const char c : text) {
    if (is_one_of(c, "\"\\")) out.push_back('\\');
    out.push_back(c);
  }
  out.push_back('"');
}

/// Where a `*` or `~` stands that would make a wildcard or fuzzy word of a plain one.
std::size_t mark_at(std::string_view text) {
  if (text.size() < 2) return text.size();
  if (is_one_of(text.back(), "*~")) return text.size() - 1;
  const bool tilde_and_digit = text::is_ascii_digit(text.back()) && text[text.size() - 2] == '~';
  return tilde_and_digit ? text.size() - 2 : text.size();
}

void append_word(const std::string& text, std::string& out) {
  const auto mark = mark_at(text);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool leading_sign = i == 0 && text.size() > 1 && is_one_of(text[i], "+-=");
    if (leading_sign || i == mark || is_one_of(text[i], "\"\\()")) out.push_back('\\');
    out.push_back(text[i]);
  }
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

/// What stands behind the opening bracket of a node with clauses.
std::string head(const Node& node) {
  switch (node.kind) {
    case Node::Kind::either:
      return "either";
    case Node::Kind::all:
      return "all";
    case Node::Kind::near:
      return (node.ordered ? "before/" : "near/") + std::to_string(node.distance);
    case Node::Kind::field:
      return std::string(info(node.field).name);
    case Node::Kind::any:
    case Node::Kind::word:
    case Node::Kind::phrase:
      break;
  }
  return "any";
}

void append(const Node& node, std::string& out) {
  const bool is_word = node.kind == Node::Kind::word;
  if (is_word || node.kind == Node::Kind::phrase) {
    if (node.form == WordForm::written) out.push_back('=');
    is_word ? append_word(node.text, out) : append_phrase(node.text, out);
    if (node.form == WordForm::prefix) out.push_back('*');
    if (node.form == WordForm::fuzzy) out.push_back('~');
    if (node.max_edits > 0) out += std::to_string(node.max_edits);
    return;
  }
  out.append("(").append(head(node));
  if (node.kind == Node::Kind::field && info(node.field).kind == FieldKind::dates) {
    out.append(" ").append(text::to_string(node.dates.first));
    out.append("..").append(text::to_string(node.dates.last));
  }
  for (const auto& [occurrence, child] : node.clauses) {
    out.append(" ").append(sign(occurrence));
    append(child, out);
  }
  out.push_back(')');
}

}  // namespace

std::string to_string(const Node& node) {
  std::string out;
  append(node, out);
  return out;
}

}  // namespace newsgrep::query
