#include "index/file_list.hpp"

#include <limits>

#include "tests/support/catch.hpp"

using newsgrep::index::FileList;
using newsgrep::index::parse_file_list;
using newsgrep::index::to_text;

TEST_CASE("a list of files survives being written and read", "[index]") {
  constexpr auto most = std::numeric_limits<std::uint64_t>::max();
  constexpr auto earliest = std::numeric_limits<std::int64_t>::min();
  const auto path = GENERATE(as<std::string>(), "/news/a.txt", "/news/with space.txt", "/tab\there",
                             "/line\nbreak", "/back\\slash", "/back\\nslash-n", "/trailing\\",
                             "/caf\xC3\xA9", "/latin1-\xE9", "/\x01\x7F", "/\r", "");
  CAPTURE(path);
  const newsgrep::index::FileList files = {{path, {{most, earliest}, true}},
                                           {"/other", {{0, 1'700'000'000'123'456'789}, false}}};
  CHECK(parse_file_list(newsgrep::index::to_text(files)) == files);
}

TEST_CASE("malformed lines of a list are left out", "[index]") {
  const auto line = GENERATE(as<std::string>(), "", "nonsense", "1\t2", "1\t2\t0", "x\t2\t0\t/a",
                             "1\tx\t0\t/a", "1\t2\tx\t/a", "1\t2\t/a", "-1\t2\t0\t/a",
                             "1 \t2\t0\t/a", "99999999999999999999\t2\t0\t/a", "\t\t\t");
  CAPTURE(line);
  const newsgrep::index::FileList good = {{"/good", {{3, 4}, false}}};
  CHECK(parse_file_list(line + "\n3\t4\t0\t/good\n") == good);
  CHECK(parse_file_list("3\t4\t0\t/good\n" + line) == good);
}

TEST_CASE("an empty list is empty text", "[index]") {
  CHECK(newsgrep::index::to_text({}).empty());
  CHECK(parse_file_list("").empty());
}
