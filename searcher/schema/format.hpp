#pragma once

#include <string_view>

namespace newsgrep::detail {

/// The version of what is written to an index: terms, values, document data, impacts, analysis.
/// Raise it whenever an index written before would be read wrongly; such an index is refused.
inline constexpr std::string_view format_version = "2";

/// The file that makes a folder an index for Xapian and for us; see schema/stub.hpp.
inline constexpr std::string_view stub_file_name = "XAPIANDB";

/// Keys of the metadata that each shard carries.
namespace metadata_key {
inline constexpr std::string_view format = "newsgrep.format";
inline constexpr std::string_view language = "newsgrep.language";  ///< Of articles that name none.
inline constexpr std::string_view variants = "newsgrep.variants";  ///< The user's variant table.
}  // namespace metadata_key

/// Prefixes of the terms that are not words; words never begin with a capital letter. Each stands
/// on the passages named.
namespace term_prefix {
inline constexpr std::string_view article_id = "Q";     ///< All passages of the article.
inline constexpr std::string_view language = "L";       ///< All passages in the language.
inline constexpr std::string_view first_passage = "A";  ///< The first passage of each article.
inline constexpr std::string_view file = "XF";  ///< The same; followed by a hash of the path.
}  // namespace term_prefix

}  // namespace newsgrep::detail
