#pragma once

#include <string>

namespace newsgrep::cli {

/// Returns `path` as a person in the working directory would type it: relative when it is below,
/// else as it is.
std::string short_path(const std::string& path);

}  // namespace newsgrep::cli
