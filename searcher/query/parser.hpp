#pragma once

#include <string_view>

#include "newsgrep/query.hpp"
#include "searcher/query/ast.hpp"
#include "searcher/query/lexer.hpp"
#include "searcher/query/mistakes.hpp"

namespace newsgrep::query {

/// Returns the syntax tree of `text`, of which it reads as much as the limits allow. Takes time
/// that is linear in the text.
Node parse(std::string_view text, const QueryOptions& options, Mistakes& mistakes,
           const QueryLimits& limits = {});

}  // namespace newsgrep::query
