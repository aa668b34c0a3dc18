#pragma once

#include <cstddef>
#include <string>

#include "newsgrep/searcher.hpp"
#include "tests/support/require.hpp"
#include "text/utf8.hpp"

namespace newsgrep::test {

/// Returns true if both ends of the range are in the text, in order, and between characters.
inline bool is_range_of(const ByteRange& range, const std::string& text) {
  const auto is_between = [&](std::size_t at) {
    return at == text.size() || !text::is_trail_byte(text[at]);
  };
  return range.begin <= range.end && range.end <= text.size() && is_between(range.begin) &&
         is_between(range.end);
}

/// Checks what searcher.hpp promises of a result. Texts of the index and the query are UTF-8.
inline void check_result(const SearchResult& result, const SearchOptions& options) {
  require(result.hits.size() <= options.limit, "no more hits than were asked for");
  require(result.hits.size() <= result.total, "no more hits than passages that match");
  double last_score = 0;
  for (std::size_t i = 0; i < result.hits.size(); ++i) {
    const auto& hit = result.hits[i];
    require(hit.score >= 0 && (i == 0 || hit.score <= last_score), "best first");
    last_score = hit.score;
    require(hit.passage_number >= 1 && hit.passage_number <= hit.article.passage_count,
            "a passage is one of its article's");
    std::size_t last_end = 0;
    for (const auto& match : hit.matches) {
      require(match.begin >= last_end && match.begin < match.end, "matches are in order");
      require(is_range_of(match, hit.text), "matches are in the text");
      last_end = match.end;
    }
  }
}

}  // namespace newsgrep::test
