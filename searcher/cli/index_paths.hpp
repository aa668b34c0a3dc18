#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace newsgrep::cli {

/// Returns `paths` as a Restriction has them: absolute, without `.`, `..` and a slash at the end.
/// Throws Error{bad_argument} with `hint` if one does not exist.
std::vector<std::filesystem::path> existing_paths(const std::vector<std::filesystem::path>& paths,
                                                  const std::string& hint);

/// Brings the index up to date for `paths` by running newsgrep-index. Returns false if
/// something at or below `paths` could not be read or seems to be missing; newsgrep-index has then
/// said what. If there is an index that cannot
/// be written to, says so on standard error and leaves it as it is. Throws Error if there is no
/// index afterwards, and if newsgrep-index fails in another way.
bool index_paths(const std::filesystem::path& index_dir,
                 const std::vector<std::filesystem::path>& paths);

}  // namespace newsgrep::cli
