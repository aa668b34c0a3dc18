#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace newsgrep::test {

/// A part of a rule of a grammar.
struct Expression {
  enum class Kind {
    sequence,  ///< `a, b`
    choice,    ///< `a | b`
    optional,  ///< `[ a ]`
    repeated,  ///< `{ a }`
    except,    ///< `a - b`
    terminal,  ///< `"text"`; in any case if it ends in a colon
    special,   ///< `? words ?`
    rule,      ///< the name of a rule
  };
  Kind kind;
  std::string text;  ///< Of a terminal, special or rule.
  std::vector<Expression> parts;
};

/// The meaning of a `? special ?`. One of the three functions is set.
struct Special {
  /// Returns whether a character is one.
  std::function<bool(std::string_view character)> matches;
  std::vector<std::string> samples;  ///< Characters that match, for random texts.
  /// Returns whether the place after `text` is one; takes up no character.
  std::function<bool(std::string_view text)> holds_after;
  /// Returns whether the place before `text` is one; takes up no character.
  std::function<bool(std::string_view text)> holds_before;
};

using Specials = std::map<std::string, Special, std::less<>>;

/// A grammar in EBNF (ISO/IEC 14977): `=`, `,`, `|`, `-`, `[ ]`, `{ }`, `( )`, `? ?`, `(* *)`, `;`.
class Grammar {
 public:
  /// Throws std::runtime_error when `text` is not EBNF, or names a rule or special that is none.
  Grammar(std::string_view text, Specials specials);

  /// Returns whether `text` can be derived from `rule`, without using the rules in `banned`.
  bool derives(std::string_view rule, std::string_view text,
               const std::set<std::string, std::less<>>& banned = {}) const;

  /// Texts to use in the place of a rule when random texts are made. None: the rule is not used.
  using Replacements = std::map<std::string, std::vector<std::string>, std::less<>>;

  /// Returns a random text that can be derived from `rule`.
  std::string random_text(std::string_view rule, const Replacements& replacements,
                          std::mt19937& random) const;

 private:
  friend class Recogniser;
  friend class Generator;

  const Expression& rule(std::string_view name) const;

  std::map<std::string, Expression, std::less<>> rules_;
  Specials specials_;
};

}  // namespace newsgrep::test
