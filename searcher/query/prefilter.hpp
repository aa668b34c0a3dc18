#pragma once

#include <string_view>

#include "searcher/query/plan_node.hpp"

namespace newsgrep::query {

/// Returns false only when `text`, which is not analysed yet, cannot match: it lacks the letters
/// that one of the words has to begin with.
bool may_match(const Sequence& sequence, std::string_view text);
bool may_match(const Near& near, std::string_view text);

}  // namespace newsgrep::query
