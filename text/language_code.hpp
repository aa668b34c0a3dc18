#pragma once

#include <string>
#include <string_view>

namespace newsgrep::text {

/// Returns true if `code` may be an ISO 639 code: two or three ASCII letters in lower case.
bool is_language_code(std::string_view code);

/// Returns the language of a tag that may have a region, in lower case: `en` for en-GB and EN_us.
std::string primary_language(std::string_view tag);

}  // namespace newsgrep::text
