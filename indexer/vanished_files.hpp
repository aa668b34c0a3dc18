#pragma once

#include <set>
#include <string>
#include <vector>

#include "index/file_list.hpp"
#include "newsgrep/ingest.hpp"
#include "newsgrep/walk.hpp"

namespace newsgrep::indexer {

/// The files of an index that are gone from the given paths.
struct VanishedFiles {
  std::vector<std::string> to_remove;  ///< Paths of files whose articles are to be removed.
  std::size_t kept = 0;                ///< Files that are gone and stay in the index.
  std::vector<MissingPath> missing;    ///< See IngestSummary.
  std::set<std::string> gone_paths;    ///< Given paths that do not exist and have such files.
};

/// Returns which of `files` are gone from the paths given to walk(), which found `found`. What is
/// at or below a path that could not be read is not gone, nor what is below a link that was not
/// followed.
///
/// Vanished::automatic removes what is gone, but nothing of a given path where it looks as if a
/// disk were not mounted or a folder were emptied by mistake: the path does not exist; all of
/// several files are gone; or more than half of its files are, and at least ten. A file that was
/// moved below the given paths does not count as gone for this.
VanishedFiles find_vanished(const index::FileList& files, const WalkResult& found,
                            Vanished vanished);

}  // namespace newsgrep::indexer
