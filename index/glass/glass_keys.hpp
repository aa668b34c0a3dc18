#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace newsgrep::index {

// The keys of a table of posting lists in "glass", the file format of Xapian 1.4 (version of
// 2016-03-14). A posting list is cut into chunks. The key of its first chunk is the term, with a
// byte FF added after each zero byte. The key of a later chunk is the key of the first chunk, a
// zero byte and the number of the chunk's first passage. This number never starts with FF, so the
// chunks of a term come in order and before all longer terms.

/// The length of the longest possible key, in bytes.
inline constexpr std::size_t max_key_bytes = 255;

/// The length of the longest passage number in a key, in bytes.
inline constexpr std::size_t max_sortable_bytes = 5;

/// The start of every key of metadata.
inline constexpr std::string_view metadata_key_prefix{"\x00\xC0", 2};

/// The key of the first chunk of the document lengths, which come before all terms. In the keys of
/// later chunks the number follows directly, without a zero byte.
inline constexpr std::string_view lengths_key{"\x00\xE0", 2};

/// Appends `value` in a form whose bytes sort as the numbers do. Below 2^15 it takes two bytes,
/// high byte first. A larger number starts with one 1 bit for each byte above two, then a 0 bit;
/// then comes the number, high bits first.
void append_sortable(std::string& out, std::uint32_t value);

/// Returns the key of the first chunk of the posting list of `term`.
std::string first_chunk_key(std::string_view term);

/// Returns the key of a later chunk of the list that starts at `first_key`.
std::string later_chunk_key(std::string_view first_key, std::uint32_t first_passage);

/// Returns a key greater than every chunk key of the list that starts at `first_key`, and less than
/// the keys of all longer terms.
std::string key_after_chunks(std::string_view first_key);

/// Returns the term of a chunk from its key; empty for document lengths.
std::string term_of_chunk_key(std::string_view key);

/// Returns the first passage of a later chunk from its key; nothing if `key` is not the key of one.
std::optional<std::uint32_t> passage_of_chunk_key(std::string_view key);

}  // namespace newsgrep::index
