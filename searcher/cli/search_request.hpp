#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

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
struct SearchRequest {
  std::filesystem::path index_dir;  ///< Empty until the program found out where it is.

  std::optional<std::string> query;  ///< Unless there is a query_file or like.
  std::vector<std::filesystem::path> paths;
  std::filesystem::path query_file;
  std::string like;  ///< The id of a passage.
  bool as_written = false;
  bool strict = false;
  bool explain = false;
  std::string since;
  std::string until;
  std::vector<std::string> sources;
  std::optional<std::chrono::milliseconds> timeout;  ///< `--timeout`; zero for none.

  Output output = Output::hits;
  bool json = false;
  std::optional<std::size_t> max_count;  ///< `-m`; 0 for all.
  std::optional<std::size_t> before;     ///< `-B`
  std::optional<std::size_t> after;      ///< `-A`
  std::size_t around = 0;                ///< `-C`
  bool null_after_path = false;
  ColorMode color = ColorMode::automatic;
  bool pager = true;

  Sort sort = Sort::relevance;
  std::optional<Fold> fold;

  /// Hits to show of each query; 0 for all.
  std::size_t hits_to_show() const { return max_count.value_or(10); }
  /// The time that a query may take; zero for any.
  std::chrono::milliseconds time_of_query() const {
    constexpr std::chrono::milliseconds usual(10'000);
    return timeout.value_or(usual);
  }
  /// Passages of the article to print before each hit.
  std::size_t passages_before() const { return before.value_or(around); }
  /// Passages of the article to print after each hit.
  std::size_t passages_after() const { return after.value_or(around); }
};

}  // namespace newsgrep::cli
