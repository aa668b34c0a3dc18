#pragma once

#include <string_view>

namespace newsgrep::index {

/// The version of everything that an index stores: the files of its shards, the terms, the impacts
/// and the analysis that terms come from. Raise it whenever this version would read an older index
/// wrongly; an index of another version is refused.
inline constexpr unsigned format_version = 8;

/// The file that makes a folder an index, for Xapian and for us; see index/stub.hpp.
inline constexpr std::string_view stub_file_name = "XAPIANDB";

// What the names of shards and lists begin with. A number of four digits or more follows.
inline constexpr std::string_view shard_prefix = "shards/";
inline constexpr std::string_view file_list_prefix = "files-";
inline constexpr std::string_view dead_passages_prefix = "dead-";

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
