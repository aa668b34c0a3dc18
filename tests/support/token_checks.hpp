#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.hpp"
#include "text/analyzer.hpp"
#include "text/stable_hash.hpp"
#include "text/utf8.hpp"
#include "text/variants.hpp"
#include "text/written_form.hpp"

namespace newsgrep::test {

inline const text::VariantTable& shipped_variants() {
  static const text::VariantTable table;
  return table;
}

/// Returns `text` for a test report, at most 400 bytes of it; bytes that are no printable ASCII as
/// `\xHH`.
inline std::string printable(std::string_view text) {
  constexpr std::size_t max_bytes = 400;
  std::string out;
  for (const char c : text.substr(0, max_bytes)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte < 0x7F) {
      out += c;
    } else {
      constexpr std::string_view digits = "0123456789abcdef";
      out += "\\x";
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
  }
  return text.size() > max_bytes ? out + "..." : out;
}

inline std::string_view written(std::string_view text, const text::Token& token) {
  return text.substr(token.begin, token.end - token.begin);
}

/// Checks what must hold for the tokens of every text.
inline void check_tokens(std::string_view text, const std::vector<text::Token>& tokens,
                         const text::Analyzer& analyzer) {
  std::uint32_t previous_begin = 0;
  for (const text::Token& token : tokens) {
    INFO("token " << token.begin << ".." << token.end);
    REQUIRE(token.begin < token.end);
    REQUIRE(token.end <= text.size());
    REQUIRE(token.begin >= previous_begin);
    previous_begin = token.begin;
    REQUIRE(text::is_utf8(written(text, token)));

    REQUIRE(token.term != nullptr);
    const text::Term& term = *token.term;
    REQUIRE_FALSE(term.text.empty());
    REQUIRE(term.text.size() <= text::max_term_bytes);
    REQUIRE(text::is_utf8(term.text));
    REQUIRE(term.hash == text::stable_hash(term.text));
    REQUIRE(term.id < analyzer.term_count());
  }
}

/// Analyses `text`, checks everything that must hold for any text, and returns its tokens. Checked
/// are ranges and terms; that the same analyzer and a fresh one give the same tokens; that the
/// bytes of a token alone give just that token, which highlighting relies on; and the written
/// forms.
inline std::vector<text::Token> checked_tokens(
    text::Analyzer& analyzer, std::string_view text, std::string_view language = "en",
    const text::VariantTable& variants = shipped_variants()) {
  INFO("text: " << printable(text));
  std::vector<text::Token> tokens;
  analyzer.analyze(text, tokens);
  check_tokens(text, tokens, analyzer);

  std::vector<text::Token> again;
  analyzer.analyze(text, again);
  REQUIRE(again.size() == tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    REQUIRE(again[i].begin == tokens[i].begin);
    REQUIRE(again[i].end == tokens[i].end);
    REQUIRE(again[i].term == tokens[i].term);
  }

  text::Analyzer fresh(language, variants);
  const std::string copy(text);  // elsewhere in memory, and with nothing after it
  fresh.analyze(copy, again);
  check_tokens(copy, again, fresh);
  REQUIRE(again.size() == tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    REQUIRE(again[i].begin == tokens[i].begin);
    REQUIRE(again[i].end == tokens[i].end);
    REQUIRE(again[i].term->text == tokens[i].term->text);
    REQUIRE(again[i].term->stop_word == tokens[i].term->stop_word);
  }

  for (const text::Token& token : tokens) {
    INFO("alone: " << printable(written(text, token)));
    analyzer.analyze(written(text, token), again);
    REQUIRE(again.size() == 1);
    REQUIRE(again[0].term == token.term);
    REQUIRE(again[0].begin == 0);
    REQUIRE(again[0].end == token.end - token.begin);
    REQUIRE(analyzer.form(token.form) == text::written_form(written(text, token), language));
  }
  return tokens;
}

/// Returns the terms of a text, joined by spaces, after all checks of checked_tokens().
inline std::string terms_of(std::string_view text, std::string_view language = "en",
                            const text::VariantTable& variants = shipped_variants()) {
  text::Analyzer analyzer(language, variants);
  std::string terms;
  for (const text::Token& token : checked_tokens(analyzer, text, language, variants)) {
    if (!terms.empty()) terms += ' ';
    terms += token.term->text;
  }
  return terms;
}

/// Returns the bytes that the tokens of a text cover, joined by |, after all checks of
/// checked_tokens().
inline std::string written_of(std::string_view text, std::string_view language = "en",
                              const text::VariantTable& variants = shipped_variants()) {
  text::Analyzer analyzer(language, variants);
  std::string words;
  for (const text::Token& token : checked_tokens(analyzer, text, language, variants)) {
    if (!words.empty()) words += '|';
    words += written(text, token);
  }
  return words;
}

}  // namespace newsgrep::test
