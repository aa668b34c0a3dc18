#pragma once

#include <string_view>

#include "searcher/query/plan.hpp"

namespace newsgrep::query {

/// False only when `text`, before it is analysed, cannot match `node`, a sequence or a near: it
/// lacks the letters that a word has to begin with.
bool may_match(const PlanNode& node, std::string_view text);

}  // namespace newsgrep::query
