#include "tests/cli/golden_visible.hpp"

#include <string>
#include <vector>

#include "tests/support/catch.hpp"

using namespace newsgrep::test;
using Lines = std::vector<std::string>;

namespace {

std::string bytes_of(const Lines& lines) {
  std::string bytes;
  for (const auto& line : lines) bytes += bytes_of_visible_line(line);
  return bytes;
}

}  // namespace

TEST_CASE("invisible bytes are written as escapes", "[golden]") {
  CHECK(visible_lines("").empty());
  CHECK(visible_lines("a\n\nb\n") == Lines{"a", "", "b"});
  CHECK(visible_lines("a\n\n") == Lines{"a", "\\"});
  CHECK(visible_lines("\n") == Lines{"\\"});
  CHECK(visible_lines("a") == Lines{"a\\c"});
  CHECK(visible_lines("a\nb ") == Lines{"a", "b\\s\\c"});
  CHECK(visible_lines("a  \n \n") == Lines{"a \\s", "\\s"});
  CHECK(visible_lines("\x1b[1m\t\r\\\n") == Lines{"\\e[1m\\t\\r\\\\"});
  CHECK(visible_lines("\x01\x7f\xff\n") == Lines{"\\x01\\x7f\\xff"});
  CHECK(visible_lines("café 東京 🚢\n") == Lines{"café 東京 🚢"});
  // A no-break space, a zero-width space, a byte order mark, and half a character.
  CHECK(visible_lines("\u00a0\u200b\ufeff\xe6\x9d\n") ==
        Lines{"\\xc2\\xa0\\xe2\\x80\\x8b\\xef\\xbb\\xbf\\xe6\\x9d"});
}

TEST_CASE("escapes stand for the bytes that they were written for", "[golden]") {
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  for (const auto& output : {all, all + "\n", all + all, std::string("\n\n\n"),
                             std::string("a\n\n"), std::string(" \n "), std::string("\\c"),
                             std::string("\\c\n"), std::string("\u2028\u00ad東京")}) {
    CAPTURE(output);
    CHECK(bytes_of(visible_lines(output)) == output);
  }
  CHECK(bytes_of_visible_line("\\# \\[1\\]") == "# [1]\n");
}

TEST_CASE("a line that an editor may have changed is refused", "[golden]") {
  for (const std::string line : {"a ", "a\tb", "a\r", "a\x1b[m", "\\q", "\\x1", "\\xG0", "a\\"}) {
    CAPTURE(line);
    CHECK_THROWS_AS(bytes_of_visible_line(line), std::runtime_error);
  }
}
