#pragma once

#include <string>
#include <string_view>

namespace newsgrep::corpus {

/// Returns what Article::id is to be; never empty. `given` is the input's own id. `place` says
/// where the article stands: a file_place(), with `#line` in formats with an article a line. It
/// counts if there is neither an id nor a url.
std::string article_id(std::string_view given, std::string_view url, std::string_view place);

/// Returns the place of a file: its absolute, lexically normal path; `-` for `-`.
std::string file_place(std::string_view path);

}  // namespace newsgrep::corpus
