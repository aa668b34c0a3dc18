#pragma once

#include <cstdint>
#include <vector>

#include "index/texts/text_dictionary.hpp"

namespace newsgrep::index {

/// Returns how many codes have each length. `counts` tells how often each string occurs; counts
/// descend and are at least 1. Lengths are those of Huffman (1952), except that they are limited
/// and that a slot has codes of one length only; see text_dictionary.hpp.
CodeCounts make_prefix_code(std::vector<std::uint64_t> counts);

}  // namespace newsgrep::index
