#pragma once

#include <string_view>

#include "index/open_index.hpp"

namespace newsgrep::index {

/// Returns the passage of a shard from the id that Hit::passage_id() returns for it; no_passage if
/// the shard has no such passage or it is dead.
PassageId find_passage(const OpenShard& shard, std::string_view passage_id);

}  // namespace newsgrep::index
