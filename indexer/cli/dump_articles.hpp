#pragma once

#include <filesystem>
#include <ostream>
#include <span>
#include <vector>

#include "newsgrep/reader.hpp"
#include "newsgrep/walk.hpp"

namespace newsgrep::cli {

/// Writes each article below `paths` to `out` as it was read, one JSON object a line, and indexes
/// nothing. Links that lead out of `paths` are followed as `links` says. Returns the inputs that
/// could not be read.
std::vector<Problem> dump_articles(std::span<const std::filesystem::path> paths,
                                   const ReaderOptions& options, Links links, std::ostream& out);

}  // namespace newsgrep::cli
