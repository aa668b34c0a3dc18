#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace newsgrep::bench {

/// What a line of a query file means: any of its words, all of them, or the phrase.
enum class Mode { any, all, phrase };

extern const std::map<std::string, Mode> modes;  ///< By name.

/// A query's words, without quotes and the signs before them.
using Words = std::vector<std::string>;

/// A query a line, with `id<TAB>` before it or not. Lines without words are left out.
/// Throws std::runtime_error when there are no queries.
std::vector<Words> read_queries(const std::filesystem::path& path);

/// With a space between.
std::string joined(const Words& words);

}  // namespace newsgrep::bench
