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

/// How far an ingest is.
struct IngestProgress {
  std::size_t files_done = 0;
  std::size_t files_total = 0;
  std::size_t articles = 0;      ///< Read so far, unchanged ones included.
  std::size_t passages = 0;      ///< Given to the index so far.
  std::uint64_t bytes_done = 0;  ///< Of the files.
  std::uint64_t bytes_total = 0;
};

struct IngestOptions {
  ReaderOptions reader;
  /// Called after each article, in the calling thread; may be empty.
  std::function<void(const IngestProgress&)> on_progress;
};

struct IngestSummary {
  WriterCounts counts;
  std::size_t files_read = 0;
  std::size_t files_unchanged = 0;  ///< Passed over: same size and time as when they were indexed.
  std::size_t files_vanished = 0;   ///< Indexed before, no longer below a given folder.
  std::vector<Problem> skipped;     ///< Every input that was not taken, with the reason.
  /// The files and folders of which nothing could be read: the paths of some of `skipped`.
  std::set<std::string> unread_paths;
};

/// Brings the index up to date with `paths`: files, folders (with all below them) and `-` for JSON
/// Lines on standard input. The files of the index itself are left out. Adds what is new, replaces
/// what changed, removes what vanished from a file or from below a given folder, and commits. What
/// cannot be read is reported and keeps what the index has of it. Throws what IndexWriter throws.
IngestSummary ingest(IndexWriter& writer, std::span<const std::filesystem::path> paths,
                     const IngestOptions& options = {});

}  // namespace newsgrep
