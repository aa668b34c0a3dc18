#pragma once

#include <string_view>
#include <vector>

namespace newsgrep::text {

/// Returns the commonest function words of a language in lower case, unstemmed; none if there is no
/// list for it. `language` is an ISO 639-1 code.
std::vector<std::string_view> stop_words(std::string_view language);

}  // namespace newsgrep::text
