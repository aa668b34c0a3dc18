#pragma once

#include "searcher/cli/search_request.hpp"

namespace newsgrep::cli {

/// Does what newsgrep is asked to do and returns the exit status.
int search(const SearchRequest& request);

}  // namespace newsgrep::cli
