#include "query/lexer.hpp"

#include <array>

namespace newsgrep::detail {
namespace {

/// Double quotes that people type or paste; any of them closes a phrase that any of them opened.
constexpr std::array<std::string_view, 5> quotes = {"\"", "\u201C", "\u201D", "\u201E", "\u201F"};

/// White space between the words of a query; the no-break and ideographic spaces come by pasting.
constexpr std::array<std::string_view, 8> spaces = {" ",  "\t", "\n",     "\r",
                                                    "\v", "\f", "\u00A0", "\u3000"};

/// How many bytes at the front of `text` are one of `candidates`; 0 when none is.
template <std::size_t size>
std::size_t starts_with_any(std::string_view text,
                            const std::array<std::string_view, size>& candidates) {
  for (const auto candidate : candidates) {
    if (text.starts_with(candidate)) return candidate.size();
  }
  return 0;
}

/// Whether a sign directly before `text` says something about it: not in `a - b`, nor in `--help`.
bool takes_sign(std::string_view text) {
  return !text.empty() && starts_with_any(text, spaces) == 0 && text[0] != '+' && text[0] != '-';
}

}  // namespace

std::vector<Lexeme> lex(std::string_view text) {
  std::vector<Lexeme> lexemes;
  const auto add = [&](Lexeme::Kind kind, std::size_t begin, std::size_t end, ByteRange where) {
    lexemes.push_back({kind, text.substr(begin, end - begin), where});
  };

  std::size_t at = 0;
  bool sign_allowed = true;  // At the start and after white space: `cease-fire` holds no exclusion.
  while (at < text.size()) {
    const auto rest = text.substr(at);
    if (const auto space = starts_with_any(rest, spaces); space > 0) {
      at += space;
      sign_allowed = true;
      continue;
    }
    if (sign_allowed && (rest[0] == '+' || rest[0] == '-') && takes_sign(rest.substr(1))) {
      const auto kind = rest[0] == '+' ? Lexeme::Kind::plus : Lexeme::Kind::minus;
      add(kind, at, at + 1, {at, at + 1});
      ++at;
      sign_allowed = false;
      continue;
    }
    sign_allowed = false;

    const auto begin = at;
    if (const auto quote = starts_with_any(rest, quotes); quote > 0) {
      at += quote;
      const auto inner = at;
      std::size_t closing = 0;
      while (at < text.size() && (closing = starts_with_any(text.substr(at), quotes)) == 0) ++at;
      const auto kind = closing > 0 ? Lexeme::Kind::phrase : Lexeme::Kind::unclosed_phrase;
      add(kind, inner, at, {begin, at + closing});
      at += closing;
      continue;
    }
    while (at < text.size() && starts_with_any(text.substr(at), spaces) == 0 &&
           starts_with_any(text.substr(at), quotes) == 0) {
      ++at;
    }
    add(Lexeme::Kind::word, begin, at, {begin, at});
  }
  return lexemes;
}

}  // namespace newsgrep::detail
