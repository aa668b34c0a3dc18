#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace newsgrep::cli {

/// Returns `number` with thousands separators: `1,204`.
std::string grouped(std::size_t number);

/// Returns `1 file`, `1,204 files`.
std::string counted(std::size_t count, std::string_view one, std::string_view many);

}  // namespace newsgrep::cli
