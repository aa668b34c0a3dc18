#pragma once

#include <sys/types.h>

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/dead_passages.hpp"
#include "index/stub.hpp"
#include "indexer/held_folder.hpp"
#include "indexer/index_layout.hpp"
#include "indexer/recognize_index.hpp"
#include "indexer/writer_lock.hpp"
#include "newsgrep/index_writer.hpp"

namespace newsgrep::indexer {

/// The folder of an index while a writer has it: holds the lock, names new files, publishes a new
/// state and removes files that no state uses. A name is never used twice.
///
/// Only what we make is removed or overwritten; see index_layout.hpp. What another writer publishes
/// in spite of the lock stays: this one finds out and publishes nothing; see writer_lock.hpp.
class IndexFolder {
 public:
  /// Creates the folder if there is none, and locks it. Throws what IndexWriter's constructor
  /// throws, and std::filesystem::filesystem_error.
  IndexFolder(const std::filesystem::path& dir, const WriterOptions& options);
  /// Removes what is in building_dir().
  ~IndexFolder();
  IndexFolder(const IndexFolder&) = delete;
  IndexFolder& operator=(const IndexFolder&) = delete;

  const std::filesystem::path& dir() const { return folder_.path(); }

  /// Returns true if the folder has a state to read or, with WriterOptions::rebuild, to replace.
  bool is_published() const { return stub_file_.has_value(); }

  /// Returns the published state; an empty one if nothing was published yet, and until the first
  /// publish() with WriterOptions::rebuild.
  const index::Stub& stub() const { return stub_; }

  /// Returns true if the files of the published state are to be readable by more users.
  bool must_open_up() const;

  /// Returns the folder where shards are built. Call create_building_dir() first.
  const std::filesystem::path& building_dir() const { return building_dir_; }
  /// Creates building_dir() if there is none.
  void create_building_dir() const;

  /// Returns the name of a published shard in the stub, `shards/0007`.
  std::string name_of(const std::filesystem::path& shard) const;

  /// Gives a new shard, which is synced to disk, its place and returns its name as the stub has it,
  /// `shards/0007`.
  std::string add_shard(const std::filesystem::path& shard);

  /// Puts all that a new state needs in place, so that it can be opened, and returns its stub.
  /// Nobody else sees anything of it. `shards` have names as add_shard() returns them and the ids
  /// of the shards; `files` is the list of indexed files as text.
  index::Stub prepare(std::vector<index::HashedName> shards, std::string_view files,
                      const index::DeadPassages& dead);

  /// Replaces the published state by `next`, which prepare() returned, in one step. If it throws,
  /// nothing was published: Error{locked} or Error{index_changed} if another writer began or
  /// published meanwhile, Error{io} if a write failed.
  void publish(index::Stub next);

  /// Throws Error{locked} or Error{index_changed} if another writer has begun, or has published a
  /// change, since this one began.
  void check_unchanged() const;

  /// Makes sure that the published state survives a stop of the machine. Throws Error{io}.
  void sync();

  /// Removes the files of ours that the published state does not use, which must have been opened.
  /// Does nothing if another writer began or published meanwhile. What cannot be removed stays.
  void remove_leftovers() noexcept;

 private:
  /// A file of ours, or a folder, that the published state does not use.
  struct Leftover {
    std::string path;      ///< From the folder of the index.
    const Layout* inside;  ///< Of a folder; null for a file.
  };

  void begin_first_run() const;
  void start_numbers();
  index::HashedName write_list(std::string_view prefix, std::size_t number,
                               std::string_view content);
  void open_up(const index::Stub& next) const;
  std::vector<Leftover> find_leftovers() const;
  mode_t umasked_readers() const;

  const HeldFolder folder_;
  const WriterLock lock_;
  const std::filesystem::path building_dir_;
  const std::string unfinished_stub_;  ///< Name of the new stub before it is published.
  std::optional<StubFile> stub_file_;
  index::Stub stub_;
  const bool shared_;  ///< See WriterOptions.
  mode_t readers_;     ///< The permissions to read that others than the owner have.
  std::size_t last_number_ = 0;
  bool is_synced_ = false;  ///< A writer that was killed may have published and not synced.
};

}  // namespace newsgrep::indexer
