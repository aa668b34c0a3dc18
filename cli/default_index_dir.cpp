#include "cli/default_index_dir.hpp"

#include <cstdlib>
#include <string>

#include "newsgrep/error.hpp"

namespace newsgrep::cli {
namespace fs = std::filesystem;
namespace {

fs::path variable(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

/// Returns the value of a variable that names a folder; empty if it is not set. A relative one
/// would mean another index in each folder.
fs::path folder_variable(const char* name) {
  auto folder = variable(name);
  if (folder.empty() || folder.is_absolute()) return folder;
  throw Error(ErrorCode::bad_argument,
              std::string(name) + " is not an absolute path: " + folder.string(),
              "Set it right, or name the folder of the index with --index");
}

}  // namespace

fs::path default_index_dir() {
  if (auto index = variable("NEWSGREP_INDEX"); !index.empty()) return index;
  auto data = folder_variable("XDG_DATA_HOME");
  if (data.empty()) {
    const auto home = folder_variable("HOME");
    if (home.empty()) {
      throw Error(ErrorCode::bad_argument, "HOME is not set, so the index has no usual place",
                  "Set HOME, or name the folder of the index with --index");
    }
    data = home / ".local" / "share";
  }
  return data / "newsgrep" / "index";
}

}  // namespace newsgrep::cli
