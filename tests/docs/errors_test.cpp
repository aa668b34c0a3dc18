#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "tests/docs/error_sites.hpp"
#include "tests/docs/markdown.hpp"
#include "tests/docs/named_tests.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/read_file.hpp"

namespace newsgrep::test {
namespace {

namespace fs = std::filesystem;

const fs::path source = NEWSGREP_SOURCE_DIR;

/// What stands in place of a test that would have to write terabytes, or to fool the program.
const std::string no_test = "none: ";

/// A row of docs/errors.md.
struct ErrorRow {
  std::string code;
  std::string sentence;
  std::string hint;  ///< Empty for none.
  std::string test;
};

/// Returns the hint that all errors below a heading have; empty if they have different ones.
std::string common_hint(const std::string& page, const std::string& heading) {
  const std::string words = "\nThe hint is always: ";
  const auto section = page.find("\n" + heading + "\n") + 1;
  const auto at = page.find(words, section);
  if (at == page.npos || at > page.find("\n## ", section)) return "";
  const auto begin = at + words.size();
  return page.substr(begin, page.find('\n', begin) - begin);
}

std::vector<ErrorRow> error_rows() {
  std::vector<ErrorRow> rows;
  const auto page = read_file(source / "docs" / "errors.md");
  for (const auto& row : table_rows(page)) {
    CAPTURE(row.heading);
    const auto codes = between(row.heading, "`", '`');
    REQUIRE(codes.size() == 1);
    auto hint = common_hint(page, row.heading);
    REQUIRE(row.cells.size() == (hint.empty() ? 4 : 3));
    const auto plain = [&](std::size_t cell) { return without_code_marks(row.cells[cell]); };
    if (hint.empty()) hint = plain(1);
    rows.push_back({codes.front(), plain(0), hint == "—" ? "" : hint, plain(row.cells.size() - 1)});
  }
  return rows;
}

/// Returns true if the sentence of a row is one of the site's, or ends with it: then another place
/// puts a name or a line before it.
bool has_sentence(const ErrorSite& site, const ErrorRow& row) {
  return std::any_of(site.sentences.begin(), site.sentences.end(), [&](const Pattern& pattern) {
    if (!has_letters(pattern)) return false;
    const bool is_whole = pattern.front() >= 'A' && pattern.front() <= 'Z';
    return matches(is_whole ? pattern : gap + pattern, row.sentence) ||
           matches(gap + (": " + pattern), row.sentence);
  });
}

bool has_hint(const ErrorSite& site, const ErrorRow& row) {
  return std::any_of(site.hints.begin(), site.hints.end(),
                     [&](const Pattern& pattern) { return matches(pattern, row.hint); });
}

bool is_of(const ErrorRow& row, const ErrorSite& site) {
  return row.code == site.code && has_sentence(site, row) && has_hint(site, row);
}

/// Returns what is known of a text, for a message.
std::string shown(Pattern pattern) {
  for (auto at = pattern.find(gap); at != pattern.npos; at = pattern.find(gap)) {
    pattern.replace(at, 1, "…");
  }
  return pattern;
}

}  // namespace

TEST_CASE("each error that a source makes has a row in docs/errors.md", "[docs]") {
  const auto rows = error_rows();
  for (const auto& site : error_sites(source)) {
    if (site.is_also_note) continue;
    for (const auto& sentence : site.sentences) {
      if (!has_letters(sentence)) continue;
      auto one = site;
      one.sentences = {sentence};
      CAPTURE(site.place, site.code, shown(sentence), shown(site.hints.front()));
      CHECK(
          std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return is_of(row, one); }));
    }
  }
}

TEST_CASE("each row in docs/errors.md has a source that makes the error", "[docs]") {
  const auto sites = error_sites(source);
  const auto rows = error_rows();
  CHECK(rows.size() > 50);
  CHECK(std::count_if(rows.begin(), rows.end(),
                      [](const auto& row) { return row.test.starts_with(no_test); }) <= 2);
  for (const auto& row : rows) {
    CAPTURE(row.code, row.sentence, row.hint);
    CHECK(std::any_of(sites.begin(), sites.end(),
                      [&](const auto& site) { return is_of(row, site); }));
  }
}

TEST_CASE("each error has a hint", "[docs]") {
  for (const auto& site : error_sites(source)) {
    if (site.code == "said") continue;
    CAPTURE(site.place, shown(site.sentences.front()));
    CHECK(std::find(site.hints.begin(), site.hints.end(), "") == site.hints.end());
  }
}

TEST_CASE("the tests that docs/errors.md names exist", "[docs]") {
  const auto names = test_names(source);
  for (const auto& row : error_rows()) {
    CAPTURE(row.sentence, row.test);
    CHECK((names.contains(row.test) || row.test.starts_with(no_test)));
  }
}

}  // namespace newsgrep::test
