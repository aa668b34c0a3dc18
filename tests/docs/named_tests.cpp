#include "tests/docs/named_tests.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "tests/docs/cpp_text.hpp"
#include "tests/support/read_file.hpp"

namespace newsgrep::test {
namespace {

namespace fs = std::filesystem;

void add_names_after(std::string_view text, std::string_view call, std::set<std::string>& names) {
  for (auto at = text.find(call); at != text.npos; at = text.find(call, at + 1)) {
    auto rest = text.substr(at + call.size());
    auto name = take_literals(rest);
    rest.remove_prefix(std::min<std::size_t>(rest.size(), 1));  // The comma.
    const auto tags = name ? take_literals(rest).value_or("") : "";
    if (name && tags.find("[!shouldfail]") == tags.npos) names.insert(std::move(*name));
  }
}

}  // namespace

std::set<std::string> test_names(const fs::path& source_dir) {
  constexpr std::array<std::string_view, 2> cases = {"TEST_CASE(", "add_test(NAME "};
  std::set<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(source_dir / "tests")) {
    const auto& path = entry.path();
    if (path.extension() == ".cpp" || path.filename() == "CMakeLists.txt") {
      const auto text = read_file(path);
      for (const auto call : cases) add_names_after(text, call, names);
    }
    if (path.parent_path().filename() == "golden" && path.extension() == ".txt") {
      names.insert("golden: " + path.stem().string());
    }
  }
  return names;
}

}  // namespace newsgrep::test
