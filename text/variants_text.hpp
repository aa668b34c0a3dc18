#pragma once

#include <string_view>

namespace newsgrep::text {

/// The text of variants.txt; the definition is generated when newsgrep is built.
std::string_view variants_text();

}  // namespace newsgrep::text
