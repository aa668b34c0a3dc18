#include "index/texts/text_dictionary_maker.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

#include "index/texts/pair_counts.hpp"
#include "index/texts/prefix_code.hpp"
#include "index/texts/string_table.hpp"
#include "index/texts/text_parser.hpp"

namespace newsgrep::index {
namespace {

// Chosen by measuring on paragraphs of an encyclopaedia.
constexpr std::size_t most_strings = std::size_t{1} << 15;
constexpr std::size_t text_bytes_a_string = 128;
constexpr std::size_t min_text_bytes = std::size_t{64} << 10;
constexpr std::uint32_t min_pieces = 2;  ///< Occurrences that make a word a string.
constexpr std::size_t joined_part = 3;   ///< Strings are joined in one part of so many of the text.
constexpr int rounds_of_joining = 3;     ///< Rounds of joining neighbours.
constexpr std::uint32_t min_pairs = 3;   ///< Occurrences that make two neighbours a candidate.

constexpr std::uint32_t bytes_count = 256;

/// Numbers of strings, with StringTable::none between strings that must not be joined.
using Sequence = std::vector<std::uint32_t>;

/// Enough of the texts, one after the other, with room after the last.
struct Sample {
  explicit Sample(std::span<const std::string_view> texts) {
    for (auto text : texts) {
      text = text.substr(0, enough_dictionary_text - joined.size());
      joined.append(text);
      sizes.push_back(text.size());
    }
    joined.append(StringTable::readable_bytes, '\0');
  }

  template <typename Use>
  void for_each_text(Use&& use) const {
    const auto* at = joined.data();
    for (const auto size : sizes) {
      use(std::string_view(at, size));
      at += size;
    }
  }

  std::string joined;
  std::vector<std::size_t> sizes;
};

/// Returns every single byte, as the strings 0 to 255.
StringTable single_bytes() {
  StringTable strings;
  for (std::uint32_t byte = 0; byte < bytes_count; ++byte) {
    const char readable[StringTable::readable_bytes] = {static_cast<char>(byte)};
    strings.add(readable, 1);
  }
  return strings;
}

/// Returns how often each string occurs.
std::vector<std::uint32_t> occurrences(const Sequence& sequence, std::size_t strings) {
  std::vector<std::uint32_t> counts(strings);
  for (const auto string : sequence) {
    if (string != StringTable::none) ++counts[string];
  }
  return counts;
}

/// Returns the pieces of the texts, numbered in `pieces`. A piece that is too long for a string is
/// given as its bytes.
Sequence cut_into_pieces(const Sample& sample, StringTable& pieces) {
  Sequence sequence;
  sample.for_each_text([&](std::string_view text) {
    const auto* at = text.data();
    const auto* const end = at + text.size();
    while (at != end) {
      const auto* const piece_end = end_of_piece(at, end);
      const auto size = static_cast<std::size_t>(piece_end - at);
      if (size <= DictionaryString::max_size) {
        sequence.push_back(pieces.add(at, size));
        at = piece_end;
        continue;
      }
      sequence.push_back(StringTable::none);
      while (at != piece_end) sequence.push_back(static_cast<unsigned char>(*at++));
      sequence.push_back(StringTable::none);
    }
    sequence.push_back(StringTable::none);
  });
  return sequence;
}

/// Returns the texts as words that occur more than once and the bytes of all others; sets `strings`
/// to these words and bytes.
Sequence split(const Sample& sample, StringTable& strings) {
  auto pieces = single_bytes();
  const auto all = cut_into_pieces(sample, pieces);
  const auto counts = occurrences(all, pieces.size());
  strings = single_bytes();
  Sequence numbers(pieces.size());  // Of the pieces that are strings.
  for (std::uint32_t piece = 0; piece < pieces.size(); ++piece) {
    const auto bytes = pieces[piece];
    const bool is_string = bytes.size == 1 || counts[piece] >= min_pieces;
    numbers[piece] = is_string ? strings.add(bytes.bytes.data(), bytes.size) : StringTable::none;
  }
  Sequence sequence;
  sequence.reserve(all.size() + all.size() / 2);
  for (const auto piece : all) {
    if (piece == StringTable::none || numbers[piece] != StringTable::none) {
      sequence.push_back(piece == StringTable::none ? piece : numbers[piece]);
      continue;
    }
    sequence.push_back(StringTable::none);
    const auto bytes = pieces[piece];
    for (const auto byte : bytes.view()) {
      sequence.push_back(static_cast<unsigned char>(byte));
    }
    sequence.push_back(StringTable::none);
  }
  return sequence;
}

/// Joins neighbours that are together more often than by chance. As byte pair encoding (Gage,
/// 1994), but joins many pairs at once.
void join_pairs(Sequence& sequence, StringTable& strings) {
  const auto counts = occurrences(sequence, strings.size());
  const auto total =
      static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}));
  std::vector<std::uint8_t> sizes(strings.size());
  for (std::size_t i = 0; i < sizes.size(); ++i) sizes[i] = strings[i].size;
  const auto may_be_joined = [&](std::size_t i) {
    if (i + 1 >= sequence.size()) return false;
    const auto left = sequence[i];
    const auto right = sequence[i + 1];
    return left != StringTable::none && right != StringTable::none && counts[left] >= min_pairs &&
           counts[right] >= min_pairs &&
           sizes[left] + sizes[right] <= int{DictionaryString::max_size};
  };
  PairCounts pairs;
  for (std::size_t i = 0; i < sequence.size(); ++i) {
    if (may_be_joined(i)) pairs.count(sequence[i], sequence[i + 1]);
  }
  // The bits that joining saves, if the two strings stay as frequent as they are.
  pairs.set_gains([&](const PairCounts::Pair& pair) {
    if (pair.count < min_pairs) return 0.F;
    const auto by_chance = static_cast<double>(counts[pair.left]) * counts[pair.right] / total;
    return static_cast<float>(std::max(0.0, pair.count * std::log2(pair.count / by_chance)));
  });
  const auto gain_at = [&](std::size_t i) {
    return may_be_joined(i) ? pairs.gain(sequence[i], sequence[i + 1]) : 0.F;
  };
  Sequence joined;
  joined.reserve(sequence.size());
  auto gain_here = gain_at(0);
  for (std::size_t i = 0; i < sequence.size();) {
    const auto gain_next = gain_at(i + 1);
    if (gain_here == 0 || gain_next > gain_here) {
      joined.push_back(sequence[i]);
      i += 1;
      gain_here = gain_next;
    } else {
      joined.push_back(strings.add_joined(sequence[i], sequence[i + 1]));
      i += 2;
      gain_here = gain_at(i);
    }
  }
  sequence = std::move(joined);
}

/// Returns how often the parser uses each string.
std::vector<std::uint64_t> uses(const TextParser& parser, const Sample& sample) {
  std::vector<std::uint64_t> counts(parser.size());
  sample.for_each_text([&](std::string_view text) {
    parser.parse(text, [&](std::uint32_t string) { ++counts[string]; });
  });
  return counts;
}

/// Returns the strings that save bits over two shorter strings in their place, by number; those
/// that save most come first. Single bytes are left out.
std::vector<std::uint32_t> by_gain(const StringTable& strings,
                                   const std::vector<std::uint64_t>& counts) {
  const auto total =
      static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}));
  std::vector<double> bits(counts.size());
  std::transform(counts.begin(), counts.end(), bits.begin(), [&](std::uint64_t count) {
    return std::log2(total / (static_cast<double>(count) + 0.5));
  });
  std::vector<std::pair<double, std::uint32_t>> gains;
  for (auto number = bytes_count; number < counts.size(); ++number) {
    if (counts[number] < min_pieces) continue;
    const auto string = strings[number];
    auto bits_of_two = std::numeric_limits<double>::max();
    for (std::size_t size = 1; size < string.size; ++size) {
      DictionaryString rest;
      rest.size = static_cast<std::uint8_t>(string.size - size);
      std::copy_n(string.bytes.data() + size, rest.size, rest.bytes.data());
      const auto left = strings.find(string.bytes.data(), size);
      const auto right = strings.find(rest.bytes.data(), rest.size);
      if (left >= counts.size() || right >= counts.size()) continue;
      bits_of_two = std::min(bits_of_two, bits[left] + bits[right]);
    }
    if (bits_of_two == std::numeric_limits<double>::max()) {
      bits_of_two = 0;
      for (const auto byte : string.view()) bits_of_two += bits[static_cast<unsigned char>(byte)];
    }
    const auto gain = static_cast<double>(counts[number]) * (bits_of_two - bits[number]);
    if (gain > 0) gains.emplace_back(gain, number);
  }
  std::sort(gains.begin(), gains.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  std::vector<std::uint32_t> numbers;
  for (const auto& [gain, number] : gains) numbers.push_back(number);
  return numbers;
}

/// Returns the dictionary as it is stored; see text_dictionary.hpp.
std::string encode(const StringTable& strings, const std::vector<std::uint64_t>& counts) {
  std::vector<std::uint32_t> order(counts.size());
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return counts[a] > counts[b]; });
  std::vector<std::uint64_t> ordered;
  // Other texts may have a string that was not used: it counts as half an occurrence.
  for (const auto string : order) ordered.push_back(2 * counts[string] + 1);
  const auto codes = make_prefix_code(std::move(ordered));
  std::string bytes(sizeof(codes) + counts.size() * sizeof(DictionaryString), '\0');
  std::memcpy(bytes.data(), &codes, sizeof(codes));
  auto* at = bytes.data() + sizeof(codes);
  for (const auto string : order) {
    const auto stored = strings[string];
    std::memcpy(at, &stored, sizeof(stored));
    at += sizeof(DictionaryString);
  }
  return bytes;
}

}  // namespace

std::string make_text_dictionary(std::span<const std::string_view> texts) {
  const Sample sample(texts);
  if (sample.joined.size() < min_text_bytes) return {};
  const auto max_strings = std::min(most_strings, sample.joined.size() / text_bytes_a_string);
  StringTable candidates;
  auto sequence = split(sample, candidates);
  sequence.resize(sequence.size() / joined_part);
  for (int round = 0; round < rounds_of_joining; ++round) join_pairs(sequence, candidates);
  const TextParser first_try(std::move(candidates));
  const auto best = by_gain(first_try.strings(), uses(first_try, sample));
  auto chosen = single_bytes();
  for (std::size_t i = 0; i < best.size() && chosen.size() < max_strings; ++i) {
    const auto string = first_try.strings()[best[i]];
    chosen.add(string.bytes.data(), string.size);
  }
  const TextParser parser(std::move(chosen));
  return encode(parser.strings(), uses(parser, sample));
}

}  // namespace newsgrep::index
