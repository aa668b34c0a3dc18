#pragma once

#include <string>
#include <string_view>

namespace newsgrep::query {

/// Returns what to type instead of `lang:value`: the code, if `value` is a language's English name.
std::string language_hint(std::string_view value);

}  // namespace newsgrep::query
