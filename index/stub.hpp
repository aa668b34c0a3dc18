#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace newsgrep::index {

/// The stub file XAPIANDB, which names the shards of an index and its lists. Xapian can open the
/// index by it: the file has Xapian's form, one line `auto FOLDER` per shard, and our own lines are
/// comments to Xapian. Replacing this file publishes a new state of the index in one step.
struct Stub {
  std::vector<std::string> shards;  ///< Folders of the shards, relative to the index.
  std::string file_list;            ///< Name of the list of indexed files; see file_list.hpp.
  std::string dead_passages;        ///< Name of the list of dead passages; empty if none is dead.
};

/// Returns the content of the stub file.
std::string to_text(const Stub& stub);

/// Returns what the text of a stub file says. Ignores other lines, which only Xapian understands.
Stub parse_stub(std::string_view text);

/// Returns the stub of the index in `index_dir`; nothing if there is none or it cannot be read.
std::optional<Stub> read_stub(const std::filesystem::path& index_dir);

}  // namespace newsgrep::index
