#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "newsgrep/query.hpp"
#include "searcher/query/plan.hpp"
#include "text/token.hpp"

namespace newsgrep::engine {

/// What `plan` matched in a passage: words, phrases as whole sequences, of words near each other
/// those that are; exclusions never. In order, merged where they touch or overlap. `tokens` are
/// those of `text`, which is in `language`.
std::vector<ByteRange> find_highlights(const query::PlanNode& plan, std::string_view text,
                                       std::span<const text::Token> tokens,
                                       std::string_view language);

}  // namespace newsgrep::engine
