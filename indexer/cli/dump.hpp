#pragma once

#include <filesystem>
#include <ostream>
#include <span>
#include <vector>

#include "newsgrep/reader.hpp"

namespace newsgrep::cli {

/// Writes each article below `paths` as it was read to `out`, one JSON object a line, and indexes
/// nothing. Returns what could not be read.
std::vector<Problem> dump(std::span<const std::filesystem::path> paths,
                          const ReaderOptions& options, std::ostream& out);

}  // namespace newsgrep::cli
