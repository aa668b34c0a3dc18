// Any text that is coded comes back. Decoding any bytes as codes or as a dictionary is safe.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "index/texts/text_dictionary.hpp"
#include "index/texts/text_dictionary_maker.hpp"
#include "index/texts/text_encoder.hpp"
#include "newsgrep/error.hpp"
#include "tests/support/decode_text.hpp"
#include "tests/support/require.hpp"

using namespace newsgrep::index;
using newsgrep::Error;
using newsgrep::ErrorCode;
using newsgrep::test::decode_text;
using newsgrep::test::require;

namespace {

/// Returns a dictionary of invented sentences, whose strings are parts of words, words, and several
/// words.
std::string make_dictionary() {
  std::vector<std::string> texts;
  for (int i = 0; i < 2000; ++i) {
    texts.push_back("The council of the harbour town, all of the left, met on day " +
                    std::to_string(i % 31) + "; un" + std::to_string(i * i) +
                    "ment of the \u00E4\u00F6\u00FC line.\n");
  }
  return make_text_dictionary(std::vector<std::string_view>(texts.begin(), texts.end()));
}

void code_and_decode(const TextEncoder& encoder, std::string_view text) {
  std::vector<char> readable(text.begin(), text.end());
  readable.resize(text.size() + TextEncoder::room_after_text);
  std::string codes;
  encoder.append(codes, {readable.data(), text.size()});
  std::string decoded;
  require(decode_text(TextDictionary(encoder.dictionary()), codes, text.size(), decoded),
          "codes stand for a text");
  require(decoded == text, "a text comes back");
}

void take_for_dictionary(std::string_view bytes) {
  try {
    const TextDictionary dictionary(bytes.substr(0, bytes.size() - bytes.size() % 7));
    std::string text;
    decode_text(dictionary, bytes.substr(bytes.size() / 2), bytes.size() % 300, text);
    code_and_decode(TextEncoder(std::string(bytes)), "Any text.");
  } catch (const Error& error) {
    require(error.code() == ErrorCode::corrupt, "a damaged dictionary is called corrupt");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const TextEncoder encoder(make_dictionary());
  static const TextDictionary dictionary(encoder.dictionary());
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  code_and_decode(encoder, bytes);
  std::string text;
  decode_text(dictionary, bytes, size * 2, text);
  take_for_dictionary(bytes);
  return 0;
}
