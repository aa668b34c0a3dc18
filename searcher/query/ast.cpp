#include "searcher/query/ast.hpp"

#include <cstddef>
#include <string_view>

#include "searcher/query/overloaded.hpp"
#include "text/ascii.hpp"

namespace newsgrep::query {
namespace {

bool is_one_of(char c, std::string_view characters) {
  return characters.find(c) != std::string_view::npos;
}

/// Returns where a `*` or `~` stands that would make a wildcard or fuzzy word of a plain one; the
/// size of `text` when none does.
std::size_t mark_at(std::string_view text) {
  if (text.size() < 2) return text.size();
  if (is_one_of(text.back(), "*~")) return text.size() - 1;
  const bool tilde_and_digit = text::is_ascii_digit(text.back()) && text[text.size() - 2] == '~';
  return tilde_and_digit ? text.size() - 2 : text.size();
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

/// Appends nodes to a string.
class Printer {
 public:
  explicit Printer(std::string& out) : out_(out) {}

  void print(const Node& node) { std::visit(*this, node.what); }

  void operator()(const Word& word) {
    if (word.form == WordForm::written) out_.push_back('=');
    print_word(word.text);
    if (word.form == WordForm::prefix) out_.push_back('*');
    if (word.form == WordForm::fuzzy) out_.push_back('~');
    if (word.max_edits > 0) out_ += std::to_string(word.max_edits);
  }

  void operator()(const Phrase& phrase) {
    if (phrase.as_written) out_.push_back('=');
    print_phrase(phrase.text);
  }

  void operator()(const SideBySide& side) { print_clauses("any", side.clauses); }
  void operator()(const Conjunction& all) { print_clauses("all", all.clauses); }
  void operator()(const Either& either) { print_nodes("either", either.alternatives); }

  void operator()(const Nearness& near) {
    const std::string name = near.order == Order::as_given ? "before/" : "near/";
    print_nodes(name + std::to_string(near.max_distance), near.operands);
  }

  void operator()(const TextField& field) { print_field(field.field, *field.value); }
  void operator()(const QuoteField& quote) { print_field(Field::quote, *quote.value); }

  void operator()(const LanguageField& language) {
    open(info(Field::lang).name);
    out_.append(" ").append(language.code);
    close();
  }

  void operator()(const PathField& path) {
    open(info(Field::path).name);
    out_.append(" ");
    if (path.patterns.size() == 1) {
      print_pattern(path.patterns.front());
    } else {
      open("either");
      for (const auto& pattern : path.patterns) {
        out_.append(" ");
        print_pattern(pattern);
      }
      close();
    }
    close();
  }

  void operator()(const DateField& date) {
    open(info(Field::date).name);
    out_.append(" ").append(text::to_string(date.days.first));
    out_.append("..").append(text::to_string(date.days.last));
    close();
  }

 private:
  void open(std::string_view name) { out_.append("(").append(name); }
  void close() { out_.push_back(')'); }

  void print_clauses(std::string_view name, const std::vector<Clause>& clauses) {
    open(name);
    for (const auto& [occurrence, node] : clauses) {
      out_.append(" ").append(sign(occurrence));
      print(node);
    }
    close();
  }

  void print_nodes(std::string_view name, const std::vector<Node>& nodes) {
    open(name);
    for (const auto& node : nodes) {
      out_.append(" ");
      print(node);
    }
    close();
  }

  void print_field(Field field, const Node& value) {
    open(info(field).name);
    out_.append(" ");
    print(value);
    close();
  }

  void print_pattern(const PathPattern& pattern) {
    pattern.is_literal ? print_phrase(pattern.text) : print_word(pattern.text);
  }

  void print_phrase(const std::string& text) {
    out_.push_back('"');
    for (const char c : text) {
      if (is_one_of(c, "\"\\")) out_.push_back('\\');
      out_.push_back(c);
    }
    out_.push_back('"');
  }

  void print_word(const std::string& text) {
    const auto mark = mark_at(text);
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool leading_sign = i == 0 && text.size() > 1 && is_one_of(text[i], "+-=");
      if (leading_sign || i == mark || is_one_of(text[i], "\"\\()")) out_.push_back('\\');
      out_.push_back(text[i]);
    }
  }

  std::string& out_;
};

}  // namespace

std::optional<Field> field_of(const Node& node) {
  return std::visit(Overloaded{
                        [](const TextField& field) -> std::optional<Field> { return field.field; },
                        [](const QuoteField&) -> std::optional<Field> { return Field::quote; },
                        [](const LanguageField&) -> std::optional<Field> { return Field::lang; },
                        [](const PathField&) -> std::optional<Field> { return Field::path; },
                        [](const DateField&) -> std::optional<Field> { return Field::date; },
                        [](const SideBySide&) -> std::optional<Field> { return std::nullopt; },
                        [](const Word&) -> std::optional<Field> { return std::nullopt; },
                        [](const Phrase&) -> std::optional<Field> { return std::nullopt; },
                        [](const Either&) -> std::optional<Field> { return std::nullopt; },
                        [](const Conjunction&) -> std::optional<Field> { return std::nullopt; },
                        [](const Nearness&) -> std::optional<Field> { return std::nullopt; },
                    },
                    node.what);
}

std::string to_string(const Node& node) {
  std::string out;
  Printer(out).print(node);
  return out;
}

}  // namespace newsgrep::query
