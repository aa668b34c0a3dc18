#pragma once

#include <cstdint>
#include <string>

namespace newsgrep::cli {

/// Returns a size for people: `512 bytes`, `12 KB`, `3.4 GB`. A KB is 1000 bytes.
std::string byte_size(std::uint64_t bytes);

}  // namespace newsgrep::cli
