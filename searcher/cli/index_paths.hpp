#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace newsgrep::cli {

/// `paths` as a Restriction has them: absolute, without `.`, `..` and a slash at the end.
/// Throws Error{bad_argument} with `hint` when one does not exist.
std::vector<std::filesystem::path> existing_paths(const std::vector<std::filesystem::path>& paths,
                                                  const std::string& hint);

/// Brings the index up to date for `paths` by running newsgrep-index. When it cannot write to the
/// index, but there is one, says so on standard error and leaves it as it is. False when one of
/// `paths` could not be read, which newsgrep-index has told then.
/// Throws Error when there is no index then, and when newsgrep-index fails in another way.
bool index_paths(const std::filesystem::path& index_dir,
                 const std::vector<std::filesystem::path>& paths);

}  // namespace newsgrep::cli
