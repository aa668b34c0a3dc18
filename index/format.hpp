#pragma once

#include <string_view>

namespace newsgrep::index {

/// The version of everything that an index stores: the files of its shards, the terms, the impacts
/// and the analysis that terms come from. Raise it whenever this version would read an older index
/// wrongly; an index of another version is refused.
inline constexpr std::string_view format_version = "7";

/// The file that makes a folder an index, for Xapian and for us; see index/stub.hpp.
inline constexpr std::string_view stub_file_name = "XAPIANDB";

/// Keys of the metadata that every shard carries.
namespace metadata_key {
inline constexpr std::string_view format = "newsgrep.format";  ///< The format_version.
/// Language of articles that name none.
inline constexpr std::string_view language = "newsgrep.language";
/// The user's variant table, empty if there is none.
inline constexpr std::string_view variants = "newsgrep.variants";
}  // namespace metadata_key

/// The language of text that is in no language, such as names and addresses: analysed without
/// stemming and with all its words.
inline constexpr std::string_view no_language = "und";

}  // namespace newsgrep::index
