#pragma once

#include "cli/program.hpp"
#include "searcher/cli/search_request.hpp"

namespace newsgrep::cli {

/// Returns newsgrep as its user sees it. Its arguments are written into `request`, which has to
/// live as long.
Program newsgrep_program(SearchRequest& request);

}  // namespace newsgrep::cli
