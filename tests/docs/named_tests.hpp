#pragma once

#include <filesystem>
#include <set>
#include <string>

namespace newsgrep::test {

/// Returns the names of the tests below `source_dir`: of cases, and of ctests that are programs or
/// scripts of their own. A transcript is `golden: topic`. Left out are cases that are expected to
/// fail.
std::set<std::string> test_names(const std::filesystem::path& source_dir);

}  // namespace newsgrep::test
