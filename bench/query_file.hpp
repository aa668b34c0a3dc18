#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace newsgrep::bench {

/// What a line of a query file means.
enum class Mode {
  any,     ///< Any of its words.
  all,     ///< All of them.
  phrase,  ///< The phrase.
  near,    ///< Its two words, at most `near_distance` words from each other in any order.
  prefix,  ///< Any word that begins as the first one, as it is written, and all the others.
  title,   ///< The first word in the title; any of the others, which alone rank.
};

constexpr unsigned near_distance = 5;

extern const std::map<std::string, Mode> modes;  ///< By name.

/// A query's words, without quotes and the signs before them.
using Words = std::vector<std::string>;

/// A query a line, with `id<TAB>` before it or not. Lines without words are left out.
/// Throws std::runtime_error when there are no queries.
std::vector<Words> read_queries(const std::filesystem::path& path);

/// Lines as they are, without the `id<TAB>`; else as read_queries().
std::vector<std::string> read_query_lines(const std::filesystem::path& path);

/// With a space between.
std::string joined(const Words& words);

}  // namespace newsgrep::bench
