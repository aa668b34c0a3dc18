#pragma once

#include <string>

#include "newsgrep/repair.hpp"

namespace newsgrep::cli {

/// Returns a line for each article that was read again or is lost: `lost: ferry-2 (news/a.txt)`.
std::string repaired_lines(const RepairResult& result);

/// Returns the sentences that tell how a repair ended.
std::string repair_summary(const RepairResult& result);

}  // namespace newsgrep::cli
