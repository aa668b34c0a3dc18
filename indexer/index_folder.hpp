#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "index/dead_passages.hpp"
#include "index/stub.hpp"
#include "indexer/writer_lock.hpp"

namespace newsgrep::indexer {

/// The folder of an index while a writer has it: holds the lock, names new files, publishes a new
/// state and removes files that no state uses. A name is never used twice.
class IndexFolder {
 public:
  /// Creates the folder if there is none, locks it, and removes what an interrupted writer left.
  /// `rebuild` is true if the published state will be replaced: then it may be damaged, or have an
  /// older format, and stub() is empty. Throws what IndexWriter's constructor throws, and
  /// std::filesystem::filesystem_error.
  IndexFolder(const std::filesystem::path& dir, bool rebuild);
  /// Removes what is in building_dir().
  ~IndexFolder();
  IndexFolder(const IndexFolder&) = delete;
  IndexFolder& operator=(const IndexFolder&) = delete;

  const std::filesystem::path& dir() const { return dir_; }

  /// Returns true if there is a published state, even a damaged one.
  bool is_published() const { return is_published_; }

  /// Returns the published state; without a file list if nothing was published yet.
  const index::Stub& stub() const { return stub_; }

  /// Returns the folder where shards are built. Call create_building_dir() first.
  const std::filesystem::path& building_dir() const { return building_dir_; }
  /// Creates building_dir() if there is none.
  void create_building_dir() const;

  /// Returns the next number for a name, `0007`.
  std::string next_number();

  /// Returns the name of a published shard in the stub, `shards/0007`.
  std::string name_of(const std::filesystem::path& shard) const;

  /// Gives a new shard, which is synced to disk, the name of `number` and returns it as the stub
  /// has it, `shards/0007`.
  std::string add_shard(const std::filesystem::path& shard, const std::string& number) const;

  /// Replaces the published state in one step. `shards` have names as add_shard() returns them and
  /// the ids of the shards; `files` is the list of indexed files as text.
  void publish(std::vector<index::HashedName> shards, std::string_view files,
               const index::DeadPassages& dead);

  /// Removes the files that the published state does not use.
  void remove_leftovers() const;

 private:
  const std::filesystem::path dir_;
  const std::filesystem::path building_dir_;
  WriterLock lock_;
  bool is_published_;
  index::Stub stub_;
  std::size_t last_number_ = 0;
};

}  // namespace newsgrep::indexer
