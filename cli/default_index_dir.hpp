#pragma once

#include <filesystem>

namespace newsgrep::cli {

/// Returns where the index is unless --index says so: $NEWSGREP_INDEX, else
/// $XDG_DATA_HOME/newsgrep/index, else ~/.local/share/newsgrep/index. Throws Error{bad_argument} if
/// the variable that counts does not name an absolute path or none is set.
std::filesystem::path default_index_dir();

}  // namespace newsgrep::cli
