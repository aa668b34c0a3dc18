// Keeps README.md true: each command of a `console` block is run, on a terminal of 80 columns
// without colour, and prints what the page shows under it; figures are those of the newest results.
// UPDATE_GOLDEN=1 writes the outputs, the figures and the picture of a terminal anew.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <unistd.h>

#include "tests/cli/sandbox.hpp"
#include "tests/readme/page.hpp"
#include "tests/readme/picture.hpp"
#include "tests/readme/screen.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/read_file.hpp"

namespace fs = std::filesystem;
using namespace newsgrep::test;

namespace {

constexpr unsigned short columns = 80;
const fs::path root = NEWSGREP_ROOT;

bool updates() {
  return std::getenv("UPDATE_GOLDEN") != nullptr;
}

/// A folder in which the commands of the page work: it has corpus/sample and nothing else.
class Home : public Sandbox {
 public:
  Home() {
    fs::create_directory(path() / "corpus");
    fs::copy(root / "corpus/sample", path() / "corpus/sample");
  }

  /// Returns what a terminal shows after a command of the shell. `settings` are put before it.
  std::vector<Row> show(const std::string& settings, const std::string& command) const {
    const auto result = run_on_terminal(columns, {"sh", "-c", settings + "exec 2>&1\n" + command});
    auto text = result.out;
    for (auto at = text.find(path()); at != std::string::npos; at = text.find(path(), at)) {
      text.replace(at, path().string().size(), "/home/you");
    }
    return screen_of(text);
  }
};

/// Writes a file in one step, so that a case that reads it meanwhile sees the old one or the new.
void write(const fs::path& file, const std::string& content) {
  const auto made = file.string() + ".new";
  std::ofstream(made, std::ios::binary) << content;
  fs::rename(made, file);
}

/// A row of a table of the README, and the row of the same name in the newest results.
struct FigureRow {
  std::string shown;
  std::string measured;
};

std::vector<FigureRow> measured_figures(const std::string& page) {
  const auto files = linked_files(page);
  const auto results = std::find_if(files.begin(), files.end(),
                                    [](const auto& file) { return file.ends_with("/results.md"); });
  REQUIRE(results != files.end());
  const auto results_page = read_file(root / *results);
  std::vector<FigureRow> figures;
  for (const auto* header : {"| mean |", "| engine | threads |"}) {
    const auto measured = table_of(results_page, header);
    for (const auto& row : table_of(page, header)) {
      INFO(row);
      const auto same = std::find_if(measured.begin(), measured.end(), [&](const auto& other) {
        return first_cell(other) == first_cell(row);
      });
      REQUIRE(same != measured.end());
      figures.push_back({row, *same});
    }
  }
  return figures;
}

std::string join(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) text += line + "\n";
  return text;
}

}  // namespace

TEST_CASE("each command of the README prints what is shown under it", "[readme][golden]") {
  if (!has_terminals()) {
    WARN("skipped: no pseudo-terminals on this system");
    return;
  }
  const Home home;
  auto page = read_file(root / "README.md");
  const auto commands = commands_of(page);
  REQUIRE(commands.size() > 10);
  std::vector<std::string> outputs;
  for (const auto& command : commands) {
    outputs.push_back(plain_text(home.show("export NO_COLOR=1; ", command.text)));
    INFO("README.md:" << command.line << ": " << command.text);
    if (!updates()) CHECK(outputs.back() == command.output);
    const auto lines = "\n" + outputs.back();
    REQUIRE(lines.find("\n$ ") == std::string::npos);    // The page would show it as a command.
    REQUIRE(lines.find("\nsh: ") == std::string::npos);  // The shell did not find a program.
  }
  if (!updates()) return;
  for (auto i = commands.size(); i-- > 0;) {
    page.replace(commands[i].output_begin_bytes, commands[i].output.size(), outputs[i]);
  }
  for (const auto& figures : measured_figures(page)) {
    page.replace(page.find(figures.shown), figures.shown.size(), figures.measured);
  }
  write(root / "README.md", page);
}

TEST_CASE("each query of the README's table finds something and is wholly understood", "[readme]") {
  const Home home;
  REQUIRE(home.run({"newsgrep-index", "--quiet", "corpus/sample"}).status == 0);
  const auto queries = table_of(read_file(root / "README.md"), "| Query |");
  REQUIRE(queries.size() > 6);
  for (std::size_t i = 2; i < queries.size(); ++i) {  // The header has two lines.
    const auto query = first_cell(queries[i]);
    INFO(query);
    REQUIRE(query.size() > 2);  // In backticks.
    const auto result =
        home.run({"newsgrep", "--strict", "-c", "--", query.substr(1, query.size() - 2)});
    CHECK(result.err == "");
    CHECK(result.status == 0);
  }
}

TEST_CASE("the README's figures are the newest measured ones", "[readme][golden]") {
  if (updates()) return;  // Written with the outputs.
  const auto figures = measured_figures(read_file(root / "README.md"));
  CHECK(figures.size() > 8);
  for (const auto& row : figures) CHECK(row.shown == row.measured);
}

TEST_CASE("the picture of a terminal shows what newsgrep prints", "[readme][golden]") {
  if (!has_terminals()) {
    WARN("skipped: no pseudo-terminals on this system");
    return;
  }
  const Home home;
  REQUIRE(home.run({"newsgrep-index", "--quiet", "corpus/sample"}).status == 0);
  std::vector<ScreenPart> parts;
  for (const auto* command :
       {"newsgrep -m 3 'ceasefire monitors Kyiv'", "newsgrep --sources ceasefire"}) {
    parts.push_back({command, home.show("unset NEWSGREP_LINKS; ", command)});
    REQUIRE(parts.back().rows.size() > 3);
  }
  const auto picture = picture_of(
      parts, columns, "newsgrep in a terminal",
      "Two searches in a folder of news articles. The first shows three paragraphs, each with its "
      "outlet, date, title and place, and the words that matched in colour: a search for "
      "ceasefire, "
      "monitors and Kyiv also finds cease-fire, monitor and Kiev. The second is a bar chart of how "
      "often each outlet wrote of a ceasefire.");
  const auto file = root / "docs/terminal.svg";
  if (updates()) {
    write(file, picture);
  } else {
    INFO("docs/terminal.svg is not what newsgrep prints now; UPDATE_GOLDEN=1 draws it anew");
    CHECK((read_file(file) == picture));
  }
}

TEST_CASE("the pages for newcomers name only files that there are", "[readme]") {
  for (const auto* name : {"README.md", "CONTRIBUTING.md", "HACKING.md", "CHANGELOG.md"}) {
    const auto page = read_file(root / name);
    for (const auto& file : linked_files(page)) {
      INFO(name << " links to " << file);
      CHECK(fs::exists(root / file));
    }
    for (const auto& line : lines_of_blocks(page, "sh")) {
      if (!line.starts_with("script/") && !line.starts_with("bench/")) continue;
      INFO(name << ": " << line);
      CHECK(access((root / line.substr(0, line.find(' '))).c_str(), X_OK) == 0);
    }
  }
}

TEST_CASE("the README's program and its CMake lines are those that are tested", "[readme]") {
  const auto page = read_file(root / "README.md");
  const auto program = join(lines_of_blocks(page, "cpp"));
  REQUIRE(program != "");
  CHECK_THAT(read_file(root / "searcher/examples/embed.cpp"), ContainsSubstring(program));
  const auto tested = read_file(root / "tests/consumer/CMakeLists.txt");
  for (const auto& line : lines_of_blocks(page, "cmake"))
    CHECK_THAT(tested, ContainsSubstring(line));
}
