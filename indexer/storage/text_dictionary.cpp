#include "storage/text_dictionary.hpp"

#include <zdict.h>
#include <zstd.h>

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "newsgrep/error.hpp"

namespace newsgrep::detail {
namespace {

// Measured on paragraphs of an encyclopaedia. Above 256 KiB zstd chooses larger tables and longer
// matches, which gains 5 per cent; still larger dictionaries gain little more.
constexpr std::size_t max_dictionary_bytes = std::size_t{264} << 10;
constexpr std::size_t text_bytes_a_dictionary_byte = 16;
constexpr std::size_t min_text_bytes = std::size_t{32} << 10;

/// Of a single text, so that a few long ones do not fill the dictionary.
constexpr std::size_t max_sample_bytes = 2048;

/// How much text the statistics in the dictionary are taken from.
constexpr std::size_t statistics_bytes = std::size_t{1} << 20;

/// Parts of texts, one behind the other.
struct Samples {
  std::string bytes;
  std::vector<std::size_t> sizes;
};

/// `max_bytes` of texts that are evenly spaced among `texts`, beginning with that at `first`; less
/// when there is less.
Samples spaced_samples(std::span<const std::string_view> texts, std::size_t text_bytes,
                       std::size_t first, std::size_t max_bytes) {
  const auto spacing = std::max<std::size_t>(1, text_bytes / max_bytes);
  Samples samples;
  // Once may not do, for of long texts only a part is taken.
  for (const auto end = first + spacing; first < end; ++first) {
    for (auto i = first; i < texts.size() && samples.bytes.size() < max_bytes; i += spacing) {
      const auto room = max_bytes - samples.bytes.size();
      const auto sample = texts[i].substr(0, std::min(room, max_sample_bytes));
      samples.bytes += sample;
      samples.sizes.push_back(sample.size());
    }
  }
  return samples;
}

}  // namespace

TextDictionary::TextDictionary(std::string bytes)
    : bytes_(std::move(bytes)),
      prepared_(ZSTD_createCDict(bytes_.data(), bytes_.size(), compression_level)) {
  if (prepared_) return;
  throw Error(ErrorCode::corrupt, "the dictionary of the passages is damaged",
              "build the index again with newsgrep-index --rebuild");
}

TextDictionary::~TextDictionary() = default;

void TextDictionary::Free::operator()(ZSTD_CDict_s* dictionary) const {
  ZSTD_freeCDict(dictionary);
}

std::string make_text_dictionary(std::span<const std::string_view> texts) {
  const auto text_bytes =
      std::accumulate(texts.begin(), texts.end(), std::size_t{0},
                      [](std::size_t sum, std::string_view text) { return sum + text.size(); });
  if (text_bytes < min_text_bytes) return {};
  const auto content_bytes =
      std::min(max_dictionary_bytes, text_bytes / text_bytes_a_dictionary_byte);
  const auto content = spaced_samples(texts, text_bytes, 0, content_bytes);
  const auto samples = spaced_samples(texts, text_bytes, 1, statistics_bytes);

  constexpr std::size_t statistics_room = 4096;
  std::string dictionary(content.bytes.size() + statistics_room, '\0');
  ZDICT_params_t parameters{};
  parameters.compressionLevel = compression_level;
  const auto size =
      ZDICT_finalizeDictionary(dictionary.data(), dictionary.size(), content.bytes.data(),
                               content.bytes.size(), samples.bytes.data(), samples.sizes.data(),
                               static_cast<unsigned>(samples.sizes.size()), parameters);
  // Texts without any pattern have no statistics that zstd could use.
  if (ZDICT_isError(size)) return {};
  dictionary.resize(size);
  return dictionary;
}

}  // namespace newsgrep::detail
