#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.hpp"
#include "tests/support/read_file.hpp"

namespace newsgrep::test {
namespace {

namespace fs = std::filesystem;

const fs::path source_dir = NEWSGREP_SOURCE_DIR;

/// A folder of sources, what it may include of other folders, and which third-party headers it
/// may name. What a folder may include, those that include it may include, too.
struct Room {
  std::string folder;
  std::vector<std::string> below;
  std::vector<std::string> third_party;
};

/// From the lowest to the highest. The installed headers of a library are the room `…/include`.
const std::vector<Room> rooms = {
    {"text/include", {}, {}},
    {"text", {"text/include"}, {"libstemmer.h", "utf8proc.h", "xxhash.h"}},
    {"corpus/include", {"text/include"}, {}},
    {"corpus", {"corpus/include", "text"}, {"nlohmann/", "unicode/ucnv.h"}},
    {"index/bytes", {"text"}, {"xxhash.h"}},
    {"index/checksums", {"index/bytes"}, {}},
    {"index/glass", {"index/checksums"}, {}},
    {"index/postings", {"index/glass"}, {}},
    {"index/texts", {"index/checksums"}, {}},
    {"index/passages", {"index/texts"}, {"zstd.h"}},
    {"index/words", {"index/checksums"}, {}},
    {"index", {"index/postings", "index/passages", "index/words"}, {}},
    {"searcher/include", {"text/include"}, {}},
    {"searcher/query", {"searcher/include", "text"}, {}},
    {"searcher/match", {"searcher/query", "index"}, {}},
    {"searcher/engine", {"searcher/match"}, {}},
    {"indexer/include", {"corpus/include"}, {}},
    {"indexer", {"indexer/include", "index", "corpus"}, {}},
    {"cli", {"text"}, {"CLI/", "nlohmann/"}},
    {"searcher/cli", {"cli", "searcher/include"}, {"nlohmann/"}},
    {"indexer/cli", {"cli", "indexer/include", "searcher/include"}, {"nlohmann/"}},
};

/// The room of a file: the longest folder of `rooms` that holds it; empty for none.
std::string room_of(std::string_view file) {
  std::string best;
  for (const auto& room : rooms) {
    if (file.starts_with(room.folder + "/") && room.folder.size() > best.size()) best = room.folder;
  }
  return best;
}

/// All that files of `folder` may include, itself among it.
std::set<std::string> reachable(const std::string& folder) {
  std::set<std::string> all = {folder};
  const auto room =
      std::find_if(rooms.begin(), rooms.end(), [&](const Room& r) { return r.folder == folder; });
  for (const auto& lower : room->below) all.merge(reachable(lower));
  return all;
}

struct Include {
  std::string from;  ///< Path of the file, from the top of the project.
  std::string to;    ///< Likewise of ours; as it is written of another library.
  bool ours = false;
};

/// Where `name` of an installed header stands: `text/include/newsgrep/error.hpp`.
std::string place_of_installed(const std::string& name) {
  for (const auto& room : rooms) {
    if (!room.folder.ends_with("/include")) continue;
    const auto place = room.folder + "/" + name;
    if (fs::exists(source_dir / place)) return place;
  }
  return name;
}

std::vector<Include> includes_of(const std::string& file) {
  static const std::regex line(R"(^\s*#\s*include\s*(["<])([^">]+)[">])", std::regex::multiline);
  const auto text = read_file(source_dir / file);
  std::vector<Include> all;
  for (std::sregex_iterator at(text.begin(), text.end(), line), end; at != end; ++at) {
    const std::string name = (*at)[2];
    const bool ours = (*at)[1] == "\"";
    all.push_back({file, name.starts_with("newsgrep/") ? place_of_installed(name) : name, ours});
  }
  return all;
}

/// Returns true for the names of files that a compiler may read.
bool is_source(const fs::path& file) {
  static const std::set<std::string> extensions = {".cpp", ".hpp", ".cc", ".h",
                                                   ".hh",  ".inc", ".ipp"};
  return extensions.contains(file.extension().string());
}

/// Paths of the C++ files of all rooms, from the top of the project.
std::vector<std::string> source_files() {
  std::set<std::string> files;
  for (const auto& room : rooms) {
    for (const auto& entry : fs::recursive_directory_iterator(source_dir / room.folder)) {
      if (!is_source(entry.path())) continue;
      const auto file = entry.path().lexically_relative(source_dir).generic_string();
      if (!room_of(file).empty()) files.insert(file);
    }
  }
  return {files.begin(), files.end()};
}

std::vector<Include> all_includes() {
  std::vector<Include> all;
  for (const auto& file : source_files()) {
    const auto some = includes_of(file);
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

/// A header and the file that defines what it declares are one unit: their path without extension.
std::string unit_of(const std::string& file) {
  return fs::path(file).replace_extension().generic_string();
}

using Graph = std::map<std::string, std::set<std::string>>;

/// The first circle that is found from `unit` on, as a path; empty when there is none.
std::vector<std::string> circle_from(const std::string& unit, const Graph& graph,
                                     std::set<std::string>& done, std::vector<std::string>& path) {
  const auto seen = std::find(path.begin(), path.end(), unit);
  if (seen != path.end()) {
    std::vector<std::string> circle(seen, path.end());
    circle.push_back(unit);
    return circle;
  }
  if (done.contains(unit)) return {};
  path.push_back(unit);
  if (const auto targets = graph.find(unit); targets != graph.end()) {
    for (const auto& target : targets->second) {
      auto circle = circle_from(target, graph, done, path);
      if (!circle.empty()) return circle;
    }
  }
  path.pop_back();
  done.insert(unit);
  return {};
}

bool is_standard(const std::string& name) {
  return name.find('/') == std::string::npos && name.find('.') == std::string::npos;
}

bool is_of_the_system(const std::string& name) {
  static const std::set<std::string> names = {
      "dirent.h",    "fcntl.h",    "fnmatch.h",  "langinfo.h",  "malloc.h",
      "poll.h",      "signal.h",   "spawn.h",    "unistd.h",    "sys/file.h",
      "sys/ioctl.h", "sys/mman.h", "sys/stat.h", "sys/types.h", "sys/wait.h"};
  return names.contains(name);
}

}  // namespace

TEST_CASE("every source file stands in a room, and each room's folder is listed", "[structure]") {
  // Programs for measuring and testing may include anything; builds are not ours.
  const std::set<std::string> elsewhere = {"bench", "build", "tests", "searcher/examples"};
  for (auto entry = fs::recursive_directory_iterator(source_dir);
       entry != fs::recursive_directory_iterator(); ++entry) {
    const auto file = entry->path().lexically_relative(source_dir).generic_string();
    const bool is_hidden = entry->path().filename().string().starts_with('.');
    if (entry->is_directory() &&
        (is_hidden || elsewhere.contains(file) || fs::exists(entry->path() / "CMakeCache.txt"))) {
      entry.disable_recursion_pending();
    }
    if (!entry->is_regular_file() || !is_source(entry->path())) continue;
    INFO(file);
    auto folder = fs::path(file).parent_path().generic_string();
    if (folder.ends_with("/include/newsgrep")) folder.resize(folder.size() - 9);
    CHECK(folder == room_of(file));
  }
}

TEST_CASE("no folder includes one above it", "[structure]") {
  const auto includes = all_includes();
  REQUIRE(includes.size() > 500);
  for (const auto& include : includes) {
    if (!include.ours) continue;
    INFO(include.from << " includes " << include.to);
    const auto from = room_of(include.from);
    const auto to = room_of(include.to);
    CHECK(fs::exists(source_dir / include.to));
    CHECK(include.to == fs::path(include.to).lexically_normal().generic_string());
    CHECK(reachable(from).contains(to));
  }
}

TEST_CASE("no units include each other in a circle", "[structure]") {
  Graph graph;
  for (const auto& include : all_includes()) {
    const auto from = unit_of(include.from);
    const auto to = unit_of(include.to);
    if (include.ours && from != to) graph[from].insert(to);
  }
  std::set<std::string> done;
  for (const auto& [unit, targets] : graph) {
    std::vector<std::string> path;
    const auto circle = circle_from(unit, graph, done, path);
    CHECK(circle == std::vector<std::string>{});
    if (!circle.empty()) break;
  }
}

TEST_CASE("a third-party header is named only in the rooms that use its library", "[structure]") {
  for (const auto& include : all_includes()) {
    if (include.ours || is_standard(include.to) || is_of_the_system(include.to)) continue;
    INFO(include.from << " includes " << include.to);
    const auto folder = room_of(include.from);
    const auto room =
        std::find_if(rooms.begin(), rooms.end(), [&](const Room& r) { return r.folder == folder; });
    CHECK(std::any_of(room->third_party.begin(), room->third_party.end(),
                      [&](const auto& name) { return include.to.starts_with(name); }));
  }
}

TEST_CASE("the parser of command lines is included by one file", "[structure]") {
  std::set<std::string> files;
  for (const auto& include : all_includes()) {
    if (include.to.starts_with("CLI/")) files.insert(include.from);
  }
  CHECK(files == std::set<std::string>{"cli/parse_arguments.cpp"});
}

TEST_CASE("the JSON library is in no header of the programs", "[structure]") {
  for (const auto& include : all_includes()) {
    if (room_of(include.from).find("cli") == std::string::npos) continue;
    INFO(include.from << " includes " << include.to);
    CHECK_FALSE((include.from.ends_with(".hpp") && include.to == "nlohmann/json.hpp"));
  }
}

}  // namespace newsgrep::test
