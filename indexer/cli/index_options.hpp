#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/program.hpp"
#include "newsgrep/index_writer.hpp"
#include "newsgrep/ingest.hpp"
#include "newsgrep/reader.hpp"
#include "newsgrep/walk.hpp"

namespace newsgrep::cli {

/// What newsgrep-index does with an index.
enum class IndexTask { update, check, repair, info };

/// What newsgrep-index is asked to do.
struct IndexRequest {
  std::filesystem::path index_dir;  ///< Empty until the program found out where it is.
  std::vector<std::filesystem::path> paths;
  std::vector<std::string> removed_ids;
  Format format = Format::automatic;
  std::filesystem::path variants_file;
  WriterOptions writer;
  Links links = Links::inside;
  Vanished vanished = Vanished::automatic;
  IndexTask task = IndexTask::update;
  bool thorough = false;
  bool dump = false;
  bool verbose = false;
  bool quiet = false;
  bool for_newsgrep = false;
};

/// Returns newsgrep-index as its user sees it. Its arguments are written into `request`, which has
/// to live as long.
Program index_program(IndexRequest& request);

}  // namespace newsgrep::cli
