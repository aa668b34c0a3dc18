#pragma once

#include <string>
#include <string_view>

namespace newsgrep::detail {

/// The term of all passages of the article with this id. Ids of any length fit: a long one is
/// hashed.
std::string article_term(std::string_view article_id);

/// The term of the first passage of every article that was read from the file at `path`.
std::string file_term(std::string_view path);

/// The term of all passages in the language with this ISO 639-1 code.
std::string language_term(std::string_view language);

}  // namespace newsgrep::detail
