#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace newsgrep::index {

// The keys of a table of posting lists in Xapian's format "glass" (of 2016-03-14, which is that of
// Xapian 1.4). A posting list is divided into chunks. The key of the first is the term, in which a
// zero byte is followed by FF; the keys of later ones go on with a zero byte and the number of the
// first passage, which never begins with FF. So chunks stand in order, before all longer terms.

/// The longest key that a table holds.
inline constexpr std::size_t max_key_bytes = 255;

/// The longest a passage number can be in a key.
inline constexpr std::size_t max_sortable_bytes = 5;

/// In front of the keys of metadata.
inline constexpr std::string_view metadata_key_prefix{"\x00\xC0", 2};

/// The key of the first chunk of the list of document lengths, which stands before those of all
/// terms. In later ones the number follows at once.
inline constexpr std::string_view lengths_key{"\x00\xE0", 2};

/// Appends `value` so that the bytes sort as the numbers do: two bytes below 2^15, otherwise as
/// many ones as there are bytes above two, followed by a zero, and the number, high bits first.
void append_sortable(std::string& out, std::uint32_t value);

/// The key of the first chunk of the posting list of `term`.
std::string first_chunk_key(std::string_view term);

/// The key of a later chunk of the list whose first has the key `first_key`.
std::string later_chunk_key(std::string_view first_key, std::uint32_t first_passage);

/// A key that is behind those of all chunks of the list whose first has the key `first_key`, and
/// before those of all longer terms.
std::string key_after_chunks(std::string_view first_key);

/// The term of the key of any chunk; empty for document lengths.
std::string term_of_chunk_key(std::string_view key);

/// The first passage of a later chunk; nothing when `key` is not that of one.
std::optional<std::uint32_t> passage_of_chunk_key(std::string_view key);

}  // namespace newsgrep::index
