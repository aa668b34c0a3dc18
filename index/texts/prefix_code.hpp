#pragma once

#include <cstdint>
#include <vector>

#include "index/texts/text_dictionary.hpp"

namespace newsgrep::index {

/// How long the codes are of strings that occur so often, the most frequent first, and once at
/// least: those of Huffman (1952), as far as lengths are limited and whole slots are filled with
/// one.
CodeCounts make_prefix_code(std::vector<std::uint64_t> counts);

}  // namespace newsgrep::index
