#include "cli/short_path.hpp"

#include <filesystem>
#include <system_error>

namespace newsgrep::cli {

std::string short_path(const std::string& path) {
  static const auto here = [] {  // Programs stay where they were started.
    std::error_code failed;
    const auto folder = std::filesystem::current_path(failed).string();
    return failed ? folder : folder + "/";
  }();
  return !here.empty() && path.starts_with(here) ? path.substr(here.size()) : path;
}

}  // namespace newsgrep::cli
