#pragma once

#include <string_view>

#include "index/open_index.hpp"

namespace newsgrep::index {

/// The passage of a shard that Hit::passage_id() names so; no_passage when the shard has none that
/// lives.
PassageId find_passage(const OpenShard& shard, std::string_view passage_id);

}  // namespace newsgrep::index
