#pragma once

#include <string_view>

namespace newsgrep::text {

/// Returns the text of variants.txt. The build generates the definition.
std::string_view variants_text();

}  // namespace newsgrep::text
