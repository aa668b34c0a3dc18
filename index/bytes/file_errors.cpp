#include "index/bytes/file_errors.hpp"

namespace newsgrep::index {
namespace {

constexpr auto disk_hint = "Check the disk and the permissions";

}  // namespace

Error damaged_index(std::string_view part) {
  return {ErrorCode::corrupt, "The index is damaged: cannot read " + std::string(part),
          std::string(repair_hint)};
}

Error cannot_read(const std::filesystem::path& path, const std::string& reason) {
  return {ErrorCode::io, "Cannot read " + path.string() + ": " + reason, disk_hint};
}

Error cannot_write(const std::filesystem::path& path, const std::string& reason) {
  return {ErrorCode::io, "Cannot write " + path.string() + ": " + reason, disk_hint};
}

}  // namespace newsgrep::index
