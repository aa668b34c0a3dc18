#pragma once

#include <unistd.h>

#include <filesystem>
#include <string>

#include "tests/indexer/child_process.hpp"

namespace newsgrep::test {

/// A user who is neither root nor, usually, who runs the tests.
inline constexpr uid_t other_user = 65'534;

/// Gives `path` and all below it to the other user. Returns false if this process may not do that,
/// because it does not run as root.
inline bool give_to_other_user(const std::filesystem::path& path) {
  const auto give = [](const std::filesystem::path& each) {
    return lchown(each.c_str(), other_user, other_user) == 0;
  };
  if (!give(path)) return false;
  if (std::filesystem::is_symlink(path) || !std::filesystem::is_directory(path)) return true;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path)) {
    if (!give(entry.path())) return false;
  }
  return true;
}

/// Runs `work` in a child process as the other user, if this process is root, and returns what it
/// returned. Use no Catch2 macros in it.
template <typename Work>
std::string as_other_user(Work&& work) {
  ChildProcess child([&]() -> std::string {
    const bool is_root = geteuid() == 0;
    if (is_root && (setresgid(other_user, other_user, other_user) != 0 ||
                    setresuid(other_user, other_user, other_user) != 0)) {
      return "cannot become another user";
    }
    return work();
  });
  return child.said();
}

}  // namespace newsgrep::test
