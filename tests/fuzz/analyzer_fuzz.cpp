#include <cstdint>
#include <string_view>
#include <vector>

#include "tests/support/require.hpp"
#include "text/analyzer.hpp"
#include "text/variants.hpp"
#include "text/written_form.hpp"

using newsgrep::test::require;
using newsgrep::text::Analyzer;
using newsgrep::text::Token;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const newsgrep::text::VariantTable variants;
  if (size == 0) return 0;
  static constexpr std::string_view languages[] = {"en", "de", "fr", "ru", "zh"};
  const auto language = languages[data[0] % std::size(languages)];
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);

  newsgrep::text::Analyzer first(language, variants);
  newsgrep::text::Analyzer second(language, variants);
  std::vector<newsgrep::text::Token> tokens;
  std::vector<newsgrep::text::Token> again;
  std::vector<newsgrep::text::Token> elsewhere;
  first.analyze(text, tokens);
  first.analyze(text, again);
  second.analyze(text, elsewhere);
  require(tokens.size() == again.size() && tokens.size() == elsewhere.size(), "same number");
  std::uint32_t last_begin = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto& token = tokens[i];
    require(token.begin >= last_begin && token.begin < token.end && token.end <= text.size(),
            "ranges in order and inside the text");
    require(!token.term->text.empty() && token.term->text.size() <= newsgrep::text::max_term_bytes,
            "term within its bounds");
    require(token.term == again[i].term, "same term in a second run");
    require(token.term->text == elsewhere[i].term->text && token.begin == elsewhere[i].begin &&
                token.end == elsewhere[i].end,
            "same token from another analyzer");
    const auto bytes = text.substr(token.begin, token.end - token.begin);
    require(first.form(token.form) == newsgrep::text::written_form(bytes, language),
            "a token's form is that of its bytes");
    last_begin = token.begin;
  }
  return 0;
}
