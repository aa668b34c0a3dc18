#pragma once

#include <string>
#include <string_view>

namespace newsgrep::corpus {

/// The id rules of Article::id, in one place.
/// `given` is the input's own id; `place` says where the article stands (a file_place(), with
/// `#line` for formats with an article a line) and is used when there is neither an id nor a url.
/// Never empty.
std::string article_id(std::string_view given, std::string_view url, std::string_view place);

/// The place of a one-article file: its absolute, lexically normal path; `-` stays as it is.
std::string file_place(std::string_view path);

}  // namespace newsgrep::corpus
