#pragma once

#include <CLI/CLI.hpp>

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/program.hpp"
#include "cli/terminal.hpp"
#include "newsgrep/searcher.hpp"

namespace newsgrep::cli {

/// What is printed of what was found.
enum class Output {
  hits,
  matches,                ///< `-o`: what matched in them.
  count,                  ///< `-c`
  files_with_matches,     ///< `-l`
  files_without_matches,  ///< `-L`
  nothing,                ///< `-q`
  timeline,
  sources,
};

/// What newsgrep is asked to do.
struct Options {
  CommonOptions common;

  std::string query;  ///< Unless there is a query_file or like.
  std::vector<std::filesystem::path> paths;
  std::filesystem::path query_file;
  std::string like;  ///< The id of a passage.
  bool as_written = false;
  bool strict = false;
  bool explain = false;
  std::string since;
  std::string until;
  std::vector<std::string> sources;
  std::chrono::milliseconds timeout{10'000};  ///< Zero for none.

  Output output = Output::hits;
  bool json = false;
  std::size_t max_count = 10;  ///< 0 for all.
  bool max_count_given = false;
  std::size_t before = 0;
  std::size_t after = 0;
  bool context_given = false;
  bool null_after_path = false;
  ColorMode color = ColorMode::automatic;
  bool pager = true;

  Sort sort = Sort::relevance;
  Fold fold = Fold::best;
  bool fold_given = false;
};

/// The command line of newsgrep: its options, and all that is said of them in its help, manual page
/// and completions.
class CommandLine {
 public:
  CommandLine();

  CLI::App& app() { return app_; }
  Manual manual() const;

  /// Parses the command line and runs `body` with what it asks for; the exit status.
  int run(int argc, char** argv, const std::function<int(const Options&)>& body);

 private:
  void add_search_options();
  void add_output_options();
  void add_order_options();
  bool given(std::string_view name) const;
  void refuse_what_makes_no_sense() const;
  /// Whatever takes more than CLI11 to understand.
  void complete();

  CLI::App app_;
  Options options_;
  std::string color_ = "auto";
  std::string sort_ = "relevance";
  double timeout_seconds_ = 10;
  std::size_t context_ = 0;
  bool earliest_ = false;
  bool all_ = false;
  bool no_pager_ = false;
  bool line_number_ = false;
};

}  // namespace newsgrep::cli
