#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace newsgrep::index {

/// The stub file XAPIANDB: which shards an index is made of. Xapian reads it too, so it keeps to
/// Xapian's form, `auto FOLDER` a line; our own lines are comments to Xapian.
struct Stub {
  std::vector<std::string> shards;  ///< Folders, relative to the index.
  std::string file_list;      ///< Name of the list of indexed files; see indexer/file_list.hpp.
  std::string dead_passages;  ///< Name of the list in dead_passages.hpp; empty when it is empty.
};

std::string to_text(const Stub& stub);

/// Lines of other kinds (`remote …`) are passed over: they are Xapian's business.
Stub parse_stub(std::string_view text);

/// The stub of the index at `index_dir`; nothing when there is none or it cannot be read.
std::optional<Stub> read_stub(const std::filesystem::path& index_dir);

}  // namespace newsgrep::index
