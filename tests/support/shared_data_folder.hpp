#pragma once

#include <cstdlib>
#include <filesystem>

namespace newsgrep::test {

/// Returns the folder of data that is not part of the repository: $NEWSGREP_SHARED_DATA, or
/// ../shared/data beside the repository.
inline std::filesystem::path shared_data_folder() {
  const char* folder = std::getenv("NEWSGREP_SHARED_DATA");
  return folder != nullptr && *folder != '\0' ? folder : NEWSGREP_DEFAULT_SHARED_DATA;
}

}  // namespace newsgrep::test
