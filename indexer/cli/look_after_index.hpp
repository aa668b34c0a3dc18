#pragma once

#include "indexer/cli/index_options.hpp"

namespace newsgrep::cli {

/// Does what --check, --repair or --info asks for, and returns the exit status.
int look_after_index(const IndexRequest& request);

}  // namespace newsgrep::cli
