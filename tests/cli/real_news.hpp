#pragma once

// The 295 real articles of the shared data, which are not part of the repository.

#include <string>

#include "tests/cli/sandbox.hpp"

namespace newsgrep::test {

inline constexpr const char* real_news = "real-news";

/// Returns true if the articles are on this machine.
bool has_real_news();

/// Writes the articles to news/YEAR/NNN.json, in the order of the collection, with the id nNNN.
void put_real_news(const Sandbox& sandbox);

/// Returns what newsgrep printed without the text of articles, of which the repository keeps
/// nothing: of a line path:paragraph:text only the place, of an object of --json only the ids.
std::string without_text_of_news(const std::string& out);

}  // namespace newsgrep::test
