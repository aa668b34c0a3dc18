#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace newsgrep::bench {

/// The meaning of a line of a query file.
enum class Mode {
  any,     ///< Any of its words.
  all,     ///< All of them.
  phrase,  ///< The phrase.
  near,    ///< The two words, at most `near_distance` words apart, in any order.
  prefix,  ///< Any word that begins with the first one, as written, and all others.
  title,   ///< The first word in the title, and any of the others; only these rank.
};

constexpr unsigned near_distance = 5;

extern const std::map<std::string, Mode> modes;  ///< Modes by name.

/// The words of a query, without quotes and the signs before words.
using Words = std::vector<std::string>;

/// Returns the query of each line, without `id<TAB>` before it. Lines without words are left out.
/// Throws std::runtime_error if there is no query.
std::vector<Words> read_queries(const std::filesystem::path& path);

/// Returns the lines as they are, without `id<TAB>`; else like read_queries().
std::vector<std::string> read_query_lines(const std::filesystem::path& path);

/// Returns the words with a space between.
std::string joined(const Words& words);

}  // namespace newsgrep::bench
