#pragma once

#include <string>
#include <string_view>

namespace newsgrep::corpus {

/// Returns the Article::id of an article; never empty. `given` is the input's own id. It is used as
/// it is if it can be an Article::id, else as a hash. Without it, the id is a hash of `url`;
/// without a url too, a hash of `place`. `place` is a file_place(), followed by `#line` in formats
/// with one article per line.
std::string article_id(std::string_view given, std::string_view url, std::string_view place);

/// Returns the place of a file: its absolute, lexically normal path; `-` for `-`.
std::string file_place(std::string_view path);

}  // namespace newsgrep::corpus
