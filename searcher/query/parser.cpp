#include "searcher/query/parser.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsgrep/query.hpp"
#include "searcher/query/ast.hpp"
#include "searcher/query/date_range.hpp"
#include "searcher/query/fields.hpp"
#include "searcher/query/language_hint.hpp"
#include "searcher/query/lexer.hpp"
#include "searcher/query/mistakes.hpp"
#include "searcher/query/nearness.hpp"
#include "searcher/query/node_shape.hpp"
#include "searcher/query/operators.hpp"
#include "searcher/query/query_tree.hpp"
#include "searcher/query/word.hpp"

namespace newsgrep {
namespace query {
namespace {

using Kind = Lexeme::Kind;

/// Keeps the tree shallow, so that a moderate stack is enough to walk it. The lexer limits
/// brackets.
constexpr int max_field_depth = 100;

/// Returns `text` without white space around it.
std::string_view trimmed(std::string_view text) {
  constexpr std::string_view spaces = " \t\n\r";
  text.remove_prefix(std::min(text.find_first_not_of(spaces), text.size()));
  return text.substr(0, text.find_last_not_of(spaces) + 1);
}

/// Builds the tree by recursive descent. Each function reads what its comment shows, from the next
/// lexeme on; it returns nothing when it left something out, and has reported that.
class Parser {
 public:
  /// `lexemes` are the lexemes of `text`.
  Parser(std::string_view text, std::vector<Lexeme> lexemes, const QueryOptions& options,
         Mistakes& mistakes)
      : text_(text), lexemes_(std::move(lexemes)), options_(options), mistakes_(mistakes) {}

  /// The whole query.
  Node root() {
    auto node = alternatives();
    node.where = {0, text_.size()};
    if (only_excludes(node)) {
      const auto typed = quoted_briefly(trimmed(text_));
      mistakes_.add(node.where, typed + " only leaves things out; add a word to look for",
                    "For example: price " + typed);
    }
    return node;
  }

 private:
  bool at(Kind kind) const { return next_ < lexemes_.size() && lexemes_[next_].kind == kind; }
  bool at_near() const { return next_ < lexemes_.size() && is_near(lexemes_[next_].kind); }
  bool at_sign() const { return at(Kind::plus) || at(Kind::minus); }
  bool at_operand() const {
    return next_ < lexemes_.size() && begins_operand(lexemes_[next_].kind);
  }

  const Lexeme& take() { return lexemes_[next_++]; }
  bool take_if(Kind kind) {
    if (!at(kind)) return false;
    ++next_;
    return true;
  }

  /// Returns where the next lexeme begins.
  std::size_t here() const { return next_ < lexemes_.size() ? lexemes_[next_].where.begin : 0; }

  /// Returns the bytes from `begin` to the end of the lexeme that was taken last.
  ByteRange span_from(std::size_t begin) const {
    return {begin, std::max(begin, next_ > 0 ? lexemes_[next_ - 1].where.end : 0)};
  }

  /// `a OR b`. Like conjunction() and side(), gives SideBySide even for a single clause.
  Node alternatives() {
    const auto begin = here();
    auto first = conjunction();
    if (!at(Kind::op_or)) return first;

    std::vector<Node> operands;
    add_alternative(std::move(first), operands);
    while (take_if(Kind::op_or)) add_alternative(conjunction(), operands);
    if (operands.empty()) return {};
    if (operands.size() == 1) return std::move(operands.front());
    for (auto& operand : operands) operand = collapsed(std::move(operand));
    return {Either{std::move(operands)}, span_from(begin)};
  }

  void add_alternative(Node operand, std::vector<Node>& operands) {
    if (is_empty(operand)) return;
    if (only_excludes(operand)) {
      refuse_exclusion(operand.where);
    } else {
      operands.push_back(std::move(operand));
    }
  }

  void refuse_exclusion(ByteRange where) {
    mistakes_.add(where,
                  quoted_briefly(text_.substr(where.begin, where.end - where.begin)) +
                      " only leaves things out; ignored",
                  "Add a word to look for beside it");
  }

  /// `a AND b NOT c`.
  Node conjunction() {
    const auto begin = here();
    std::vector<Clause> clauses;
    if (!at(Kind::op_not)) {
      auto first = side();
      if (!at(Kind::op_and) && !at(Kind::op_not)) return first;
      require(std::move(first), clauses);
    }
    while (at(Kind::op_and) || at(Kind::op_not)) {
      take_if(Kind::op_and);
      if (take_if(Kind::op_not)) {
        exclude(side(), clauses);
      } else {
        require(side(), clauses);
      }
    }
    return conjoined(std::move(clauses), span_from(begin));
  }

  static void require(Node operand, std::vector<Clause>& clauses) {
    if (only_excludes(operand)) {  // `a AND -b`
      move_clauses(std::move(operand), clauses);
    } else if (!is_empty(operand)) {
      clauses.push_back({Occurrence::required, collapsed(std::move(operand))});
    }
  }

  void exclude(Node operand, std::vector<Clause>& clauses) {
    if (only_excludes(operand)) {
      refuse_exclusion(operand.where);
    } else if (!is_empty(operand)) {
      clauses.push_back({Occurrence::excluded, collapsed(std::move(operand))});
    }
  }

  static void move_clauses(Node side, std::vector<Clause>& to) {
    auto& clauses = std::get<SideBySide>(side.what).clauses;
    std::move(clauses.begin(), clauses.end(), std::back_inserter(to));
  }

  /// Returns a Conjunction when `clauses` ask for something beside something else; SideBySide
  /// otherwise.
  static Node conjoined(std::vector<Clause> clauses, ByteRange where) {
    const bool only_excluded = std::all_of(clauses.begin(), clauses.end(), is_excluded);
    if (clauses.size() >= 2 && !only_excluded) return {Conjunction{std::move(clauses)}, where};
    if (clauses.size() == 1 && !only_excluded) {
      auto& only = clauses.front();
      if (std::holds_alternative<SideBySide>(only.node.what)) return std::move(only.node);
      only.occurrence = Occurrence::optional;
    }
    return {SideBySide{std::move(clauses)}, where};
  }

  /// `a +b -c`.
  Node side() {
    const auto begin = here();
    std::vector<Clause> clauses;
    while (at_operand()) {
      auto made = clause();
      if (!made) continue;
      if (made->occurrence == Occurrence::optional && only_excludes(made->node)) {  // `a (-b)`
        move_clauses(std::move(made->node), clauses);
      } else {
        clauses.push_back(std::move(*made));
      }
    }
    return {SideBySide{std::move(clauses)}, span_from(begin)};
  }

  /// `a`, `+a` or `-a`.
  std::optional<Clause> clause() {
    const auto begin = here();
    auto occurrence = Occurrence::optional;
    if (at_sign()) {
      occurrence = take().kind == Kind::plus ? Occurrence::required : Occurrence::excluded;
    }
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
    NearnessBuilder builder(mistakes_);
    bool is_operand = false;  // The node was made an operand before.
    while (at_near()) {
      const auto& op = take();
      auto right = right_of(op, builder);
      if (node && !is_operand) node = builder.operand(op, std::move(*node));
      if (right) right = builder.operand(op, std::move(*right));
      is_operand = true;
      if (node && right) {
        node = builder.joined(op, std::move(*node), std::move(*right));
      } else if (right) {
        node = std::move(right);
      }
      if (node) node->where = span_from(begin);
    }
    return node;
  }

  /// What stands after `op`, which is NEAR or BEFORE.
  std::optional<Node> right_of(const Lexeme& op, NearnessBuilder& builder) {
    if (!at_sign()) return primary();
    const auto& sign = take();
    auto node = primary();
    if (sign.kind == Kind::plus) {
      builder.refuse_sign(op, sign.where);
      return node;
    }
    builder.refuse_exclusion(op, span_from(sign.where.begin));
    return std::nullopt;
  }

  /// A word, phrase, field or bracket.
  std::optional<Node> primary() {
    if (at(Kind::open)) return group();
    if (at(Kind::field)) return field();
    const auto begin = here();
    const bool as_written = take_if(Kind::written) || options_.as_written;
    if (at(Kind::word)) return word(take(), as_written, begin);
    if (!at(Kind::phrase)) return std::nullopt;
    const auto& lexeme = take();
    return Node{Phrase{std::string(lexeme.text), as_written}, span_from(begin)};
  }

  Node word(const Lexeme& lexeme, bool as_written, std::size_t begin) {
    auto word = read_word(lexeme.text, lexeme.where, mistakes_);
    if (word.form == WordForm::any && as_written) word.form = WordForm::written;
    const auto text_begin =
        lexeme.where.begin + std::min(lexeme.text.find(word.text), lexeme.text.size());
    word.text_where = {text_begin, std::min(text_begin + word.text.size(), lexeme.where.end)};
    return {std::move(word), span_from(begin)};
  }

  /// `(a OR b)`.
  std::optional<Node> group() {
    const auto& opening = take();
    const bool closed_at_once = at(Kind::close);
    auto node = alternatives();
    const auto& closing = take();
    const auto where = span_from(opening.where.begin);
    if (closed_at_once && closing.where.begin < closing.where.end) {
      mistakes_.add(where, "Nothing between the brackets; ignored",
                    "Put quotation marks around them if they belong to the text");
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
    auto node = value(*find_field(take().text), begin);
    if (node) node->where = span_from(begin);
    --field_depth_;
    return node;
  }

  /// What stands after field names that are too deep in one another.
  std::optional<Node> without_fields() {
    const auto begin = here();
    while (take_if(Kind::field)) {
    }
    mistakes_.add(span_from(begin), "More than a hundred fields inside each other; ignored",
                  "Write one field name before a word");
    return primary();
  }

  /// What stands after the field name that begins at `begin`.
  std::optional<Node> value(const FieldInfo& field, std::size_t begin) {
    switch (field.kind) {
      case FieldKind::words:
        if (auto value = any_value()) return Node{TextField{field.field, boxed(std::move(*value))}};
        break;
      case FieldKind::quote:
        if (auto value = any_value()) return Node{QuoteField{boxed(std::move(*value))}};
        break;
      case FieldKind::code:
        if (const auto* lexeme = plain_value(field, begin)) return language(*lexeme, begin);
        break;
      case FieldKind::path:
        if (const auto* lexeme = plain_value(field, begin)) {
          const bool is_literal = lexeme->kind == Kind::phrase;
          return Node{PathField{{{std::string(lexeme->text), is_literal}}}};
        }
        break;
      case FieldKind::dates:
        if (const auto* lexeme = plain_value(field, begin)) return dates(*lexeme);
        break;
    }
    return std::nullopt;
  }

  std::optional<Node> any_value() {
    auto value = primary();
    if (!value || !only_excludes(*value)) return value;
    refuse_exclusion(value->where);
    return std::nullopt;
  }

  /// One word, or also a phrase for a path; null for anything else.
  const Lexeme* plain_value(const FieldInfo& field, std::size_t begin) {
    take_if(Kind::written);
    if (at(Kind::word) || (at(Kind::phrase) && field.kind == FieldKind::path)) return &take();
    primary();
    mistakes_.add(span_from(begin), std::string(field.name) + ": takes one value; ignored",
                  "Write " + std::string(field.example));
    return nullptr;
  }

  std::optional<Node> language(const Lexeme& value, std::size_t begin) {
    if (is_code(value.text)) return Node{LanguageField{std::string(value.text)}};
    mistakes_.add(span_from(begin), quoted_briefly(value.text) + " is no language code; ignored",
                  language_hint(value.text));
    return std::nullopt;
  }

  std::optional<Node> dates(const Lexeme& value) {
    std::string problem;
    const auto today = std::chrono::floor<std::chrono::days>(options_.now);
    if (const auto days = parse_date_range(value.text, today, problem)) {
      return Node{DateField{*days}};
    }
    mistakes_.add(value.where, problem + "; ignored", std::string(date_hint));
    return std::nullopt;
  }

  std::string_view text_;
  std::vector<Lexeme> lexemes_;
  const QueryOptions& options_;
  Mistakes& mistakes_;
  std::size_t next_ = 0;
  int field_depth_ = 0;
};

}  // namespace

Node parse(std::string_view text, const QueryOptions& options, Mistakes& mistakes,
           const QueryLimits& limits) {
  auto lexemes = without_idle_operators(lex(text, mistakes, limits), mistakes);
  return Parser(text, std::move(lexemes), options, mistakes).root();
}

}  // namespace query

Query parse_query(std::string_view text, const QueryOptions& options) {
  Query query;
  query.text_ = text;
  query::Mistakes mistakes;
  auto root = query::parse(query.text_, options, mistakes);
  query.tree_ = std::make_shared<const Query::Tree>(Query::Tree{std::move(root), {}, {}, options});
  query.diagnostics_ = mistakes.take();
  return query;
}

}  // namespace newsgrep
