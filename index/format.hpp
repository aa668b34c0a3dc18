#pragma once

#include <string_view>

namespace newsgrep::index {

/// The version of what is written to an index: terms, values, document data, impacts, analysis.
/// Raise it whenever an index written before would be read wrongly; such an index is refused.
inline constexpr std::string_view format_version = "7";

/// The file that makes a folder an index for Xapian and for us; see schema/stub.hpp.
inline constexpr std::string_view stub_file_name = "XAPIANDB";

/// The language of what is in none, such as names and addresses: nothing is stemmed or left out.
inline constexpr std::string_view no_language = "und";

/// Keys of the metadata that each shard carries.
namespace metadata_key {
inline constexpr std::string_view format = "newsgrep.format";
inline constexpr std::string_view language = "newsgrep.language";  ///< Of articles that name none.
inline constexpr std::string_view variants = "newsgrep.variants";  ///< The user's variant table.
}  // namespace metadata_key

/// Prefixes of the terms that are not words of passages, those of Xapian's Omega where it has them;
/// words never begin with a capital letter. They stand on the first passage of each article.
namespace term_prefix {
// Followed by the value as it is; see value_term().
inline constexpr std::string_view author = "A";
inline constexpr std::string_view language = "L";
inline constexpr std::string_view path = "P";
inline constexpr std::string_view source = "XS";
// Followed by the day in UTC, `20250312`.
inline constexpr std::string_view day = "D";
// Followed by a word as the analysis chain gives it; that of a URL is not stemmed.
inline constexpr std::string_view title_word = "S";
inline constexpr std::string_view url_word = "U";
}  // namespace term_prefix

}  // namespace newsgrep::index
