#include "engine/find_passage.hpp"

#include <charconv>
#include <cstdint>
#include <optional>

#include "schema/terms.hpp"

namespace newsgrep::detail {
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
  auto found = no_passage;
  shard.postings.for_each_posting(article_term(article_id), [&](PassageId passage, std::uint32_t) {
    if (shard.dead.contains(passage)) return;
    const auto first = shard.passages.article_of(passage);
    // The term of a long id is a hash.
    if (passage - first + 1 == *number && shard.passages.head(first).id == article_id) {
      found = passage;
    }
  });
  return found;
}

}  // namespace newsgrep::detail
