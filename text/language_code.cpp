#include "text/language_code.hpp"

#include <algorithm>

#include "text/ascii.hpp"

namespace newsgrep::text {

bool is_language_code(std::string_view code) {
  return (code.size() == 2 || code.size() == 3) &&
         std::all_of(code.begin(), code.end(), is_ascii_lower);
}

std::string primary_language(std::string_view tag) {
  return to_ascii_lower(tag.substr(0, tag.find_first_of("-_")));
}

}  // namespace newsgrep::text
