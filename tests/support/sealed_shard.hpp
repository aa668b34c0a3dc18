#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "index/checksums/checksum_file.hpp"
#include "index/checksums/shard_files.hpp"
#include "tests/support/read_file.hpp"

namespace newsgrep::test {

/// Writes the checksums of the files that are in the folder `dir` now, and opens it as a shard. So
/// a test can read files that it wrote one by one, or damage them and have them read all the same.
inline index::ShardFiles sealed(const std::filesystem::path& dir) {
  std::filesystem::remove(dir / index::checksums_file_name);
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(dir)) {
    if (entry.is_regular_file()) names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  std::vector<index::SummedFile> files;
  for (const auto& name : names) {
    index::PageSummer sums;
    sums.append(read_file(dir / name));
    files.push_back({name, sums.finish()});
  }
  index::write_checksums(dir, files, index::Durability::none);
  return index::ShardFiles(dir);
}

}  // namespace newsgrep::test
