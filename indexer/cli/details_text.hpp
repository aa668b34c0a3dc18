#pragma once

#include <string>

#include "newsgrep/index_details.hpp"

namespace newsgrep::cli {

/// Returns what an index holds as lines of a name and a value.
std::string details_text(const IndexDetails& details);

}  // namespace newsgrep::cli
