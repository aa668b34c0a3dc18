#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "tests/docs/markdown.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/read_file.hpp"

namespace fs = std::filesystem;

using newsgrep::test::between;

namespace {

const fs::path source = NEWSGREP_SOURCE_DIR;

/// The pages whose paths and links are checked.
std::vector<fs::path> pages() {
  std::vector<fs::path> found;
  for (const auto* name :
       {"ARCHITECTURE.md", "README.md", "CONTRIBUTING.md", "HACKING.md", "SECURITY.md"}) {
    if (fs::exists(source / name)) found.push_back(source / name);
  }
  for (const auto& entry : fs::recursive_directory_iterator(source / "docs")) {
    if (entry.path().extension() == ".md") found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

/// The page without its blocks of code.
std::string prose(std::string_view page) {
  std::string kept;
  bool in_block = false;
  while (!page.empty()) {
    const auto line = page.substr(0, page.find('\n'));
    page.remove_prefix(std::min(page.size(), line.size() + 1));
    if (line.starts_with("```")) {
      in_block = !in_block;
    } else if (!in_block) {
      kept.append(line).append("\n");
    }
  }
  return kept;
}

/// Folders from which paths are written: the top of the project, and those of installed headers.
constexpr std::array<std::string_view, 5> roots = {"", "text/include", "corpus/include",
                                                   "indexer/include", "searcher/include"};

bool has_known_extension(const std::string& code) {
  constexpr std::array<std::string_view, 7> extensions = {".cpp", ".hpp",  ".md",   ".txt",
                                                          ".csv", ".json", ".cmake"};
  return std::any_of(extensions.begin(), extensions.end(),
                     [&](auto extension) { return code.ends_with(extension); });
}

/// Returns whether a piece of code in a page is a path of the project: in a folder at its top, or a
/// file of a kind that it has. What stands for several names is none, nor is what a build makes.
bool is_path(const std::string& code) {
  const auto slash = code.find('/');
  if (slash == code.npos || slash == 0 ||
      code.find_first_of(" *?<>{}[]()\"':,=$~\u2026") != code.npos) {
    return false;
  }
  const auto folder = code.substr(0, slash);
  if (folder == "build" || folder == "..") return false;
  return fs::is_directory(source / folder) || has_known_extension(code);
}

bool exists(const std::string& path) {
  return std::any_of(roots.begin(), roots.end(),
                     [&](auto root) { return fs::exists(source / root / path); });
}

}  // namespace

TEST_CASE("the paths that the pages name exist", "[docs]") {
  std::size_t checked = 0;
  for (const auto& page : pages()) {
    for (const auto& code : between(prose(newsgrep::test::read_file(page)), "`", '`')) {
      if (!is_path(code)) continue;
      CAPTURE(page.string(), code);
      CHECK(exists(code));
      ++checked;
    }
  }
  CHECK(checked > 0);
}

TEST_CASE("the links of the pages lead somewhere", "[docs]") {
  std::size_t checked = 0;
  for (const auto& page : pages()) {
    for (auto link : between(prose(newsgrep::test::read_file(page)), "](", ')')) {
      if (link.find("://") != link.npos || link.starts_with('#')) continue;
      link = link.substr(0, link.find('#'));
      CAPTURE(page.string(), link);
      CHECK(fs::exists(page.parent_path() / link));
      ++checked;
    }
  }
  CHECK(checked > 0);
}
