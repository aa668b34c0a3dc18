#include <filesystem>
#include <fstream>
#include <string>

#include "newsgrep/searcher.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/search.hpp"

namespace fs = std::filesystem;
using namespace newsgrep;
using newsgrep::test::TempIndex;
using newsgrep::test::to_articles;

TEST_CASE("a refresh that fails leaves the Searcher as it was", "[engine]") {
  const TempIndex index(to_articles({{"a", "The ferry is late"}}));
  Searcher searcher(index.path());
  const auto stub = index.path() / "XAPIANDB";
  std::ofstream(stub, std::ios::app) << "damage\n";
  CHECK_THROWS_AS(searcher.refresh(), Error);
  CHECK(searcher.search(parse_query("ferry")).hits.size() == 1);
  CHECK(searcher.search(parse_query("ferries late")).hits.size() == 1);
  CHECK(searcher.more_like("a:1").text() != "");
  CHECK(searcher.info().passages == 1);
  fs::remove(stub);
  CHECK_THROWS_AS(searcher.refresh(), Error);
  CHECK(searcher.count(parse_query("ferry")) == 1);
}

TEST_CASE("a refresh sees an index that was deleted and built again under the same names",
          "[engine]") {
  const TempIndex index(to_articles({{"a", "The ferry is late"}}));
  Searcher searcher(index.path());
  CHECK_FALSE(searcher.refresh());
  fs::remove_all(index.path());
  index.add(to_articles({{"a", "The tramway is late"}}));
  CHECK(searcher.refresh());
  CHECK(searcher.count(parse_query("ferry")) == 0);
  CHECK(searcher.count(parse_query("tramway")) == 1);
}

TEST_CASE("the same index made again need not be opened again", "[engine]") {
  const TempIndex index(to_articles({{"a", "The ferry is late"}}));
  Searcher searcher(index.path());
  fs::remove_all(index.path());
  index.add(to_articles({{"a", "The ferry is late"}}));
  searcher.refresh();
  CHECK(searcher.count(parse_query("ferry")) == 1);
}

TEST_CASE("only Errors leave a Searcher that is asked for what there is not", "[engine]") {
  const TempIndex index(to_articles({{"a", "The ferry is late"}}));
  const auto file = index.path() / "XAPIANDB";
  for (const fs::path& path :
       {fs::path(""), fs::path(std::string(10'000, 'x')), file, file / "below",
        fs::path(std::string("a\0b", 3)), fs::path("/proc/self/mem"), fs::path("/nonexistent/x")}) {
    CAPTURE(path.string().substr(0, 100));
    CHECK_THROWS_AS(Searcher(path), Error);
  }
  Searcher searcher(index.path());
  for (const std::string id : {"", ":", "a", "a:0", "a:2", "a:99999999999", "\xFF:1", ":1"}) {
    CAPTURE(id);
    CHECK_THROWS_AS(searcher.more_like(id), Error);
  }
  constexpr auto huge = static_cast<std::size_t>(-1);
  const auto query = parse_query("ferry");
  CHECK(searcher.search(query, {.limit = huge, .offset = huge}).hits.empty());
  CHECK(searcher.search(query, {.limit = huge, .before = huge, .after = huge}).hits.size() == 1);
  CHECK(searcher.stream(query, {.limit = huge, .offset = huge}).next() == std::nullopt);
}
