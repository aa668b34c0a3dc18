#pragma once

#include <sys/stat.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "index/bytes/descriptor.hpp"

namespace newsgrep::indexer {

/// What stands at a name in a folder. A symbolic link is `other`, wherever it leads.
enum class EntryType { none, file, folder, other };

struct FolderEntry {
  std::string name;
  EntryType type;
};

/// A folder that is held open. Names are looked up in this very folder, whatever becomes of its
/// path, and never through a symbolic link: what a writer removes or overwrites in it cannot be
/// elsewhere. Members throw Error{io} unless they say otherwise.
class HeldFolder {
 public:
  /// Opens the folder at `path`, which may be a link to it.
  explicit HeldFolder(const std::filesystem::path& path);

  /// Returns the path that the folder was opened by.
  const std::filesystem::path& path() const { return path_; }
  int descriptor() const { return file_.number(); }
  struct stat status() const;

  /// Returns what `name` is.
  EntryType type(const std::string& name) const;

  /// Returns what is in the folder, sorted by name.
  std::vector<FolderEntry> entries() const;

  /// Opens the folder `name`; returns nothing if no folder has that name.
  std::optional<HeldFolder> folder(const std::string& name) const;

  /// Opens the file `name` with the flags of open(2); if they say so, creates it, for its owner
  /// alone unless `mode` says otherwise. Returns a negative descriptor, and the reason in errno, if
  /// that fails; ELOOP for a link.
  index::Descriptor open_file(const std::string& name, int flags, mode_t mode = 0600) const;

  /// Removes `name` if it is a file. What cannot be removed stays.
  void remove_file(const std::string& name) const noexcept;
  /// Removes `name` if it is an empty folder. What cannot be removed stays.
  void remove_folder(const std::string& name) const noexcept;

 private:
  HeldFolder(index::Descriptor file, std::filesystem::path path);

  std::filesystem::path path_;
  index::Descriptor file_;
};

}  // namespace newsgrep::indexer
