#include "cli/json_line.hpp"

#include <sstream>
#include <string>

#include "searcher/cli/json_printer.hpp"
#include "tests/support/catch.hpp"

using namespace newsgrep;
using namespace newsgrep::cli;

namespace {

std::string nested(std::size_t levels) {
  return std::string(levels, '[') + std::string(levels, ']');
}

}  // namespace

TEST_CASE("how deep JSON is nested is told without reading it", "[cli]") {
  CHECK(is_shallow_json("{}"));
  CHECK(is_shallow_json(nested(100)));
  CHECK_FALSE(is_shallow_json(nested(101)));
  CHECK_FALSE(is_shallow_json(std::string(1 << 20, '{')));
  std::string wide = "[";
  for (int i = 0; i < 1'000; ++i) wide += "[],";
  CHECK(is_shallow_json(wide + "[]]"));
  CHECK(is_shallow_json("\"" + std::string(200, '[') + "\""));
  CHECK(is_shallow_json("\"\\\"" + std::string(200, '[') + "\""));
  CHECK_FALSE(is_shallow_json("\"\\\\\"" + std::string(200, '[')));
}

TEST_CASE("what another program stored too deep is left out of --json", "[cli]") {
  Hit hit;
  hit.article.id = "a";
  std::ostringstream out;
  hit.article.extra = "{\"k\":" + nested(100'000) + "}";
  make_json_printer(out)->print(hit);
  CHECK_THAT(out.str(), !newsgrep::test::ContainsSubstring("extra"));
  hit.article.extra = "{\"k\":" + nested(99) + "}";
  make_json_printer(out)->print(hit);
  CHECK_THAT(out.str(), newsgrep::test::ContainsSubstring("\"extra\":{\"k\":[["));
}
