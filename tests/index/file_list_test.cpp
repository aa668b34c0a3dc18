#include "index/file_list.hpp"

#include <limits>

#include "newsgrep/error.hpp"
#include "tests/support/catch.hpp"

using newsgrep::index::FileList;
using newsgrep::index::parse_file_list;
using newsgrep::index::to_text;

namespace {

bool is_refused(const std::string& text) {
  try {
    parse_file_list(text);
  } catch (const newsgrep::Error& error) {
    return error.code() == newsgrep::ErrorCode::corrupt;
  }
  return false;
}

const std::string good = "3\t4\t5\t6\t00000000000000ff\t0\t/good\n";

}  // namespace

TEST_CASE("a list of files survives being written and read", "[index]") {
  constexpr auto most = std::numeric_limits<std::uint64_t>::max();
  constexpr auto earliest = std::numeric_limits<std::int64_t>::min();
  const auto path = GENERATE(as<std::string>(), "/news/a.txt", "/news/with space.txt", "/tab\there",
                             "/line\nbreak", "/back\\slash", "/back\\nslash-n", "/trailing\\",
                             "/caf\xC3\xA9", "/latin1-\xE9", "/\x01\x7F", "/\r", "");
  CAPTURE(path);
  const FileList files = {{path, {{most, earliest, earliest, most}, most, true}},
                          {"/other", {{0, 1'700'000'000'123'456'789, 1, 0}, 0, false}}};
  CHECK(parse_file_list(to_text(files)) == files);
}

TEST_CASE("a list is written as its description says", "[index]") {
  CHECK(to_text({{"/good", {{3, 4, 5, 6}, 255, false}}}) == good);
  CHECK(parse_file_list(good) == FileList{{"/good", {{3, 4, 5, 6}, 255, false}}});
}

TEST_CASE("a list with a malformed line is refused", "[index]") {
  const auto line = GENERATE(
      as<std::string>(), "", "nonsense", "3\t4\t0\t/old", "x\t4\t5\t6\t00000000000000ff\t0\t/a",
      "3\tx\t5\t6\t00000000000000ff\t0\t/a", "3\t4\tx\t6\t00000000000000ff\t0\t/a",
      "3\t4\t5\tx\t00000000000000ff\t0\t/a", "3\t4\t5\t6\txx\t0\t/a", "3\t4\t5\t6\tff\t0\t/a",
      "3\t4\t5\t6\t00000000000000fg\t0\t/a", "3\t4\t5\t6\t0000000000000000ff\t0\t/a",
      "3\t4\t5\t6\t00000000000000ff\t2\t/a", "3\t4\t5\t6\t00000000000000ff\tx\t/a",
      "3\t4\t5\t6\t00000000000000ff\t0", "-1\t4\t5\t6\t00000000000000ff\t0\t/a",
      "3 \t4\t5\t6\t00000000000000ff\t0\t/a", "3\t4\t5\t-6\t00000000000000ff\t0\t/a",
      "99999999999999999999\t4\t5\t6\t00000000000000ff\t0\t/a",
      "3\t4\t5\t6\t00000000000000ff\t0\t/a\tb", "\t\t\t\t\t\t");
  CAPTURE(line);
  CHECK(is_refused(line + "\n" + good));
  CHECK(is_refused(good + line + "\n"));
}

TEST_CASE("a list that is cut off anywhere inside a line, or says a path twice, is refused",
          "[index]") {
  for (std::size_t size = 1; size < good.size(); ++size) CHECK(is_refused(good.substr(0, size)));
  CHECK(is_refused(good + good));
}

TEST_CASE("an empty list is empty text", "[index]") {
  CHECK(to_text({}).empty());
  CHECK(parse_file_list("").empty());
}
