#pragma once

#include <string_view>
#include <vector>

namespace newsgrep::text {

/// The commonest function words of a language (ISO 639-1 code), lower case, unstemmed; none for a
/// language without a list.
std::vector<std::string_view> stop_words(std::string_view language);

}  // namespace newsgrep::text
