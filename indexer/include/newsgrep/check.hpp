#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "newsgrep/error.hpp"

namespace newsgrep {

/// How far a check_index() looks.
enum class CheckDepth {
  /// Every byte against its checksum, the structure of every file, and all that the files say about
  /// each other. Takes about as long as reading the files.
  structure,
  /// Also each text: it is analysed again, and its words are compared with what the files have. The
  /// written words are compared with their forms, too. Takes about as long as indexing.
  texts,
};

/// How far a check_index() has come.
struct CheckProgress {
  std::uint64_t bytes_done = 0;    ///< Bytes that were compared with their checksums.
  std::uint64_t bytes_total = 0;   ///< Bytes of all files.
  std::size_t passages_done = 0;   ///< Passages that were analysed again.
  std::size_t passages_total = 0;  ///< Passages to analyse again; 0 unless CheckDepth::texts.
};

/// How check_index() works.
struct CheckOptions {
  CheckDepth depth = CheckDepth::structure;
  /// Number of threads; 0 means one per core.
  unsigned threads = 0;
  /// The most faults to return; all are counted.
  std::size_t max_faults = 100;
  /// Called now and then, in the calling thread; may be empty.
  std::function<void(const CheckProgress&)> on_progress;
};

/// A place where an index is not as it was written.
struct IndexFault {
  std::string file;          ///< Path from the folder of the index: `shards/0002/words`.
  std::string problem;       ///< What is wrong there, in one sentence without a full stop.
  std::string article_id;    ///< Article that it concerns; empty if there is none or it is unknown.
  std::string article_path;  ///< File of that article; empty if it is unknown.
};

/// What a check_index() found.
struct CheckResult {
  /// The first faults, by file, in the order of the index. None means that the index is whole.
  std::vector<IndexFault> faults;
  std::size_t fault_count = 0;  ///< Number of all faults.
  std::size_t shards = 0;
  std::size_t articles = 0;  ///< Articles of shards that could be counted, deleted ones included.
  std::size_t passages = 0;  ///< Passages of these shards, deleted ones included.
  std::uint64_t bytes = 0;   ///< Size of all files.
  /// Articles from files that the index does not list. A program that adds articles by itself may
  /// leave the list empty, so this is no fault.
  std::size_t unlisted_articles = 0;
};

/// Looks for damage in the index in `index_dir`, and changes nothing. Goes on after each fault, and
/// works while a writer is at work: it checks one published state. Throws Error{no_index} if there
/// is no index, Error{wrong_format} if another version of newsgrep wrote it, Error{io} if a file
/// cannot be read, and Error{index_changed} if a writer replaced the index again and again.
CheckResult check_index(const std::filesystem::path& index_dir, const CheckOptions& options = {});

}  // namespace newsgrep
