#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "newsgrep/searcher.hpp"

namespace newsgrep::cli {

/// `query` on a line of at most `width` columns, cut to what is around `where` when it is longer,
/// and below it `^~~~` under `where`.
std::string caret_lines(std::string_view query, ByteRange where, std::size_t width);

/// What there is to say of `query`, for standard error: each sentence with the place that it is
/// about and a hint. `origin` stands in front of the sentences, unless it is empty: where the query
/// came from.
std::string diagnostics_text(std::string_view query, const std::vector<Diagnostic>& diagnostics,
                             std::string_view origin, std::size_t width);

/// What there is to say of the corrections of `result`, in a sentence; empty when there are none.
std::string corrections_text(const Query& query, const SearchResult& result);

}  // namespace newsgrep::cli
