#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace newsgrep::cli {

/// What to do instead of an option of grep's that newsgrep does not have, for a hint; `option` as
/// it was typed, with others behind it (-rn) or a value (--include=…). Empty when there is nothing
/// to say.
std::string_view instead_of_grep_option(std::string_view option);

/// The arguments of a command line, without the program's name; grep's -NUM is --context=NUM (but
/// not -0, which is an option, and no value of an option before it, of which `takes_value` tells).
std::vector<std::string> with_numbers_as_context(
    int argc, const char* const* argv,
    const std::function<bool(const std::string& argument)>& takes_value);

}  // namespace newsgrep::cli
