#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace newsgrep::index {

/// The size of text that is enough to make a dictionary, in bytes. More text gains little.
inline constexpr std::size_t enough_dictionary_text = std::size_t{5} << 20;

/// Returns the bytes of a dictionary for texts like `texts`, which come from append_content().
/// Looks at the first enough_dictionary_text bytes. Returns nothing (an empty string) if there is
/// too little text to gain by it. The same texts always give the same dictionary.
std::string make_text_dictionary(std::span<const std::string_view> texts);

}  // namespace newsgrep::index
