#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include "index/format.hpp"
#include "index/stub.hpp"
#include "tests/support/read_file.hpp"
#include "tests/support/sealed_shard.hpp"
#include "text/stable_hash.hpp"

namespace newsgrep::test {

/// Replaces the content of a file.
inline void overwrite(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

/// Makes all checksums and hashes of an index those of the files that it has now: so damage that a
/// test made is met by what reads the files, and not by their checksums.
inline void reseal(const std::filesystem::path& index_dir, index::Stub stub) {
  for (auto& shard : stub.shards) shard.hash = sealed(index_dir / shard.name).id();
  for (auto* list : {&stub.file_list, &stub.dead_passages}) {
    if (!list->name.empty()) list->hash = text::stable_hash(read_file(index_dir / list->name));
  }
  overwrite(index_dir / index::stub_file_name, index::to_text(stub));
}

/// Returns the stub of an index.
inline index::Stub stub_of(const std::filesystem::path& index_dir) {
  return index::parse_stub(read_file(index_dir / index::stub_file_name), index_dir);
}

}  // namespace newsgrep::test
