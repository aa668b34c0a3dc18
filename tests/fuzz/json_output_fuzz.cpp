// Whatever bytes an article has, --json prints lines of JSON, by a checker that is not the library
// which writes them.

#include <cstdint>
#include <sstream>
#include <string>

#include "searcher/cli/json_printer.hpp"
#include "tests/fuzz/input_bytes.hpp"
#include "tests/fuzz/strict_json.hpp"
#include "tests/support/require.hpp"

using namespace newsgrep;
using namespace newsgrep::test;

namespace {

ArticleInfo take_article(InputBytes& input) {
  ArticleInfo article;
  for (auto* field : {&article.extra, &article.id, &article.title, &article.source, &article.date,
                      &article.url, &article.path, &article.language}) {
    *field = input.take_text();
  }
  article.authors.assign(input.take_below(3), std::string(input.take_text()));
  return article;
}

Hit take_hit(InputBytes& input) {
  Hit hit;
  hit.article = take_article(input);
  hit.passage_number = input.take<std::uint16_t>();
  hit.section = input.take_text();
  hit.text = input.take_text();
  hit.score = input.take<double>();
  hit.matches = {{0, hit.text.size()}};
  hit.before = {{1, hit.section, hit.text}};
  hit.copies = {{hit.article, 2}};
  hit.after.assign(input.take_below(2), {3, "", std::string(input.take_text())});
  return hit;
}

/// Checks that each line is JSON, and that there are `expected` lines.
void check_lines(const std::string& text, std::size_t expected) {
  std::istringstream lines(text);
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    require(is_strict_json_line(line), "a line is JSON");
    require(line.starts_with("{\"version\":"), "a line begins with its version");
  }
  require(count == expected && text.ends_with('\n'), "a line for each object");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  InputBytes input(data, size);
  const auto hit = take_hit(input);
  const std::string name(input.take_text());
  std::ostringstream out;
  const auto printer = cli::make_json_printer(out);
  printer->name_query(name);
  printer->print(hit);
  cli::print_explanation_as_json(out, {hit.text, hit.section, {{name, 1, hit.score}}}, name);
  cli::print_count_as_json(out, hit.passage_number, name);
  cli::print_tally_as_json(out, CountBy::source, {{hit.text, 1, 1}}, name);
  cli::print_tally_as_json(out, CountBy::day, {{hit.section, 2, 1}}, name);
  check_lines(out.str(), 5);
  return 0;
}
