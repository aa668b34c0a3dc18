#include "index/find_passage.hpp"

#include <charconv>
#include <cstdint>
#include <optional>

namespace newsgrep::index {
namespace {

std::optional<std::uint32_t> parse_number(std::string_view digits) {
  std::uint32_t number = 0;
  const auto* end = digits.data() + digits.size();
  const auto [rest, error] = std::from_chars(digits.data(), end, number);
  if (error != std::errc() || rest != end || number == 0) return std::nullopt;
  return number;
}

}  // namespace

PassageId find_passage(const OpenShard& shard, std::string_view passage_id) {
  const auto colon = passage_id.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return no_passage;
  const auto article_id = passage_id.substr(0, colon);
  const auto number = parse_number(passage_id.substr(colon + 1));
  if (!number) return no_passage;
  for (const auto first : shard.passages.articles_with_id(article_id)) {
    if (shard.dead.contains(first)) continue;
    const auto passage = first + (*number - 1);
    // Inside the article, and no overflow.
    if (passage >= first && passage < shard.passages.first_passages().next_article(first)) {
      return passage;
    }
  }
  return no_passage;
}

}  // namespace newsgrep::index
