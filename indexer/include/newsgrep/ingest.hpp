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

/// How ingest() reads, and what it reports meanwhile.
struct IngestOptions {
  ReaderOptions reader;
  /// Called after each article and each file, in the calling thread; may be empty.
  std::function<void(const IngestProgress&)> on_progress;
};

/// What an ingest() did.
struct IngestSummary {
  WriterCounts counts;              ///< Counts of the writer, since it was made.
  std::size_t files_read = 0;       ///< Files that were new or had changed.
  std::size_t files_unchanged = 0;  ///< Files passed over: same size and time as when indexed.
  std::size_t files_vanished = 0;   ///< Files that were indexed before and are gone from a folder.
  std::vector<Problem> skipped;     ///< Every input that was not taken, with the reason.
  /// Files and folders from which nothing could be read. `skipped` has the reason for each.
  std::set<std::string> unread_paths;
};

/// Brings the index up to date with `paths` and commits: adds new articles, replaces changed ones,
/// and removes those that are gone from a file or from below a given folder. A path is a file, a
/// folder (with everything below it) or `-` for JSON Lines on standard input. Files of the index
/// itself are left out. What cannot be read is listed in the summary; the index keeps what it has
/// of it. Throws what IndexWriter throws. Call it from the thread that uses `writer`.
IngestSummary ingest(IndexWriter& writer, std::span<const std::filesystem::path> paths,
                     const IngestOptions& options = {});

}  // namespace newsgrep
