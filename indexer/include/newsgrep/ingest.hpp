#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "newsgrep/index_writer.hpp"
#include "newsgrep/reader.hpp"
#include "newsgrep/walk.hpp"

namespace newsgrep {

/// How far an ingest() has come.
struct IngestProgress {
  std::size_t files_done = 0;     ///< Files read or passed over.
  std::size_t files_total = 0;    ///< Files found below the paths.
  std::size_t articles = 0;       ///< Articles read so far, unchanged ones included.
  std::size_t passages = 0;       ///< Passages given to the index so far.
  std::uint64_t bytes_done = 0;   ///< Size of the files done.
  std::uint64_t bytes_total = 0;  ///< Size of all files found.
};

/// What ingest() does with the articles of files that are gone from a given path.
enum class Vanished {
  automatic,  ///< Removes them, but none of a path that looks as if a disk were not mounted there
              ///< or its files were deleted by mistake: see IngestSummary::missing.
  remove,     ///< Removes them, also if nothing of the path is left.
  keep,       ///< Keeps them.
};

/// How ingest() reads, and what it reports meanwhile.
struct IngestOptions {
  ReaderOptions reader;
  Links links = Links::inside;
  Vanished vanished = Vanished::automatic;
  /// Called after each article and each file, in the calling thread; may be empty.
  std::function<void(const IngestProgress&)> on_progress;
};

/// A given path that does not exist any more, or from which most of its files are gone.
struct MissingPath {
  std::string path;
  std::size_t files_gone = 0;     ///< Files that the index has from there and that are gone.
  std::size_t files_indexed = 0;  ///< Files that the index has from there.
};

/// What an ingest() did.
struct IngestSummary {
  WriterCounts counts;              ///< Counts of the writer, since it was made.
  std::size_t files_read = 0;       ///< Files that were new or had changed.
  std::size_t files_unchanged = 0;  ///< Files whose content is the same as when indexed.
  std::size_t files_vanished = 0;   ///< Files that were indexed before, are gone, and were removed.
  std::size_t files_kept = 0;       ///< Files that are gone and whose articles the index keeps.
  std::vector<Problem> skipped;     ///< Every input that was not taken, with the reason.
  /// Files and folders from which nothing could be read. `skipped` has the reason for each.
  std::set<std::string> unread_paths;
  /// Given paths of which nothing was removed, although most of what the index has of them is gone:
  /// Vanished::automatic takes this for a mistake if the path does not exist, if all of several
  /// files are gone, or if more than half of its files are and at least ten.
  std::vector<MissingPath> missing;
  /// Symbolic links that lead out of the given paths and were not followed. The index keeps what it
  /// has of what is there, unless Vanished::remove was given.
  std::vector<std::filesystem::path> links_out;
};

/// Brings the index up to date with `paths` and commits: adds new articles, replaces changed ones,
/// and removes those that are gone from a file or from below a given folder. A path is a file, a
/// folder (with everything below it) or `-` for JSON Lines on standard input. Files of the index
/// itself are left out. What cannot be read is listed in the summary; the index keeps what it has
/// of it. A file is not read again if its size, times and inode are the same; if only its size is,
/// its content decides. Throws what IndexWriter throws. Call it from the thread that uses `writer`.
IngestSummary ingest(IndexWriter& writer, std::span<const std::filesystem::path> paths,
                     const IngestOptions& options = {});

}  // namespace newsgrep
