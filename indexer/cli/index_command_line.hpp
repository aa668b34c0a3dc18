#pragma once

#include <CLI/CLI.hpp>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "cli/program.hpp"
#include "newsgrep/index_writer.hpp"

namespace newsgrep::cli {

/// What newsgrep-index is asked to do.
struct IndexOptions {
  CommonOptions common;
  std::vector<std::filesystem::path> paths;
  std::vector<std::string> removed_ids;
  std::string format = "auto";
  std::filesystem::path variants_file;
  WriterOptions writer;
  bool dump = false;
  bool verbose = false;
  bool quiet = false;
  bool for_newsgrep = false;
};

/// The command line of newsgrep-index: its options, and all that is said of them in its help,
/// manual page and completions.
class IndexCommandLine {
 public:
  IndexCommandLine();

  CLI::App& app() { return app_; }
  Manual manual() const;

  /// Parses the command line and runs `body` with what it asks for; the exit status.
  int run(int argc, char** argv, const std::function<int(const IndexOptions&)>& body);

 private:
  CLI::App app_;
  IndexOptions options_;
};

}  // namespace newsgrep::cli
