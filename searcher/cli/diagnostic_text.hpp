#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "newsgrep/searcher.hpp"

namespace newsgrep::cli {

/// Returns `query` on a line of at most `width` columns, and below it `^~~~` under `where`. A
/// longer query is cut to what is around `where`.
std::string caret_lines(std::string_view query, ByteRange where, std::size_t width);

/// Returns the diagnostics of `query` for standard error: each message with the part of the query
/// that it is about, and a hint. `origin`, where the query came from, is put before each message
/// unless it is empty.
std::string diagnostics_text(std::string_view query, const std::vector<Diagnostic>& diagnostics,
                             std::string_view origin, std::size_t width);

/// Returns a message about the corrections of `result`; empty if there are none.
std::string corrections_text(const Query& query, const SearchResult& result);

}  // namespace newsgrep::cli
