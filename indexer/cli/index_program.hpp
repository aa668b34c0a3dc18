#pragma once

#include "indexer/cli/index_options.hpp"

namespace newsgrep::cli {

/// Does what newsgrep-index is asked to do and returns the exit status.
int update_index(const IndexRequest& request);

}  // namespace newsgrep::cli
