#include <algorithm>
#include <chrono>
#include <cstddef>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "newsgrep/query.hpp"
#include "searcher/query/ast.hpp"
#include "searcher/query/date_range.hpp"
#include "searcher/query/fields.hpp"
#include "searcher/query/lexer.hpp"
#include "searcher/query/mistakes.hpp"
#include "searcher/query/word.hpp"

namespace newsgrep {
namespace query {
namespace {

using Kind = Lexeme::Kind;

constexpr unsigned default_distance = 10;
constexpr unsigned max_distance = 1000;

/// How deep trees may get, so that whoever walks them needs no more than a moderate stack. The
/// lexer sees to brackets.
constexpr int max_field_depth = 100;
constexpr int max_near_nesting = 10;

bool is_near(Kind kind) {
  return kind == Kind::near || kind == Kind::before;
}

bool is_binary_operator(Kind kind) {
  return kind == Kind::op_or || kind == Kind::op_and || is_near(kind);
}

bool is_operator(Kind kind) {
  return is_binary_operator(kind) || kind == Kind::op_not;
}

bool is_sign(Kind kind) {
  return kind == Kind::plus || kind == Kind::minus;
}

bool begins_operand(Kind kind) {
  return !is_operator(kind) && kind != Kind::close;
}

bool ends_operand(Kind kind) {
  return kind == Kind::word || kind == Kind::phrase || kind == Kind::close;
}

/// Whether an operator has something to its right when `behind` follows it.
bool has_right_operand(Kind op, Kind behind) {
  const bool may_be_not = op == Kind::op_or || op == Kind::op_and;
  return begins_operand(behind) || (may_be_not && behind == Kind::op_not);
}

/// Takes the operators out that lack an operand, so that the parser need not look for them.
std::vector<Lexeme> without_idle_operators(const std::vector<Lexeme>& lexemes, Mistakes& mistakes) {
  std::vector<bool> idle(lexemes.size());
  Kind behind = Kind::close;
  for (auto i = lexemes.size(); i-- > 0;) {
    idle[i] = is_operator(lexemes[i].kind) && !has_right_operand(lexemes[i].kind, behind);
    if (!idle[i]) behind = lexemes[i].kind;
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
                 "nothing " + std::string(idle[i] ? "behind " : "before ") +
                     std::string(lexeme.text) + "; ignored",
                 "write it in small letters, or in quotation marks, to look for the word");
  }
  return kept;
}

bool is_excluded(const Clause& clause) {
  return clause.occurrence == Occurrence::excluded;
}

bool only_excludes(const Node& node) {
  return node.kind == Node::Kind::any && !node.clauses.empty() &&
         std::all_of(node.clauses.begin(), node.clauses.end(), is_excluded);
}

/// Alone, a clause that has to match or may match is all that its parent asks for.
Node collapsed(Node node) {
  if (node.clauses.size() != 1 || is_excluded(node.clauses.front()) ||
      node.kind == Node::Kind::field) {
    return node;
  }
  auto child = std::move(node.clauses.front().node);
  child.where = node.where;
  return child;
}

std::string mark(Field field) {
  return std::string(info(field).name) + ":";
}

/// Builds the tree by recursive descent; each function reads what its name says from the next
/// lexeme on. Nothing is what had to be left out, after saying so.
class Parser {
 public:
  Parser(std::vector<Lexeme> lexemes, const QueryOptions& options, Mistakes& mistakes)
      : lexemes_(std::move(lexemes)), options_(options), mistakes_(mistakes) {}

  Node root(std::size_t size_bytes) {
    auto node = alternatives();
    node.where = {0, size_bytes};
    if (only_excludes(node)) {
      mistakes_.add(node.where, "a query that only excludes matches nothing",
                    "add a word that the passages should have");
    }
    return node;
  }

 private:
  bool at(Kind kind) const { return next_ < lexemes_.size() && lexemes_[next_].kind == kind; }
  bool at_near() const { return next_ < lexemes_.size() && is_near(lexemes_[next_].kind); }
  bool at_sign() const { return next_ < lexemes_.size() && is_sign(lexemes_[next_].kind); }
  bool at_operand() const {
    return next_ < lexemes_.size() && begins_operand(lexemes_[next_].kind);
  }

  const Lexeme& take() { return lexemes_[next_++]; }
  bool take_if(Kind kind) {
    if (!at(kind)) return false;
    ++next_;
    return true;
  }

  /// Where the next lexeme begins.
  std::size_t here() const { return next_ < lexemes_.size() ? lexemes_[next_].where.begin : 0; }

  /// From `begin` to the end of the lexeme that was taken last.
  ByteRange span_from(std::size_t begin) const {
    return {begin, std::max(begin, next_ > 0 ? lexemes_[next_ - 1].where.end : 0)};
  }

  /// `a OR b`. Like conjunction() and side(), a node of Kind::any even for a single clause.
  Node alternatives() {
    const auto begin = here();
    auto first = conjunction();
    if (!at(Kind::op_or)) return first;

    std::vector<Node> operands;
    add_alternative(std::move(first), operands);
    while (take_if(Kind::op_or)) add_alternative(conjunction(), operands);
    if (operands.empty()) return {};
    if (operands.size() == 1) return std::move(operands.front());
    Node node;
    node.kind = Node::Kind::either;
    node.where = span_from(begin);
    for (auto& operand : operands) {
      node.clauses.push_back({Occurrence::optional, collapsed(std::move(operand))});
    }
    return node;
  }

  void add_alternative(Node operand, std::vector<Node>& operands) {
    if (operand.clauses.empty() && operand.kind == Node::Kind::any) return;
    if (only_excludes(operand)) {
      refuse_exclusion(operand.where);
    } else {
      operands.push_back(std::move(operand));
    }
  }

  void refuse_exclusion(ByteRange where) {
    mistakes_.add(where, "this part only excludes; ignored",
                  "add a word that the passages should have");
  }

  /// `a AND b NOT c`.
  Node conjunction() {
    const auto begin = here();
    Node node;
    node.kind = Node::Kind::all;
    if (!at(Kind::op_not)) {
      auto first = side();
      if (!at(Kind::op_and) && !at(Kind::op_not)) return first;
      require(std::move(first), node);
    }
    while (at(Kind::op_and) || at(Kind::op_not)) {
      take_if(Kind::op_and);
      if (take_if(Kind::op_not)) {
        exclude(side(), node);
      } else {
        require(side(), node);
      }
    }
    node.where = span_from(begin);
    return with_company(std::move(node));
  }

  static void require(Node operand, Node& all) {
    if (only_excludes(operand)) {  // `a AND -b`
      std::move(operand.clauses.begin(), operand.clauses.end(), std::back_inserter(all.clauses));
    } else if (!is_empty(operand)) {
      all.clauses.push_back({Occurrence::required, collapsed(std::move(operand))});
    }
  }

  void exclude(Node operand, Node& all) {
    if (only_excludes(operand)) {
      refuse_exclusion(operand.where);
    } else if (!is_empty(operand)) {
      all.clauses.push_back({Occurrence::excluded, collapsed(std::move(operand))});
    }
  }

  static bool is_empty(const Node& node) {
    return node.kind == Node::Kind::any && node.clauses.empty();
  }

  /// `all` if it asks for something beside something else, otherwise as what stands side by side.
  static Node with_company(Node all) {
    if (all.clauses.size() >= 2 &&
        !std::all_of(all.clauses.begin(), all.clauses.end(), is_excluded)) {
      return all;
    }
    if (all.clauses.size() == 1 && !is_excluded(all.clauses.front())) {
      auto& only = all.clauses.front();
      if (only.node.kind == Node::Kind::any) return std::move(only.node);
      only.occurrence = Occurrence::optional;
    }
    all.kind = Node::Kind::any;
    return all;
  }

  /// `a +b -c`.
  Node side() {
    const auto begin = here();
    Node node;
    while (at_operand()) {
      auto made = clause();
      if (!made) continue;
      auto& [occurrence, operand] = *made;
      if (occurrence == Occurrence::optional && only_excludes(operand)) {  // `a (-b)`
        std::move(operand.clauses.begin(), operand.clauses.end(), std::back_inserter(node.clauses));
      } else {
        node.clauses.push_back(std::move(*made));
      }
    }
    node.where = span_from(begin);
    return node;
  }

  std::optional<Clause> clause() {
    const auto begin = here();
    auto occurrence = Occurrence::optional;
    if (at_sign())
      occurrence = take().kind == Kind::plus ? Occurrence::required : Occurrence::excluded;
    auto node = nearness();
    if (!node) return std::nullopt;
    node->where = span_from(begin);
    if (occurrence != Occurrence::optional && only_excludes(*node)) {
      refuse_exclusion(node->where);
      return std::nullopt;
    }
    return Clause{occurrence, std::move(*node)};
  }

  /// `a NEAR/5 b BEFORE c`.
  std::optional<Node> nearness() {
    const auto begin = here();
    auto node = primary();
    int nesting = 0;
    while (at_near()) {
      const auto& op = take();
      auto right = right_of(op);
      if (node) node = beside(op, std::move(*node));
      if (right) right = beside(op, std::move(*right));
      if (node && right) {
        node = joined(op, std::move(*node), std::move(*right), nesting);
      } else if (right) {
        node = std::move(right);
      }
      if (node) node->where = span_from(begin);
    }
    return node;
  }

  std::optional<Node> right_of(const Lexeme& op) {
    if (!at_sign()) return primary();
    const auto& sign = take();
    auto node = primary();
    if (sign.kind == Kind::plus) {
      refuse_beside(op, sign.where, "a sign", "put it before the first of them: +a NEAR b");
      return node;
    }
    refuse_beside(op, span_from(sign.where.begin), "an excluded word", exclusion_hint);
    return std::nullopt;
  }

  void refuse_beside(const Lexeme& op, ByteRange where, const std::string& what,
                     const std::string& hint) {
    const std::string name = op.kind == Kind::near ? "NEAR" : "BEFORE";
    mistakes_.add(where, what + " cannot stand beside " + name + "; ignored", hint);
  }

  static constexpr const char* exclusion_hint = "exclude it from the query: a NEAR b -c";

  /// `node` without what has no place in a passage's text. What is in a nearness already went
  /// through here.
  std::optional<Node> beside(const Lexeme& op, Node node) {
    if (node.kind == Node::Kind::field) {
      refuse_beside(op, node.where, mark(node.field),
                    "put the field around them: title:(a NEAR b)");
      return std::nullopt;
    }
    if (node.clauses.empty() || node.kind == Node::Kind::near) return node;
    std::vector<Clause> kept;
    for (auto& [occurrence, child] : node.clauses) {
      if (occurrence == Occurrence::excluded) {
        refuse_beside(op, child.where, "an excluded word", exclusion_hint);
        continue;
      }
      if (occurrence == Occurrence::required && node.kind == Node::Kind::any) {
        refuse_beside(op, child.where, "a sign", "put AND between words that are all required");
        occurrence = Occurrence::optional;
      }
      if (auto left = beside(op, std::move(child))) kept.push_back({occurrence, std::move(*left)});
    }
    if (kept.empty()) return std::nullopt;
    node.clauses = std::move(kept);
    return collapsed(std::move(node));
  }

  /// `a NEAR/5 b` and c into one node if distance and order are the same. `nesting` counts the
  /// nodes of this chain.
  Node joined(const Lexeme& op, Node left, Node right, int& nesting) {
    const auto distance = distance_of(op);
    const bool ordered = op.kind == Kind::before;
    const bool same = left.distance == distance && left.ordered == ordered;
    if (nesting == max_near_nesting && !same) {
      mistakes_.add(op.where, "too many different distances in a row; read like the one before",
                    "put brackets around some of them");
    }
    if (nesting > 0 && (same || nesting == max_near_nesting)) {
      left.clauses.push_back({Occurrence::optional, std::move(right)});
      return left;
    }
    ++nesting;
    Node node;
    node.kind = Node::Kind::near;
    node.distance = distance;
    node.ordered = ordered;
    node.clauses.push_back({Occurrence::optional, std::move(left)});
    node.clauses.push_back({Occurrence::optional, std::move(right)});
    return node;
  }

  unsigned distance_of(const Lexeme& op) {
    const auto slash = op.text.find('/');
    if (slash == std::string_view::npos) return default_distance;
    unsigned distance = 0;
    for (const char digit : op.text.substr(slash + 1)) {
      distance = std::min(distance * 10 + static_cast<unsigned>(digit - '0'), max_distance + 1);
    }
    const auto allowed = std::clamp(distance, 1U, max_distance);
    if (allowed != distance) {
      mistakes_.add(op.where, "the distance was taken to be " + std::to_string(allowed),
                    "a distance is a number from 1 to " + std::to_string(max_distance));
    }
    return allowed;
  }

  /// A word, phrase, field or bracket.
  std::optional<Node> primary() {
    if (at(Kind::open)) return group();
    if (at(Kind::field)) return field();
    const auto begin = here();
    const auto form = take_if(Kind::written) ? WordForm::written : WordForm::any;
    if (!at(Kind::word) && !at(Kind::phrase)) return std::nullopt;
    const auto& lexeme = take();
    return lexeme.kind == Kind::word ? word_node(lexeme, form, span_from(begin))
                                     : phrase_node(lexeme, form, span_from(begin));
  }

  Node word_node(const Lexeme& lexeme, WordForm form, ByteRange where) {
    auto node = read_word(lexeme.text, lexeme.where, mistakes_);
    if (node.form == WordForm::any) node.form = default_form(form);
    node.where = where;
    const auto begin =
        lexeme.where.begin + std::min(lexeme.text.find(node.text), lexeme.text.size());
    node.text_where = {begin, std::min(begin + node.text.size(), lexeme.where.end)};
    return node;
  }

  Node phrase_node(const Lexeme& lexeme, WordForm form, ByteRange where) const {
    Node node;
    node.kind = Node::Kind::phrase;
    node.text = lexeme.text;
    node.form = default_form(form);
    node.where = where;
    return node;
  }

  WordForm default_form(WordForm typed) const {
    return options_.as_written ? WordForm::written : typed;
  }

  /// `(a OR b)`.
  std::optional<Node> group() {
    const auto& opening = take();
    const bool closed_at_once = at(Kind::close);
    auto node = alternatives();
    const auto& closing = take();
    const auto where = span_from(opening.where.begin);
    if (closed_at_once && closing.where.begin < closing.where.end) {
      mistakes_.add(where, "nothing between the brackets; ignored",
                    "put quotation marks around them if they belong to the text");
    }
    if (is_empty(node)) return std::nullopt;
    node = collapsed(std::move(node));
    node.where = where;
    return node;
  }

  /// `title:…`.
  std::optional<Node> field() {
    if (field_depth_ == max_field_depth) return without_fields();
    ++field_depth_;
    const auto begin = here();
    const auto& row = *find_field(take().text);
    Node node;
    node.kind = Node::Kind::field;
    node.field = row.field;
    const bool understood = read_value(row, begin, node);
    node.where = span_from(begin);
    --field_depth_;
    return understood ? std::optional(std::move(node)) : std::nullopt;
  }

  /// What stands behind field names that are too deep in one another.
  std::optional<Node> without_fields() {
    const auto begin = here();
    while (take_if(Kind::field)) {
    }
    mistakes_.add(span_from(begin), "fields more than a hundred deep in one another; ignored",
                  "write one field name before a word");
    return primary();
  }

  bool read_value(const FieldInfo& row, std::size_t begin, Node& field) {
    switch (row.kind) {
      case FieldKind::words:
      case FieldKind::quote:
        break;
      case FieldKind::code:
      case FieldKind::path:
      case FieldKind::dates:
        return read_plain_value(row, begin, field);
    }
    auto value = primary();
    if (!value) return false;
    if (only_excludes(*value)) {
      refuse_exclusion(value->where);
      return false;
    }
    field.clauses.push_back({Occurrence::optional, std::move(*value)});
    return true;
  }

  /// The value of a field that takes one word, or also a phrase if it is a path.
  bool read_plain_value(const FieldInfo& row, std::size_t begin, Node& field) {
    take_if(Kind::written);
    const bool is_phrase = at(Kind::phrase) && row.kind == FieldKind::path;
    if (!at(Kind::word) && !is_phrase) {
      primary();
      mistakes_.add(span_from(begin), mark(row.field) + " takes one value; ignored",
                    "write " + std::string(row.example));
      return false;
    }
    const auto& value = take();
    if (row.kind == FieldKind::dates) return read_dates(value, field);
    if (row.kind == FieldKind::code && !is_code(value.text)) {
      mistakes_.add(span_from(begin), quoted_briefly(value.text) + " is not a code; ignored",
                    "write " + std::string(row.example));
      return false;
    }
    Node node;
    node.kind = is_phrase ? Node::Kind::phrase : Node::Kind::word;
    node.text = value.text;
    node.where = value.where;
    field.clauses.push_back({Occurrence::optional, std::move(node)});
    return true;
  }

  bool read_dates(const Lexeme& value, Node& field) {
    std::string problem;
    const auto today = std::chrono::floor<std::chrono::days>(options_.now);
    const auto dates = parse_date_range(value.text, today, problem);
    if (dates) {
      field.dates = *dates;
    } else {
      mistakes_.add(value.where, problem + "; ignored", std::string(date_hint));
    }
    return dates.has_value();
  }

  std::vector<Lexeme> lexemes_;
  const QueryOptions& options_;
  Mistakes& mistakes_;
  std::size_t next_ = 0;
  int field_depth_ = 0;
};

}  // namespace
}  // namespace query

Query parse_query(std::string_view text, const QueryOptions& options) {
  Query query;
  query.text_ = text;
  query.options_ = options;
  query::Mistakes mistakes;
  auto lexemes = query::without_idle_operators(query::lex(query.text_, mistakes), mistakes);
  query::Parser parser(std::move(lexemes), options, mistakes);
  query.root_ = std::make_shared<const query::Node>(parser.root(text.size()));
  query.diagnostics_ = mistakes.take();
  return query;
}

}  // namespace newsgrep
