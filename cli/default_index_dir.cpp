#include "cli/default_index_dir.hpp"

#include <cstdlib>

namespace newsgrep::cli {
namespace fs = std::filesystem;

fs::path default_index_dir() {
  const auto variable = [](const char* name) -> fs::path {
    const char* value = std::getenv(name);
    return value != nullptr ? value : "";
  };
  if (auto index = variable("NEWSGREP_INDEX"); !index.empty()) return index;
  auto data = variable("XDG_DATA_HOME");
  if (data.empty()) data = variable("HOME") / ".local" / "share";
  return data / "newsgrep" / "index";
}

}  // namespace newsgrep::cli
