#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "newsgrep/query.hpp"
#include "searcher/query/clock.hpp"
#include "searcher/query/plan_node.hpp"
#include "text/token.hpp"

namespace newsgrep::engine {

/// Returns the bytes of a passage that `plan` matched: words, whole phrases, and the words of a
/// near where they stand near each other; nothing for exclusions. In order, merged where they touch
/// or overlap. `tokens` are the tokens of `text`, which is in `language`. Throws TimeIsUp.
std::vector<ByteRange> find_highlights(const query::PlanNode& plan, std::string_view text,
                                       std::span<const text::Token> tokens,
                                       std::string_view language, query::Clock& clock);

}  // namespace newsgrep::engine
