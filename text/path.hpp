#pragma once

#include <string_view>

namespace newsgrep::text {

/// Returns true if `path` is `folder` or below it. Both are lexically normal, and absolute or
/// relative to the same folder. Slashes at the end of `folder` do not count.
inline bool is_below(std::string_view path, std::string_view folder) {
  while (folder.ends_with('/')) folder.remove_suffix(1);
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

}  // namespace newsgrep::text
