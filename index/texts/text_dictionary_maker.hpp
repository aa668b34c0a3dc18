#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace newsgrep::index {

/// So many bytes of text are enough to make a dictionary from; more gain little.
inline constexpr std::size_t enough_dictionary_text = std::size_t{5} << 20;

/// Makes a dictionary for texts like these, of which as much as is enough is looked at; they should
/// be such as append_content() gives. Empty when there is too little text to gain by it. The same
/// texts always give the same dictionary.
std::string make_text_dictionary(std::span<const std::string_view> texts);

}  // namespace newsgrep::index
