#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tests/docs/markdown.hpp"
#include "tests/docs/named_tests.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/read_file.hpp"

namespace newsgrep::test {
namespace {

const std::filesystem::path source = NEWSGREP_SOURCE_DIR;

/// Returns the notes of a page by their names: `[^name]: text`, each on one line.
std::map<std::string, std::string> notes_of(const std::string& page) {
  std::map<std::string, std::string> notes;
  for (auto at = page.find("\n[^"); at != page.npos; at = page.find("\n[^", at + 1)) {
    const auto line = page.substr(at + 1, page.find('\n', at + 1) - at - 1);
    const auto end = line.find("]: ");
    if (end != line.npos) notes[line.substr(2, end - 2)] = line.substr(end + 3);
  }
  return notes;
}

/// Returns the items of lists and the rows of tables above the notes: what the page promises. What
/// stands below a heading that ends with "not promised" is left out.
std::vector<std::string> promises_in(const std::string& page) {
  std::vector<std::string> promises;
  std::string_view rest = page;
  bool promised = true;
  bool in_table = false;
  while (!rest.empty()) {
    const auto line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (line.starts_with("#")) promised = !line.ends_with("not promised");
    const bool is_row = line.starts_with("|");
    const bool is_rule = is_row && line.find_first_not_of("|-: ") == line.npos;
    const bool begins = line.starts_with("- ") || (is_row && in_table && !is_rule);
    in_table = is_row && (in_table || is_rule);
    if (!promised) continue;
    if (begins) {
      promises.emplace_back(line);
    } else if (line.starts_with("  ") && !promises.empty()) {
      promises.back().append(line);
    }
  }
  return promises;
}

}  // namespace

TEST_CASE("each promise of docs/promises.md names the tests that keep it", "[docs]") {
  const auto page = read_file(source / "docs" / "promises.md");
  const auto notes = notes_of(page);
  const auto promises = promises_in(page);
  CHECK(promises.size() > 30);
  for (const auto& promise : promises) {
    CAPTURE(promise);
    const auto names = between(promise, "[^", ']');
    CHECK_FALSE(names.empty());
    for (const auto& name : names) {
      CAPTURE(name);
      CHECK(notes.contains(name));
    }
  }
}

TEST_CASE("the tests that docs/promises.md names exist, and are all used", "[docs]") {
  const auto page = read_file(source / "docs" / "promises.md");
  const auto names = test_names(source);
  for (const auto& [note, text] : notes_of(page)) {
    CAPTURE(note, text);
    const auto tests = between(text, "“", '\xE2');
    CHECK_FALSE(tests.empty());
    for (const auto& test : tests) {
      CAPTURE(test);
      CHECK(names.contains(test));
    }
    const auto first = page.find("[^" + note + "]");
    CHECK(page[first + note.size() + 3] != ':');
  }
}

}  // namespace newsgrep::test
