#pragma once

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "tests/support/catch.hpp"

namespace newsgrep::test {

/// From now on, discards what this process writes to a file that it has open, so that a test can
/// write gigabytes. Fails the test case if the file is not open.
inline void discard_writes(const std::filesystem::path& path) {
  namespace fs = std::filesystem;
  struct stat wanted {};
  REQUIRE(stat(path.c_str(), &wanted) == 0);
  bool found = false;
  for (const auto& entry : fs::directory_iterator("/proc/self/fd")) {
    const int descriptor = std::stoi(entry.path().filename().string());
    struct stat status {};
    const bool is_open = fstat(descriptor, &status) == 0;
    if (!is_open || status.st_dev != wanted.st_dev || status.st_ino != wanted.st_ino) continue;
    const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    REQUIRE(dup2(nowhere, descriptor) == descriptor);
    close(nowhere);
    found = true;
  }
  REQUIRE(found);
}

}  // namespace newsgrep::test
