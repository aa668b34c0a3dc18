#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace newsgrep::index {

/// A file or shard of an index, and a hash of its content.
struct HashedName {
  std::string name;  ///< Relative to the index.
  std::uint64_t hash = 0;
  friend bool operator==(const HashedName&, const HashedName&) = default;
};

/// The stub file XAPIANDB, which names the shards of an index and its lists. Xapian can open the
/// index by it: the file has Xapian's form, one line `auto FOLDER` per shard, and our own lines are
/// comments to Xapian. Replacing this file publishes a new state of the index in one step.
///
/// Each name has a hash of what it names, and the stub ends with a hash of itself. So everything in
/// an index hangs on its stub: two indexes with equal stubs have equal content.
struct Stub {
  std::vector<HashedName> shards;  ///< Folders; the hash is ShardFiles::id().
  HashedName file_list;            ///< List of indexed files; see file_list.hpp.
  HashedName dead_passages;        ///< List of dead passages; no name if none is dead.
};

/// Returns the content of the stub file.
std::string to_text(const Stub& stub);

/// Returns the stub that has this text. Throws Error{corrupt} unless to_text() wrote it and every
/// name is one that a writer gives: `shards/0007`, `files-0007`, `dead-0007`. Throws
/// Error{wrong_format} for the stub of an index that another version of newsgrep wrote, or that is
/// not an index of newsgrep. `index_dir` is for the message.
Stub parse_stub(std::string_view text, const std::filesystem::path& index_dir);

/// Returns true if the text begins as a stub of any version of newsgrep does, even if it is damaged
/// after that.
bool looks_like_stub(std::string_view text);

/// Returns true if the text ends with a hash of itself, as stubs do, whatever else it says.
bool has_own_hash(std::string_view text);

/// Returns the content of the stub file of the index in `index_dir`; nothing if there is none.
/// Throws Error{io} if it cannot be read.
std::optional<std::string> read_stub_text(const std::filesystem::path& index_dir);

/// Returns the content of a list that the stub of the index in `index_dir` names. Throws
/// Error{corrupt} if it is missing or damaged, Error{io} if it cannot be read.
std::string read_list(const std::filesystem::path& index_dir, const HashedName& list);

}  // namespace newsgrep::index
