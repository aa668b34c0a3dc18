#include "index/texts/text_dictionary.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "index/texts/prefix_code.hpp"
#include "index/texts/text_dictionary_maker.hpp"
#include "index/texts/text_encoder.hpp"
#include "newsgrep/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/decode_text.hpp"

using namespace newsgrep::index;
using newsgrep::Error;
using newsgrep::ErrorCode;
using newsgrep::test::decode_text;

namespace {

std::string random_text(std::mt19937& random, std::size_t words) {
  static const std::vector<std::string> known = {
      "the",   "of",      "and",    "harbour", "ferry", "council", "Hafenamt", "K\u00F6ln",
      "storm", "Tuesday", "budget", "mayor",   "said",  "2,500",   "don't",    "\u6E2F\u53E3"};
  static const std::vector<std::string> between = {" ",  " ",  " ",  " ",  ", ",      ". ",
                                                   " (", ") ", "\n", "  ", " \u2013 "};
  std::string text;
  for (std::size_t i = 0; i < words; ++i) {
    // Some words that occur once.
    if (random() % 20 == 0) text += "w" + std::to_string(random() % 100'000) + "x";
    text += known[std::min(random() % known.size(), random() % known.size())];
    text += between[random() % between.size()];
  }
  return text;
}

std::string random_bytes(std::mt19937& random, std::size_t count) {
  std::string bytes(count, '\0');
  for (auto& byte : bytes) byte = static_cast<char>(random());
  return bytes;
}

std::string dictionary_of(const std::vector<std::string>& texts) {
  return make_text_dictionary(std::vector<std::string_view>(texts.begin(), texts.end()));
}

/// Returns a dictionary of texts from random_text().
std::string some_dictionary() {
  std::mt19937 random(1);
  std::vector<std::string> texts(1000);
  for (auto& text : texts) text = random_text(random, 80);
  return dictionary_of(texts);
}

std::string encode(const TextEncoder& encoder, std::string text) {
  const auto size = text.size();
  text.append(TextEncoder::room_after_text, 'x');
  std::string codes;
  encoder.append(codes, std::string_view(text).substr(0, size));
  return codes;
}

void check_comes_back(const TextEncoder& encoder, const std::string& text) {
  std::string decoded;
  REQUIRE(decode_text(TextDictionary(encoder.dictionary()), encode(encoder, text), text.size(),
                      decoded));
  REQUIRE(decoded == text);
}

/// Returns how much of all codes of `max_code_bits` these codes take, from 0 to 1.
double used_part(const CodeCounts& codes) {
  double part = 0;
  for (unsigned bits = 1; bits <= max_code_bits; ++bits) {
    part += static_cast<double>(codes[bits - 1]) * std::exp2(-static_cast<double>(bits));
  }
  return part;
}

}  // namespace

TEST_CASE("texts come back from their codes", "[index]") {
  const TextEncoder encoder(some_dictionary());
  std::mt19937 random(2);
  check_comes_back(encoder, "");
  for (int byte = 0; byte < 256; ++byte) {
    check_comes_back(encoder, std::string(1, static_cast<char>(byte)));
    check_comes_back(encoder, std::string(40, static_cast<char>(byte)));
  }
  for (int i = 0; i < 300; ++i) {
    check_comes_back(encoder, random_text(random, random() % 100));
    check_comes_back(encoder, random_bytes(random, random() % 100));
    check_comes_back(encoder, random_text(random, 3) + random_bytes(random, 3));
  }
  check_comes_back(encoder, random_text(random, 100'000));
}

TEST_CASE("a dictionary can be made from any texts", "[index][slow]") {
  std::mt19937 random(3);
  const auto texts_of = [](std::size_t count, auto&& make) {
    std::vector<std::string> texts(count);
    std::generate(texts.begin(), texts.end(), make);
    return texts;
  };
  const std::vector<std::vector<std::string>> all = {
      {random_text(random, 100'000), "", "short", random_text(random, 10)},
      texts_of(100, [&] { return random_bytes(random, 5000); }),
      texts_of(100'000, [] { return std::string("x"); }),
      {std::string(1'000'000, 'x')},
      {std::string(1'000'000, ' ')},
      {std::string(1'000'000, '\0')},
      texts_of(3000, [&] { return "same words " + std::to_string(random() % 3) + " and again"; }),
  };
  for (std::size_t i = 0; i < all.size(); ++i) {
    CAPTURE(i);
    const auto dictionary = dictionary_of(all[i]);
    REQUIRE_FALSE(dictionary.empty());
    CHECK(dictionary == dictionary_of(all[i]));
    const TextEncoder encoder(dictionary);
    check_comes_back(encoder, all[i].front());
    check_comes_back(encoder, random_bytes(random, 1000));
    check_comes_back(encoder, random_text(random, 100));
  }
}

TEST_CASE("a dictionary is made from the first enough_dictionary_text bytes", "[index][slow]") {
  std::mt19937 random(8);
  std::string text;
  while (text.size() < 2 * enough_dictionary_text) text += std::to_string(random()) + " ";
  CHECK(dictionary_of({text}) == dictionary_of({text.substr(0, enough_dictionary_text)}));
}

TEST_CASE("there is no dictionary for little text", "[index]") {
  CHECK(make_text_dictionary({}).empty());
  CHECK(dictionary_of({"The ferry left at dawn."}).empty());
}

TEST_CASE("words, their parts and groups of words are strings", "[index]") {
  std::vector<std::string> texts;
  for (int i = 0; i < 5000; ++i) {
    texts.push_back("Members of the harbour council, all of the left, have un" + std::to_string(i) +
                    "ment" + std::to_string(i * 7) + " in mind.");
  }
  const auto bytes = dictionary_of(texts);
  const TextDictionary dictionary(bytes);
  std::vector<std::string> strings;
  for (std::size_t i = 0; i < dictionary.size(); ++i) strings.emplace_back(dictionary[i].view());
  const auto has = [&](const char* string) {
    return std::find(strings.begin(), strings.end(), string) != strings.end();
  };
  CHECK(has(" harbour"));
  CHECK(has(" of the"));
  CHECK(has("ment"));
  std::sort(strings.begin(), strings.end());
  CHECK(std::adjacent_find(strings.begin(), strings.end()) == strings.end());
  // A text has some 90 bytes. Two numbers of up to five digits in it are random.
  CHECK(encode(TextEncoder(bytes), texts[4000]).size() < 20);
}

TEST_CASE("codes with any bit changed can be read without harm", "[index]") {
  const auto bytes = some_dictionary();
  const TextEncoder encoder(bytes);
  const TextDictionary dictionary(bytes);
  std::mt19937 random(4);
  const auto text = random_text(random, 30);
  const auto codes = encode(encoder, text);
  std::string decoded;
  for (std::size_t bit = 0; bit < codes.size() * 8; ++bit) {
    auto bad = codes;
    bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ 1 << bit % 8);
    decode_text(dictionary, bad, text.size(), decoded);
  }
  for (int i = 0; i < 1000; ++i) {
    decode_text(dictionary, random_bytes(random, random() % 60), random() % 400, decoded);
  }
  CHECK(decode_text(dictionary, codes, text.size(), decoded));
  CHECK_FALSE(decode_text(dictionary, codes.substr(0, codes.size() / 2), text.size(), decoded));
  CHECK_FALSE(decode_text(dictionary, codes + '\0', text.size(), decoded));
  CHECK_FALSE(decode_text(dictionary, codes, text.size() - 1, decoded));
  CHECK_FALSE(decode_text(dictionary, "", 1, decoded));
  CHECK_FALSE(decode_text(dictionary, "x", 0, decoded));
  CHECK(decode_text(dictionary, "", 0, decoded));
}

TEST_CASE("bytes that are no dictionary are refused, and a damaged dictionary does no harm",
          "[index]") {
  const auto bytes = some_dictionary();
  const auto is_refused = [](std::string_view changed) {
    try {
      const TextDictionary dictionary(changed);
      return false;
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::corrupt);
      return true;
    }
  };
  CHECK_FALSE(is_refused(bytes));
  CHECK(is_refused(""));
  CHECK(is_refused(std::string_view(bytes).substr(0, sizeof(CodeCounts) - 1)));
  CHECK(is_refused(std::string_view(bytes).substr(0, bytes.size() - 1)));
  CHECK(is_refused(std::string_view(bytes).substr(0, bytes.size() - sizeof(DictionaryString))));
  CHECK(is_refused(bytes + std::string(sizeof(DictionaryString), 'x')));
  std::mt19937 random(5);
  const auto codes = random_bytes(random, 200);
  for (std::size_t i = 0; i < bytes.size(); i += i < sizeof(CodeCounts) ? 1 : 37) {
    for (const int change : {1, 0x80, 0xFF}) {
      auto bad = bytes;
      bad[i] = static_cast<char>(bad[i] ^ change);
      std::string decoded;
      if (!is_refused(bad)) decode_text(TextDictionary(bad), codes, 500, decoded);
    }
  }
}

TEST_CASE("a damaged dictionary is refused for coding, or texts come back", "[index]") {
  std::vector<std::string> texts(2000, "Members of the harbour council met. ");
  const auto bytes = dictionary_of(texts);
  std::mt19937 random(9);
  const auto text = random_text(random, 20) + random_bytes(random, 20);
  std::size_t refused = 0;
  const auto check = [&](const std::string& bad) {
    try {
      check_comes_back(TextEncoder(bad), text);
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::corrupt);
      ++refused;
    }
  };
  check(bytes);
  CHECK(refused == 0);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    auto bad = bytes;
    bad[i] = static_cast<char>(bad[i] ^ 1 << i % 8);
    check(bad);
  }
  CHECK(refused > 0);
}

TEST_CASE("codes fill whole slots and take little more than the entropy", "[index]") {
  std::mt19937 random(6);
  const auto strings = GENERATE(as<std::size_t>{}, 256, 257, 1000, 5000, 32768);
  const auto skew = GENERATE(0.0, 0.7, 1.0, 1.3, 3.0);
  CAPTURE(strings, skew);
  std::vector<std::uint64_t> counts;
  for (std::size_t i = 1; i <= strings; ++i) {
    counts.push_back(1 + static_cast<std::uint64_t>(1e6 / std::pow(static_cast<double>(i), skew)));
  }
  const auto codes = make_prefix_code(counts);
  CHECK(std::accumulate(codes.begin(), codes.end(), std::size_t{0}) == strings);
  CHECK(used_part(codes) <= 1);
  std::uint64_t slots = 0;
  for (unsigned bits = 1; bits <= max_code_bits; ++bits) {
    slots += code_slots(bits, codes[bits - 1]);
    if (bits > code_slot_bits && bits < max_code_bits) {
      CHECK(codes[bits - 1] % (1U << (bits - code_slot_bits)) == 0);
    }
  }
  CHECK(slots <= max_code_slots);

  const auto total =
      static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}));
  double entropy = 0;
  for (const auto count : counts) {
    entropy += static_cast<double>(count) * std::log2(total / static_cast<double>(count));
  }
  double taken = 0;
  std::size_t string = 0;
  for (unsigned bits = 1; bits <= max_code_bits; ++bits) {
    for (std::uint32_t i = 0; i < codes[bits - 1]; ++i) {
      taken += static_cast<double>(counts[string++]) * bits;
    }
  }
  // If one string is nearly everything, a whole bit is much more than it needs.
  CHECK(taken <= entropy * 1.04 + (skew > 2 ? total : 0));
}

TEST_CASE("codes are no longer than max_code_bits, however rare a string is", "[index]") {
  // With these counts, each code would be one bit longer than the one before.
  std::vector<std::uint64_t> fibonacci = {1, 1};
  while (fibonacci.size() < 60) {
    fibonacci.push_back(fibonacci[fibonacci.size() - 1] + fibonacci[fibonacci.size() - 2]);
  }
  std::reverse(fibonacci.begin(), fibonacci.end());
  const auto codes = make_prefix_code(fibonacci);
  CHECK(std::accumulate(codes.begin(), codes.end(), std::size_t{0}) == fibonacci.size());
  CHECK(used_part(codes) <= 1);
}

TEST_CASE("a text is divided into strings of many pieces, or else into the longest parts",
          "[index]") {
  StringTable strings;
  const auto add = [&](std::string string) {
    const auto size = string.size();
    string.append(StringTable::readable_bytes, '\0');
    strings.add(string.data(), size);
  };
  for (int byte = 0; byte < 256; ++byte) add(std::string(1, static_cast<char>(byte)));
  for (const auto* string : {" the", " of", " of the", " one", " one of the", " harb", "our", "The",
                             ", and", " sea", "ferr", "ferry"}) {
    add(string);
  }
  const TextParser parser(std::move(strings));
  const auto parts = [&](const std::string& text) {
    auto readable = text;
    readable.append(StringTable::readable_bytes, 'e');
    std::string all;
    parser.parse(std::string_view(readable).substr(0, text.size()), [&](std::uint32_t string) {
      if (!all.empty()) all += '|';
      all += parser.strings()[string].view();
    });
    return all;
  };
  CHECK(parts("") == "");
  CHECK(parts("The") == "The");
  CHECK(parts("The sea of the") == "The| sea| of the");
  CHECK(parts(" one of the sea") == " one of the| sea");
  // " one of" is no string, though a string starts with it.
  CHECK(parts(" one of sea") == " one| of| sea");
  // No string ends inside a word that is a string, and none goes on in the next word.
  CHECK(parts(" of them") == " of| the|m");
  CHECK(parts(" the harbour, and") == " the| harb|our|, and");
  CHECK(parts("ferryman") == "ferry|m|a|n");
  CHECK(parts("fer") == "f|e|r");
  CHECK(parts("  of") == " | |o|f");
}
