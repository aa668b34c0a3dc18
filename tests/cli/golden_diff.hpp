#pragma once

#include <string>
#include <vector>

namespace newsgrep::test {

/// Returns the unified diff of two texts, with three lines of context and without names of files;
/// empty if they are equal. Takes time in the product of the lengths: for short texts.
std::string unified_diff(const std::string& expected, const std::string& actual);

}  // namespace newsgrep::test
