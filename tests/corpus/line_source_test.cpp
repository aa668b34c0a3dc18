#include "corpus/line_source.hpp"

#include <string>
#include <vector>

#include "tests/support/catch.hpp"
#include "tests/support/temp_dir.hpp"

using namespace newsgrep::corpus;
using newsgrep::test::TempDir;

namespace {

std::vector<std::string> lines_of(const std::filesystem::path& path, std::size_t max_bytes) {
  LineSource source(std::get<InputFile>(InputFile::open(path)), max_bytes);
  std::vector<std::string> lines;
  for (;;) {
    std::string_view line;
    switch (source.next(line)) {
      case LineSource::Status::line:
        lines.emplace_back(line);
        break;
      case LineSource::Status::too_long:
        lines.emplace_back("<too long>");
        break;
      case LineSource::Status::failed:
        lines.emplace_back("<failed>");
        return lines;
      case LineSource::Status::end:
        CHECK(source.line_number() == lines.size());
        CHECK(source.next(line) == LineSource::Status::end);
        return lines;
    }
  }
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("lines end at line feeds, with or without a carriage return", "[line_source]") {
  TempDir dir;
  CHECK(lines_of(dir.write("a", ""), 100).empty());
  CHECK(lines_of(dir.write("a", "one"), 100) == Lines{"one"});
  CHECK(lines_of(dir.write("a", "one\n"), 100) == Lines{"one"});
  CHECK(lines_of(dir.write("a", "one\r\n\ntwo\n"), 100) == Lines{"one", "", "two"});
}

TEST_CASE("a byte order mark is skipped and UTF-16 arrives as UTF-8", "[line_source]") {
  TempDir dir;
  CHECK(lines_of(dir.write("a", "\xEF\xBB\xBFone\ntwo"), 100) == Lines{"one", "two"});
  CHECK(lines_of(dir.write("a", std::string("\xFF\xFE\xE9\0\n\0b\0", 8)), 100) == Lines{"é", "b"});
}

TEST_CASE("a line over the limit is passed over and the next ones are read", "[line_source]") {
  TempDir dir;
  const std::string big(1 << 20, 'x');
  CHECK(lines_of(dir.write("a", "one\n" + big + "\ntwo\n"), 1000) ==
        Lines{"one", "<too long>", "two"});
  CHECK(lines_of(dir.write("a", big), 1000) == Lines{"<too long>"});
  CHECK(lines_of(dir.write("a", big + "\n"), 1000) == Lines{"<too long>"});
  CHECK(lines_of(dir.write("a", big + "\ntwo"), big.size()) == Lines{big, "two"});
  CHECK(lines_of(dir.write("a", "12345\n123456\n"), 5) == Lines{"12345", "<too long>"});
}

TEST_CASE("lines are whole wherever the chunks end", "[line_source]") {
  TempDir dir;
  std::string content;
  Lines expected;
  for (std::size_t i = 0; i < 3000; ++i) {
    expected.push_back(std::to_string(i) + std::string(i % 257, 'x'));
    content += expected.back() + '\n';
  }
  CHECK(lines_of(dir.write("a", content), 1000) == expected);
}
