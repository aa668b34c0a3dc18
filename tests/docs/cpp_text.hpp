#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace newsgrep::test {

/// Returns C++ with spaces in place of comments.
std::string without_comments(std::string_view source);

/// Returns the arguments of the call whose opening bracket is at `opening`.
std::vector<std::string> arguments_at(std::string_view source, std::size_t opening);

/// Returns the string that `source` begins with, several literals in a row as one; nothing if it
/// begins otherwise. Moves `source` to what comes after it.
std::optional<std::string> take_literals(std::string_view& source);

/// Gives the string that a name stands for, and nothing for another name.
using Constants = std::function<std::optional<std::string>(std::string_view name)>;

/// Returns the strings that an expression may be: several for `a ? "x" : "y"`. A part that is not
/// written there is a NUL character.
std::vector<std::string> strings_of(std::string_view expression, const Constants& constants);

}  // namespace newsgrep::test
