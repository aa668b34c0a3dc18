#include "searcher/query/lexer.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include "searcher/query/fields.hpp"
#include "text/ascii.hpp"
#include "text/character_class.hpp"
#include "text/utf8.hpp"

namespace newsgrep::query {
namespace {

/// Double quotes that people type or paste; any of them closes a phrase that any of them opened.
constexpr std::array<std::string_view, 5> quotes = {"\"", "\u201C", "\u201D", "\u201E", "\u201F"};

/// White space between the words of a query; no-break and ideographic spaces come with pasted text.
constexpr std::array<std::string_view, 8> spaces = {" ",  "\t", "\n",     "\r",
                                                    "\v", "\f", "\u00A0", "\u3000"};

constexpr std::size_t max_bracket_depth = 100;

/// Returns the size of the candidate that `text` starts with; 0 when it starts with none.
template <std::size_t size>
std::size_t starts_with_any(std::string_view text,
                            const std::array<std::string_view, size>& candidates) {
  for (const auto candidate : candidates) {
    if (text.starts_with(candidate)) return candidate.size();
  }
  return 0;
}

bool is_space_or_end(std::string_view text) {
  return text.empty() || starts_with_any(text, spaces) > 0;
}

/// Returns true if a run of characters without white space and quotes ends before `text`.
bool ends_run(std::string_view text) {
  if (text.empty()) return true;
  const bool usual = text[0] > ' ' && text[0] <= '~' && text[0] != '"';  // Nearly all of a query.
  return !usual && (starts_with_any(text, spaces) > 0 || starts_with_any(text, quotes) > 0);
}

/// Returns true if `+` or `-` right before `text` is a sign of it; it is not in `a - b` and
/// `--help`.
bool takes_sign(std::string_view text) {
  return !is_space_or_end(text) && text[0] != '+' && text[0] != '-' && text[0] != ')';
}

/// Returns true if `=` right before `text` is a sign of it; it is not in `a = b` and `a == b`.
bool takes_written(std::string_view text) {
  return !is_space_or_end(text) && text[0] != '=' && text[0] != '(' && text[0] != ')';
}

/// Returns how many ASCII letters `text` starts with.
std::size_t leading_letters(std::string_view text) {
  const auto* end = std::find_if_not(text.begin(), text.end(), text::is_ascii_letter);
  return static_cast<std::size_t>(end - text.begin());
}

struct Operator {
  std::string_view name;
  Lexeme::Kind kind;
  bool takes_distance;
};

constexpr std::array operators = {
    Operator{"AND", Lexeme::Kind::op_and, false},   Operator{"OR", Lexeme::Kind::op_or, false},
    Operator{"NOT", Lexeme::Kind::op_not, false},   Operator{"NEAR", Lexeme::Kind::near, true},
    Operator{"BEFORE", Lexeme::Kind::before, true},
};

/// Returns the size of a distance (`/5`) that `text` starts with; 0 when there is none.
std::size_t leading_distance(std::string_view text) {
  if (!text.starts_with('/')) return 0;
  const auto* end = std::find_if_not(text.begin() + 1, text.end(), text::is_ascii_digit);
  const auto size = static_cast<std::size_t>(end - text.begin());
  return size > 1 ? size : 0;
}

std::string field_names() {
  std::string names;
  for (const auto& field : fields()) {
    if (!names.empty()) names += ", ";
    names.append(field.name).append(":");
  }
  return names;
}

class Lexer {
 public:
  Lexer(std::string_view text, Mistakes& mistakes, const QueryLimits& limits)
      : text_(text), whole_size_(text.size()), mistakes_(mistakes), words_left_(limits.words) {
    if (text.size() <= limits.bytes) return;
    const auto fits = text.substr(0, text::character_boundary(text, limits.bytes));
    const auto space = fits.find_last_of(" \t\r\n");
    cut(space == std::string_view::npos ? fits.size() : space,
        "The query is too long; read up to here");
  }

  std::vector<Lexeme> lex() {
    while (at_ < text_.size()) {
      if (!(skip_space() || take_sign() || take_bracket() || take_written() || take_operator() ||
            take_field() || take_phrase())) {
        take_word();
      }
    }
    close_open_brackets();
    return std::move(lexemes_);
  }

 private:
  /// What may stand here.
  enum class Place {
    clause,  ///< Anything: at the start, after white space or an opening bracket.
    value,   ///< Anything but a sign or operator: after a sign or field name.
    text,    ///< A word or phrase: after `=`.
    after,   ///< An operator, or another word or phrase: right after a word or phrase.
  };

  struct Bracket {
    enum class Kind {
      group,
      too_deep,
      in_word,  ///< As in `f(x)`.
    };
    Kind kind;
    std::size_t at;
  };

  /// Leaves out what begins at `at`, and reports it.
  void cut(std::size_t at, std::string message) {
    text_ = text_.substr(0, at);
    is_cut_ = true;
    mistakes_.add_limit({at, whole_size_}, std::move(message), "Ask in several shorter queries");
  }

  /// Returns true if another word or phrase may be read; else ends the query here.
  bool may_take_word() {
    if (words_left_ > 0) return words_left_-- > 0;
    cut(at_, "The query has too many words; read up to here");
    return false;
  }

  std::string_view rest() const { return text_.substr(at_); }
  bool quote_here() const { return starts_with_any(rest(), quotes) > 0; }
  bool begins_value() const { return place_ == Place::clause || place_ == Place::value; }
  bool in_bracket(Bracket::Kind kind) const {
    return !brackets_.empty() && brackets_.back().kind == kind;
  }

  /// Adds a lexeme of the next `size` bytes and passes them.
  void add(Lexeme::Kind kind, std::size_t size, Place next) {
    lexemes_.push_back({kind, text_.substr(at_, size), {at_, at_ + size}});
    pass(size, next);
  }

  void pass(std::size_t size, Place next) {
    at_ += size;
    place_ = next;
  }

  bool skip_space() {
    const auto size = starts_with_any(rest(), spaces);
    if (size == 0) return false;
    pass(size, Place::clause);
    return true;
  }

  /// A sign stands only at the start and after white space or a bracket, not in `cease-fire`.
  bool take_sign() {
    const char sign = text_[at_];
    if (place_ != Place::clause || (sign != '+' && sign != '-') || !takes_sign(rest().substr(1))) {
      return false;
    }
    add(sign == '+' ? Lexeme::Kind::plus : Lexeme::Kind::minus, 1, Place::value);
    return true;
  }

  bool take_written() {
    if (!begins_value() || text_[at_] != '=' || !takes_written(rest().substr(1))) return false;
    add(Lexeme::Kind::written, 1, Place::text);
    return true;
  }

  bool take_bracket() {
    if (text_[at_] == '(') return take_opening();
    return text_[at_] == ')' && take_closing();
  }

  bool take_opening() {
    const bool after_group = !lexemes_.empty() && lexemes_.back().kind == Lexeme::Kind::close &&
                             lexemes_.back().where.end == at_;
    if (!begins_value() && !after_group) return false;
    if (depth_ == max_bracket_depth) {
      if (!reported_too_deep_) {
        mistakes_.add({at_, at_ + 1}, "More than a hundred brackets inside each other; ignored",
                      "Use fewer brackets");
      }
      reported_too_deep_ = true;
      brackets_.push_back({Bracket::Kind::too_deep, at_});
      pass(1, place_ == Place::value ? Place::value : Place::clause);
      return true;
    }
    ++depth_;
    brackets_.push_back({Bracket::Kind::group, at_});
    add(Lexeme::Kind::open, 1, Place::clause);
    return true;
  }

  bool take_closing() {
    if (brackets_.empty()) {
      if (in_emoticon()) return false;
      const auto begin = at_;
      pass(std::min(rest().find_first_not_of(')'), rest().size()), Place::after);
      mistakes_.add({begin, at_}, "Closing bracket without an opening one; ignored",
                    "Put quotation marks around it if it belongs to the text");
      return true;
    }
    if (in_bracket(Bracket::Kind::in_word)) return false;
    const bool group = in_bracket(Bracket::Kind::group);
    brackets_.pop_back();
    if (!group) {
      pass(1, Place::after);
      return true;
    }
    --depth_;
    add(Lexeme::Kind::close, 1, Place::after);
    return true;
  }

  /// Returns true if the characters around here, up to white space and quotes, are only
  /// punctuation, but not only brackets: `:)`.
  bool in_emoticon() {
    look_at_run();
    return !run_has_letters_ && run_has_other_signs_;
  }

  /// Looks at the run of characters without white space and quotes that starts here, once.
  void look_at_run() {
    if (at_ < run_end_) return;
    run_end_ = at_;
    run_has_letters_ = run_has_other_signs_ = false;
    while (!ends_run(text_.substr(run_end_))) {
      const char first = text_[run_end_];
      const auto kind = text::classify(text::next_code_point(text_, run_end_));
      run_has_letters_ |= kind == text::CharClass::letter || kind == text::CharClass::digit ||
                          kind == text::CharClass::spaceless;
      run_has_other_signs_ |= first != '(' && first != ')';
    }
  }

  bool take_operator() {
    if (place_ != Place::clause && place_ != Place::after) return false;
    const auto letters = rest().substr(0, leading_letters(rest().substr(0, max_operator_bytes)));
    for (const auto& candidate : operators) {
      if (letters != candidate.name) continue;
      auto size = letters.size();
      if (candidate.takes_distance) size += leading_distance(rest().substr(size));
      const auto after = rest().substr(size);
      if (!ends_run(after) && after[0] != '(' && after[0] != ')') return false;
      add(candidate.kind, size, Place::clause);
      return true;
    }
    return false;
  }

  bool take_field() {
    if (!begins_value()) return false;
    const auto name = rest().substr(0, leading_letters(rest()));
    const auto after = rest().substr(name.size());
    if (name.empty() || !after.starts_with(':')) return false;
    const auto value = after.substr(1);
    if (value.starts_with(':')) return false;
    const bool empty = is_space_or_end(value) || value[0] == ')';
    if (!find_field(name)) return !empty && refuse_field(name, value);

    const ByteRange where{at_, at_ + name.size() + 1};
    if (empty) {
      if (!may_take_word()) return true;
      mistakes_.add(where, std::string(name) + ": needs a value after it; read as a word",
                    "Write the value right after the colon");
    }
    lexemes_.push_back({empty ? Lexeme::Kind::word : Lexeme::Kind::field, name, where});
    pass(name.size() + 1, empty ? Place::after : Place::value);
    return true;
  }

  /// Reports a name that is no field. It is read as a word with what follows, up to a bracket that
  /// may open there.
  bool refuse_field(std::string_view name, std::string_view value) {
    if (place_ == Place::value && lexemes_.back().kind == Lexeme::Kind::field) return false;
    if (name.size() < 2 || value[0] == '/') return false;
    mistakes_.add({at_, at_ + name.size() + 1},
                  "No field is called " + quoted_briefly(name) + "; read as a word",
                  "The fields are " + field_names());
    if (value[0] != '(') return false;
    if (!may_take_word()) return true;
    add(Lexeme::Kind::word, name.size() + 1, Place::value);
    return true;
  }

  bool take_phrase() {
    const auto opening = starts_with_any(rest(), quotes);
    if (opening == 0) return false;
    if (!may_take_word()) return true;
    const auto begin = at_;
    at_ += opening;
    const auto inner = at_;
    while (at_ < text_.size() && !quote_here()) ++at_;
    const auto closing = starts_with_any(rest(), quotes);
    const ByteRange where{begin, at_ + closing};
    if (closing == 0 && !is_cut_) {
      mistakes_.add(where, "Missing closing quotation mark; read to the end",
                    "Put a quotation mark after the phrase");
    }
    lexemes_.push_back({Lexeme::Kind::phrase, text_.substr(inner, at_ - inner), where});
    pass(closing, Place::after);
    return true;
  }

  void take_word() {
    if (!may_take_word()) return;
    const auto begin = at_;
    look_at_run();
    while (!ends_run(rest())) {
      if (text_[at_] == '(' && run_has_letters_) {
        brackets_.push_back({Bracket::Kind::in_word, at_});
      } else if (text_[at_] == ')') {
        if (in_bracket(Bracket::Kind::in_word)) {
          brackets_.pop_back();
        } else if (!brackets_.empty() || !in_emoticon()) {
          break;
        }
      }
      ++at_;
    }
    lexemes_.push_back({Lexeme::Kind::word, text_.substr(begin, at_ - begin), {begin, at_}});
    place_ = Place::after;
  }

  void close_open_brackets() {
    for (; !brackets_.empty(); brackets_.pop_back()) {
      const auto& [kind, at] = brackets_.back();
      if (kind != Bracket::Kind::group) continue;
      if (!is_cut_) {
        mistakes_.add({at, at + 1}, "Missing closing bracket; read to the end",
                      "Put a ) where the bracket ends");
      }
      add(Lexeme::Kind::close, 0, Place::after);
    }
  }

  static constexpr std::size_t max_operator_bytes = 7;  // One more than the longest name has.

  std::string_view text_;         // What is read.
  const std::size_t whole_size_;  // Bytes of the query.
  Mistakes& mistakes_;
  std::size_t words_left_;
  bool is_cut_ = false;
  std::vector<Lexeme> lexemes_;
  std::size_t at_ = 0;
  Place place_ = Place::clause;
  std::vector<Bracket> brackets_;  // The open ones, innermost last.
  std::size_t depth_ = 0;          // How many of them are groups.
  bool reported_too_deep_ = false;
  std::size_t run_end_ = 0;  // The end of the run that was looked at last.
  bool run_has_letters_ = false;
  bool run_has_other_signs_ = false;
};

}  // namespace

std::vector<Lexeme> lex(std::string_view text, Mistakes& mistakes, const QueryLimits& limits) {
  return Lexer(text, mistakes, limits).lex();
}

}  // namespace newsgrep::query
